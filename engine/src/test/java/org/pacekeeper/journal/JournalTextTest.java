package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;

class JournalTextTest {
  private static final long NOON_NS = 1_795_435_200_000_000_000L;
  private static final Originate ORIGINATE =
      new Originate(
          "n",
          "t",
          0x2a_0000_0001L,
          "c",
          7,
          1,
          PhoneNumber.of("+12025550123"),
          "PJSIP/12025550123@carrier",
          "+12025550100",
          1,
          2,
          "msg");

  @TempDir Path folder;

  private List<String> story(boolean phonesShown) {
    List<String> lines = new ArrayList<>();
    JournalDump.story(folder, 1, phonesShown, lines::add);
    return lines;
  }

  @Test
  void isOneLineARecordWithCommandsUnderTheirCauseAndNumbersMaskedUnlessAsked() {
    JournalSettings settings = new JournalSettings(folder, Sync.NONE, 0, Roll.DAILY, 0);
    try (Journals journals = Journals.open(settings, () -> NOON_NS + 5)) {
      journals.events().append(new AgentPaused("ann", "a\nb\"c"));
      journals.commands().append(1, NOON_NS, ORIGINATE);
      journals.events().append(new CallRinging(0x2a_0000_0001L));
    }
    assertThat(story(false))
        .hasSize(3)
        .startsWith(
            "1 2026-11-23T12:00:00.000000005Z AgentPaused agent=\"ann\" reason=\"a\\u000ab\\\"c\"")
        .endsWith("2 2026-11-23T12:00:00.000000005Z CallRinging callId=pk-0000002a00000001");
    assertThat(story(false).get(1))
        .startsWith("  -> 1 Originate")
        .contains("PJSIP/12*******23@carrier", "phone=+12*******23")
        .doesNotContain("2025550123", "2025550100");
    assertThat(story(true).get(1)).contains("phone=+12025550123", "PJSIP/12025550123@carrier");
  }

  @Test
  void statCountsRecordsByTypeAndFile() {
    JournalSettings settings = new JournalSettings(folder, Sync.NONE, 0, Roll.MINUTELY, 0);
    long[] now = {NOON_NS};
    try (Journals journals = Journals.open(settings, () -> now[0])) {
      for (int i = 0; i < 30; i++, now[0] += 10_000_000_000L)
        journals.events().append(i % 3 == 0 ? new AgentPaused("a", "") : new CallRinging(i));
      JournalStat stat = JournalStat.of(folder).get(0);
      assertThat(stat.records()).isEqualTo(30);
      assertThat(stat.files()).hasSize(5);
      assertThat(stat.countByType())
          .containsEntry("AgentPaused", 10L)
          .containsEntry("CallRinging", 20L);
      assertThat(stat.recordsPerSecond()).isBetween(0.10, 0.11);
      assertThat(stat.lines().get(0)).startsWith("events: records=30 ");
      assertThat(stat.lines().get(1)).contains("20261123-1200.cq4", "sequence=1..6");
    }
  }

  @Test
  void aFolderWithoutAJournalIsSaidInOneLine() {
    assertThatThrownBy(() -> JournalStat.of(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("folder " + folder + " holds no journal: expected a file journal.id in it");
  }
}
