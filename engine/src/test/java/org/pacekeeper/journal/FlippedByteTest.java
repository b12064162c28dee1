package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;
import org.pacekeeper.journal.RollFiles.RollFile;

class FlippedByteTest {
  private static final int[] MASKS = {0x01, 0x80, 0xff};
  private static final RollFiles ROLLS = RollFiles.of(Roll.MINUTELY);

  @TempDir Path folder;

  @BeforeEach
  void writeASmallJournalOfTwoFiles() {
    AtomicLong clock = new AtomicLong(1_795_435_200_000_000_000L);
    JournalSettings settings = new JournalSettings(folder, Sync.NONE, 0, Roll.MINUTELY, 0);
    try (Journals journals = Journals.open(settings, clock::get)) {
      for (int i = 1; i <= 40; i++) {
        journals.events().append(new CallRinging(i));
        journals.commands().append(i, clock.get(), new Hangup("node", i, "why"));
        journals.position("dispatcher").save(i);
        if (i == 20) clock.addAndGet(60_000_000_000L);
      }
    }
    assertThat(JournalCheck.verify(folder).problems()).isEmpty();
  }

  /**
   * Every byte that is not zero, its neighbours, and a sample of the zeros: index, unused area.
   * What goes unreported must leave every record as it was; only Chronicle's own parts may.
   */
  @Test
  void isFoundAndNamedOrChangesNothingThatAReaderSees() throws IOException {
    int unreported = 0;
    for (RollFile file : ROLLS.in(folder.resolve(Journals.EVENTS))) {
      byte[] whole = Files.readAllBytes(file.path());
      List<Long> good = sequences(file, new ArrayList<>());
      for (int at : places(whole)) {
        for (int mask : MASKS) {
          put(file.path(), at, whole[at] ^ mask);
          List<String> problems = new ArrayList<>();
          List<Long> seen = sequences(file, problems);
          put(file.path(), at, whole[at]);
          if (problems.isEmpty()) {
            assertThat(at).as("only Chronicle's own parts").isLessThan(0x4100);
            assertThat(seen).as("byte %s mask %s", at, mask).isEqualTo(good);
            unreported++;
          } else {
            assertThat(problems.get(0)).contains(file.name(), "byte");
          }
        }
      }
    }
    assertThat(unreported).as("flips that change nothing").isLessThanOrEqualTo(6);
  }

  @Test
  void inARecordIsNamedWithFileAndSequence() throws IOException {
    RollFile file = ROLLS.in(folder.resolve(Journals.EVENTS)).get(1);
    long fifth = positionOfRecord(file, 5);
    put(file.path(), fifth + 4 + RecordFrame.PAYLOAD_AT, 0x55);
    assertThat(JournalCheck.verify(folder).problems())
        .first()
        .asString()
        .contains("events/" + file.name(), "sequence 25", "checksum");
  }

  @Test
  void inAPositionIsFoundWhereverItIs() throws IOException {
    Path file = folder.resolve(Journals.POSITIONS).resolve("dispatcher.position");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++)
      for (int mask : MASKS) {
        put(file, at, whole[at] ^ mask);
        assertThat(JournalCheck.verify(folder).problems())
            .as("byte %s", at)
            .singleElement()
            .asString()
            .contains("positions/dispatcher.position", "slot");
        put(file, at, whole[at]);
      }
  }

  @Test
  void inTheIdentityIsRefusedByNameWhereverItIs() throws IOException {
    Path file = folder.resolve("journal.id");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      put(file, at, whole[at] ^ 0x01);
      assertThat(JournalCheck.verify(folder).problems())
          .singleElement()
          .asString()
          .contains("journal.id");
      put(file, at, whole[at]);
    }
  }

  private static List<Integer> places(byte[] bytes) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      boolean busy = false;
      for (int near = Math.max(0, at - 4); near < Math.min(bytes.length, at + 5); near++)
        busy |= bytes[near] != 0;
      if (busy || at % 5_003 == 0) places.add(at);
    }
    return places;
  }

  private static List<Long> sequences(RollFile file, List<String> problems) {
    List<Long> seen = new ArrayList<>();
    FileScan scan = FileScan.of(ROLLS, file, 0, frame -> seen.add(frame.sequence()));
    problems.addAll(scan.problems());
    if (!scan.ended() && file.name().contains("1200")) problems.add(file.name() + ": byte: no end");
    return seen;
  }

  private static long positionOfRecord(RollFile file, int number) {
    try (RawFile raw = new RawFile(file.path())) {
      long position = 0;
      int records = 0;
      while (true) {
        int header = raw.intAt(position);
        if ((header & RawFile.META) == 0 && ++records == number) return position;
        position = (position + 4 + (header & RawFile.LENGTH) + 3) & ~3L;
      }
    }
  }

  private static void put(Path file, long at, int value) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(at);
      out.write(value);
    }
  }
}
