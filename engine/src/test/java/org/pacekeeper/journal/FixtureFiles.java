package org.pacekeeper.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The committed records of {@code src/test/resources/journal/v1}: for every type the bytes of one
 * record, and beside it the text of what it says. No test writes one. {@code main} adds those that
 * are missing, from the engine's folder, and never touches one that is there.
 */
final class FixtureFiles {
  static final Path FOLDER = Path.of("src", "test", "resources", "journal", "v1");

  private FixtureFiles() {}

  public static void main(String[] args) throws IOException {
    for (var sample : Samples.events().values())
      write(sample.getClass(), bytes(EventCodec.TYPES, sample, 0), sample);
    for (var sample : Samples.commands().values())
      write(sample.getClass(), bytes(CommandCodec.TYPES, sample, Samples.CAUSE), sample);
  }

  static Path record(Class<?> type) {
    return FOLDER.resolve(type.getSimpleName() + ".record");
  }

  static Path text(Class<?> type) {
    return FOLDER.resolve(type.getSimpleName() + ".txt");
  }

  static <T> byte[] bytes(RecordTypes<T> types, T value, long cause) {
    FieldWriter out = new FieldWriter();
    RecordType<T> type = types.of(value);
    RecordFrame.begin(out, type.id(), type.version(), Samples.SEQUENCE, Samples.TIME_NS, cause);
    types.write(type, value, out);
    new RecordFrame().end(out);
    return Arrays.copyOf(out.bytes(), out.length());
  }

  private static void write(Class<?> type, byte[] bytes, Object value) throws IOException {
    if (Files.exists(record(type))) return;
    Files.createDirectories(FOLDER);
    Files.write(record(type), bytes);
    String text = new RecordText(true).of((Record) value) + "\n";
    Files.writeString(text(type), text, StandardCharsets.UTF_8);
  }
}
