package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.command.Command;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.Event;

class CodecTest {
  /** Between the words of a record's text, whose fields may have others behind them. */
  private static final String WORDS = "[ ,{}\\[\\]]+";

  static Stream<Class<?>> everyType() {
    List<Class<?>> types = new ArrayList<>(Samples.leaves(Event.class));
    types.addAll(Samples.leaves(Command.class));
    return types.stream();
  }

  private static RecordTypes<?> typesOf(Class<?> type) {
    return Event.class.isAssignableFrom(type) ? EventCodec.TYPES : CommandCodec.TYPES;
  }

  private static Object read(RecordTypes<?> types, byte[] bytes) {
    RecordFrame frame = new RecordFrame().of(bytes, 0, bytes.length);
    assertThat(frame.problem()).isNull();
    assertThat(frame.sequence()).isEqualTo(Samples.SEQUENCE);
    assertThat(frame.timeNs()).isEqualTo(Samples.TIME_NS);
    return types.read(frame, new FieldReader());
  }

  /** Fields that were added since may appear in the text; none that was written may change. */
  @ParameterizedTest
  @MethodSource("everyType")
  void readsTheCommittedRecordOfEveryType(Class<?> type) throws IOException {
    assertThat(FixtureFiles.record(type)).as("run FixtureFiles.main for the new type").exists();
    Object value = read(typesOf(type), Files.readAllBytes(FixtureFiles.record(type)));
    String expected = Files.readString(FixtureFiles.text(type), StandardCharsets.UTF_8).strip();
    assertThat(new RecordText(true).of((Record) value).split(WORDS))
        .containsSubsequence(expected.split(WORDS));
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void givesBackEveryFieldOfEveryType(Class<?> type) {
    Object sample =
        Event.class.isAssignableFrom(type)
            ? Samples.events().get(type.getSimpleName())
            : Samples.commands().get(type.getSimpleName());
    assertThat(read(typesOf(type), bytes(sample))).isEqualTo(sample);
  }

  private static byte[] bytes(Object sample) {
    return sample instanceof Event event
        ? FixtureFiles.bytes(EventCodec.TYPES, event, 0)
        : FixtureFiles.bytes(CommandCodec.TYPES, (Command) sample, Samples.CAUSE);
  }

  @Test
  void noNumberServesTwoTypes() {
    List<Integer> numbers = new ArrayList<>();
    EventCodec.TYPES.all().forEach(type -> numbers.add(type.id()));
    CommandCodec.TYPES.all().forEach(type -> numbers.add(type.id()));
    assertThat(numbers).doesNotHaveDuplicates().doesNotContain(RecordFrame.TYPE_GAP);
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void refusesARecordInWhichAnyByteIsChanged(Class<?> type) throws IOException {
    byte[] bytes = Files.readAllBytes(FixtureFiles.record(type));
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= 0x10;
      assertThat(new RecordFrame().of(bytes, 0, bytes.length).problem()).contains("checksum");
      bytes[at] ^= 0x10;
    }
  }

  @Test
  void passesOverFieldsThatANewerVersionAdded() {
    FieldWriter out = new FieldWriter();
    RecordFrame.begin(out, 31, 2, Samples.SEQUENCE, Samples.TIME_NS, 0);
    out.string("ann").i64(7);
    new RecordFrame().end(out);
    assertThat(read(EventCodec.TYPES, Arrays.copyOf(out.bytes(), out.length())))
        .isEqualTo(new AgentReady("ann"));
  }

  @Test
  void namesAnUnknownTypeAndARecordThatIsTooLong() {
    FieldWriter out = new FieldWriter();
    RecordFrame.begin(out, 999, 1, Samples.SEQUENCE, Samples.TIME_NS, 0);
    new RecordFrame().end(out);
    assertThatThrownBy(() -> read(EventCodec.TYPES, Arrays.copyOf(out.bytes(), out.length())))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessage("sequence 4711: unknown type 999");
    RecordFrame.begin(out, 31, 1, Samples.SEQUENCE, Samples.TIME_NS, 0);
    out.string("ann").i64(7);
    new RecordFrame().end(out);
    assertThatThrownBy(() -> read(EventCodec.TYPES, Arrays.copyOf(out.bytes(), out.length())))
        .hasMessageContaining("AgentReady: 8 bytes too many");
  }

  @Test
  void refusesLongNamesAndCutsLongText() {
    String longest = "n".repeat(FieldWriter.STRING_CHARS_MAX);
    assertThat(read(EventCodec.TYPES, bytes(new AgentReady(longest))))
        .isEqualTo(new AgentReady(longest));
    assertThatThrownBy(() -> bytes(new AgentReady(longest + "n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AgentReady")
        .hasMessageContaining("4001 characters, expected at most 4000");
    AgentPaused cut =
        (AgentPaused) read(EventCodec.TYPES, bytes(new AgentPaused("a", "x" + "😀".repeat(3_000))));
    assertThat(cut.reason()).hasSizeLessThanOrEqualTo(4_000).endsWith("😀…");
  }
}
