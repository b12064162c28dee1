package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;
import org.pacekeeper.journal.RollFiles.RollFile;

class TornTailTest {
  private static final long NOON_NS = 1_795_435_200_000_000_000L;
  private static final RollFiles ROLLS = RollFiles.of(Roll.MINUTELY);

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(NOON_NS);

  private Journals open() {
    return Journals.open(new JournalSettings(folder, Sync.NONE, 0, Roll.MINUTELY, 0), clock::get);
  }

  private void write(int events) {
    try (Journals journals = open()) {
      for (int i = 1; i <= events; i++) journals.events().append(new CallRinging(i));
    }
  }

  private RollFile latest() {
    List<RollFile> files = ROLLS.in(folder.resolve(Journals.EVENTS));
    return files.get(files.size() - 1);
  }

  private static List<Long> sequences(EventReader reader) {
    List<Long> sequences = new ArrayList<>();
    try (reader) {
      for (EventRecord r = reader.poll(); r != null; r = reader.poll()) sequences.add(r.sequence());
    }
    return sequences;
  }

  private static List<Long> upTo(long last) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 1; i <= last; i++) numbers.add(i);
    return numbers;
  }

  /** Zeros from every place of the last record on, header included: pages that never arrived. */
  @Test
  void isHealedAndToldWhereverTheLastRecordBreaksOff() throws IOException {
    write(20);
    RollFile file = latest();
    byte[] whole = Files.readAllBytes(file.path());
    int end = (int) FileScan.of(ROLLS, file, 0, frame -> {}).usedBytes();
    int start = end - 4 - RecordFrame.LENGTH_MIN - 8;
    for (int cut = start; cut < end; cut++) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, cut, end, (byte) 0);
      Files.write(file.path(), torn);
      try (Journals journals = open()) {
        assertThat(journals.healed()).as("cut at %s", cut).isNotEmpty();
        assertThat(journals.healed().get(0)).contains("events/" + file.name(), "sequence");
        EventReader early = journals.events().reader(1);
        assertThat(journals.events().append(new CallRinging(99))).isEqualTo(20);
        assertThat(sequences(early)).isEqualTo(upTo(20));
        assertThat(sequences(journals.events().reader(1))).isEqualTo(upTo(20));
        assertThat(sequences(Journals.read(folder).events(1))).isEqualTo(upTo(20));
      }
      assertThat(JournalCheck.verify(folder).problems()).isEmpty();
    }
  }

  /** What kill -9 leaves: a document begun, its length not yet known. */
  @Test
  void isHealedWhenADocumentWasBegunAndNotFinished() throws IOException {
    write(20);
    int end = (int) FileScan.of(ROLLS, latest(), 0, frame -> {}).usedBytes();
    put(latest().path(), end, new byte[] {0, 0, 0, (byte) 0x80, 'P', 'K', 'J', 1, 13});
    try (Journals journals = open()) {
      assertThat(journals.healed()).singleElement().asString().contains("torn");
      journals.events().append(new CallRinging(21));
      assertThat(sequences(journals.events().reader(1))).isEqualTo(upTo(21));
    }
    assertThat(JournalCheck.verify(folder).problems()).isEmpty();
  }

  @Test
  void keepsTheDamagedFileAsideAndAllRecordsBeforeIt() throws IOException {
    write(20);
    RollFile file = latest();
    int end = (int) FileScan.of(ROLLS, file, 0, frame -> {}).usedBytes();
    put(file.path(), end - 1, new byte[] {0x55});
    byte[] damaged = Files.readAllBytes(file.path());
    open().close();
    Path aside = folder.resolve("torn").resolve("events-" + file.name() + ".0");
    assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    assertThat(sequences(Journals.read(folder).events(1))).isEqualTo(upTo(19));
    try (Journals journals = open()) {
      assertThat(journals.healed()).isEmpty();
    }
  }

  @Test
  void isHealedInBothFilesWhenPowerFailsShortlyAfterARoll() throws IOException {
    write(20);
    RollFile first = latest();
    clock.addAndGet(60_000_000_000L);
    write(20);
    int end = (int) FileScan.of(ROLLS, first, 0, frame -> {}).usedBytes();
    put(first.path(), end - 200, new byte[200]);
    try (Journals journals = open()) {
      assertThat(journals.healed()).hasSizeGreaterThanOrEqualTo(2);
      long last = journals.events().lastSequence();
      clock.addAndGet(60_000_000_000L);
      journals.events().append(new CallRinging(1));
      assertThat(sequences(journals.events().reader(1))).isEqualTo(upTo(last + 1));
    }
    assertThat(JournalCheck.verify(folder).problems()).isEmpty();
  }

  /** The rewritten file must still send readers on to the one after it. */
  @Test
  void isHealedInTheFileBeforeTheLatestWithNothingLost() throws IOException {
    write(20);
    RollFile first = latest();
    clock.addAndGet(60_000_000_000L);
    try (Journals journals = open()) {
      for (int i = 21; i <= 40; i++) journals.events().append(new CallRinging(i));
    }
    put(first.path(), 0x10, new byte[] {0x55});
    try (Journals journals = open()) {
      assertThat(journals.healed()).singleElement().asString().contains("header");
      EventReader live = journals.events().reader(1);
      journals.events().append(new CallRinging(41));
      assertThat(sequences(live)).isEqualTo(upTo(41));
      assertThat(sequences(Journals.read(folder).events(1))).isEqualTo(upTo(41));
    }
    assertThat(JournalCheck.verify(folder).problems()).isEmpty();
  }

  @Test
  void givesNoNumberASecondTimeThatSomebodyHasSeen() throws IOException {
    try (Journals journals = open()) {
      for (int i = 1; i <= 20; i++) {
        journals.events().append(new CallRinging(i));
        journals.commands().append(i, NOON_NS, new Hangup("n", i, ""));
        journals.position("dispatcher").save(i);
      }
    }
    for (String journal : List.of(Journals.EVENTS, Journals.COMMANDS)) {
      RollFile file = ROLLS.in(folder.resolve(journal)).get(0);
      int end = (int) FileScan.of(ROLLS, file, 0, frame -> {}).usedBytes();
      put(file.path(), end - 1, new byte[] {0x55});
    }
    try (Journals journals = open()) {
      assertThat(journals.healed())
          .anyMatch(line -> line.contains("commands: records 20 to 20 were lost"));
      assertThat(journals.commands().append(19, NOON_NS, new Hangup("n", 1, ""))).isEqualTo(21);
      journals.commands().continueAfter(30);
      assertThat(journals.commands().append(19, NOON_NS, new Hangup("n", 1, ""))).isEqualTo(31);
      try (CommandReader reader = journals.commands().reader(18)) {
        assertThat(reader.poll().sequence()).isEqualTo(18);
        assertThat(reader.poll().sequence()).isEqualTo(19);
        assertThat(reader.poll().sequence()).isEqualTo(21);
        assertThat(reader.poll().sequence()).isEqualTo(31);
        assertThat(reader.poll()).isNull();
      }
      for (long from = 19; from <= 31; from++)
        try (CommandReader reader = journals.commands().reader(from)) {
          assertThat(reader.poll().sequence()).isGreaterThanOrEqualTo(from);
        }
    }
    JournalCheck check = JournalCheck.verify(folder);
    assertThat(check.problems()).isEmpty();
    assertThat(check.notes()).anyMatch(note -> note.contains("sequences 22 to 30"));
  }

  private static void put(Path file, long at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }
}
