package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;

class ChroniclePartsTest {
  @TempDir Path folder;

  /** Fails when a new version of Chronicle Queue writes other constants: add them, remove none. */
  @ParameterizedTest
  @EnumSource(Roll.class)
  void knowsWhatTodaysChronicleWritesOverManyIndexPages(Roll roll) {
    AtomicLong clock = new AtomicLong(1_795_435_200_000_000_000L);
    JournalSettings settings = new JournalSettings(folder, Sync.NONE, 0, roll, 0);
    int records = roll == Roll.MINUTELY ? 200_000 : 20_000;
    for (int run = 0; run < 2; run++) {
      try (Journals journals = Journals.open(settings, clock::get)) {
        for (int i = 0; i < records / 2; i++)
          if (i % 3 == 0) journals.events().append(new AgentLegUp(i, "a".repeat(i % 40)));
          else journals.events().append(new CallRinging(i));
        assertThat(journals.healed()).isEmpty();
        assertThat(JournalCheck.verify(folder).problems()).isEmpty();
      }
    }
    JournalCheck check = JournalCheck.verify(folder);
    assertThat(check.problems()).isEmpty();
    assertThat(check.events()).isEqualTo(records);
  }
}
