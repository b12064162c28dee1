package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.store.AttemptLog;

/** From a lead file over PJSIP to a carrier, and every result of the carrier into the store. */
@Tag("asterisk")
class CampaignOverAsteriskTest {
  private static final int AGENTS = 10;
  private static final int LEADS = 200;

  @TempDir Path folder;

  @Test
  void everyResultOfTheCarrierIsInTheStore() throws Exception {
    List<String> codes = new ArrayList<>(SippCarrier.refusalCodes());
    for (int i = 0; i < 8; i++) codes.add(SippCarrier.ANSWERS);
    codes.add(SippCarrier.RINGS);
    try (PhoneNetwork network = SippNetwork.start(folder, codes)) {
      CallCenter center = CallCenter.open(folder, network, AGENTS, LEADS);
      CampaignView figures;
      try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
        Waiting.until(
            LEADS + " outcomes",
            () -> AttemptLog.outcomes(run.host().database()).size() >= LEADS,
            () -> run.host().engine().snapshot());
        assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
        figures = run.host().engine().snapshot().campaigns().get(0);
      }

      Audit audit = Audit.of(center);
      System.out.println(audit.seen() + " calls, outcomes " + audit.outcomes());
      audit.nothingIsLost().nobodyIsCalledTwice().knownOutcomesAreTrue().decisionsRepeat();
      assertThat(audit.seen()).isEqualTo(LEADS);
      assertThat(audit.outcomes()).isEqualTo(withoutZeros(figures.outcomes()));
      assertThat(audit.outcomes()).doesNotContainKeys(Outcome.UNKNOWN, Outcome.FAULT);
      assertThat(figures.originated()).isEqualTo(LEADS);
    }
  }

  private static Map<Outcome, Long> withoutZeros(Map<Outcome, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
