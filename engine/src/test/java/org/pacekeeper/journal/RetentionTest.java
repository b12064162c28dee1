package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;

class RetentionTest {
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long DAY_NS = 1440 * MINUTE_NS;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(1_795_435_200_000_000_000L);

  /** Five files of ten records each, in both journals. */
  private Journals written(int keepDays) {
    Journals journals =
        Journals.open(
            new JournalSettings(folder, Sync.NONE, 0, Roll.MINUTELY, keepDays), clock::get);
    for (int i = 1; i <= 50; i++) {
      journals.events().append(new CallRinging(i));
      journals.commands().append(i, clock.get(), new Hangup("n", i, ""));
      if (i % 10 == 0) clock.addAndGet(MINUTE_NS);
    }
    return journals;
  }

  @Test
  void deletesOnlyFilesThatNobodyNeeds() {
    try (Journals journals = written(0)) {
      journals.position("dispatcher").save(15);
      assertThat(journals.retain(31, 40))
          .hasSize(4)
          .filteredOn(name -> name.startsWith("events/"))
          .hasSize(3);
      journals.events().append(new CallRinging(51));
      try (EventReader reader = journals.events().reader(1)) {
        assertThat(reader.firstSequence()).isEqualTo(31);
        assertThat(reader.poll().sequence()).isEqualTo(31);
      }
      try (CommandReader reader = journals.commands().reader(1)) {
        assertThat(reader.firstSequence()).isEqualTo(11);
        assertThat(reader.poll().sequence()).isEqualTo(11);
      }
    }
    assertThat(JournalCheck.verify(folder).problems()).isEmpty();
    try (EventReader reader = Journals.read(folder).events(1)) {
      assertThat(reader.firstSequence()).isEqualTo(31);
    }
  }

  @Test
  void keepsWhatIsYoungerThanTheDaysToKeep() {
    try (Journals journals = written(1)) {
      assertThat(journals.retain(51, 51)).isEmpty();
      clock.addAndGet(DAY_NS);
      assertThat(journals.retain(51, 51)).hasSize(8);
    }
  }

  @Test
  void lastsBeyondTheDeletionOfFilesAReaderHasNotReached() {
    try (Journals journals = written(0);
        EventReader reader = journals.events().reader(1)) {
      for (int i = 1; i <= 10; i++) reader.poll();
      journals.retain(31, 31);
      try (EventReader fresh = journals.events().reader(5)) {
        assertThat(fresh.poll().sequence()).isEqualTo(31);
      }
    }
  }
}
