package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldWriterTest {

  /** The buffer grows in the middle of a record, at whatever field it happens to be full. */
  @ParameterizedTest
  @ValueSource(strings = {"u8", "u16", "i32", "i64", "string", "text", "encoded", "raw"})
  void everyFieldMayBeTheOneAtWhichTheBufferGrows(String field) {
    for (int before = 490; before <= 520; before++) {
      FieldWriter out = new FieldWriter();
      out.raw(new byte[before]);
      write(field).accept(out);
      out.u8(0x7e);
      assertThat(out.bytes()[out.length() - 1]).isEqualTo((byte) 0x7e);
      out.raw(new byte[out.bytes().length - out.length()]);
      write(field).accept(out);
      out.u8(0x7f);
      assertThat(out.bytes()[out.length() - 1]).isEqualTo((byte) 0x7f);
    }
  }

  private static Consumer<FieldWriter> write(String field) {
    return switch (field) {
      case "u8" -> out -> out.u8(1);
      case "u16" -> out -> out.u16(1);
      case "i32" -> out -> out.i32(1);
      case "i64" -> out -> out.i64(1);
      case "string" -> out -> out.string("abc");
      case "text" -> out -> out.text("abc");
      case "encoded" -> out -> out.string("größer");
      case "raw" -> out -> out.raw(new byte[3]);
      default -> throw new IllegalArgumentException(field);
    };
  }
}
