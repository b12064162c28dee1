package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.SippCaller;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.InboundLog;

/** Somebody who was called and was busy calls back over SIP, and talks to an agent. */
@Tag("asterisk")
class InboundOverAsteriskTest {
  private static final PhoneNumber OURS = PhoneNumber.of("+12025550100");

  @TempDir Path folder;

  @Test
  void aReturnedCallReachesAnAgentAndIsNotCalledAgain() throws Exception {
    try (RealAsterisk asterisk = RealAsterisk.start(folder.resolve("asterisk"))) {
      CallCenter center = CallCenter.open(folder, new BusyNetwork(asterisk), 1, 1);
      Files.writeString(
          center.config(),
          Files.readString(center.config())
              .replace(
                  "retry: {attemptsMax: 1}",
                  "retry: {attemptsMax: 3}\n    inbound: {numbers: [\"" + OURS.e164() + "\"]}"));
      PhoneNumber lead = center.network().number(0);
      try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
        Waiting.until(
            "the lead to be busy",
            () ->
                AttemptLog.outcomes(run.host().database()).containsValue(Outcome.BUSY)
                    && CallCenter.leadsLeft(run.host().database()) == 1,
            () -> run.host().engine().snapshot());
        SippCaller.call(asterisk, lead, OURS, 8_000, folder);
        Waiting.until(
            "the call to be recorded",
            () -> !InboundLog.calls(run.host().database()).isEmpty(),
            () -> run.host().engine().snapshot());
        List<InboundLog.Call> calls = InboundLog.calls(run.host().database());
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).outcome()).isEqualTo(InboundOutcome.ANSWERED);
        assertThat(calls.get(0).agent()).isEqualTo("agent1");
        assertThat(calls.get(0).leadId()).isPositive();
        System.out.println("waited " + calls.get(0).waitedNs() / 1_000 + " us for the agent");
        Waiting.until(
            "the lead to be called off",
            () -> List.of("done").equals(List.copyOf(CallCenter.statuses(run.host().database()))),
            () -> CallCenter.statuses(run.host().database()));
        Waiting.until(
            "the figures to follow",
            () -> figures(run).answered() == 1,
            () -> run.host().engine().snapshot());
        assertThat(figures(run).serviceLevel()).isEqualTo(1);
        assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
      }
      Audit.of(center).decisionsRepeat();
    }
  }

  private static InboundView figures(EngineRun run) {
    return run.host().engine().snapshot().campaigns().get(0).inbound();
  }

  /** Where whoever is called is busy. */
  private record BusyNetwork(RealAsterisk asterisk) implements PhoneNetwork {
    @Override
    public AsteriskNode node() {
      return asterisk.node();
    }

    @Override
    public String dialString() {
      return "Local/{number}@busy/n";
    }

    @Override
    public int ringTimeoutS() {
      return 5;
    }

    @Override
    public PhoneNumber number(int index) {
      return SippCarrier.number(2_000 + index, "486");
    }

    @Override
    public List<PhoneNumber> dialed() {
      return List.of();
    }

    @Override
    public boolean admits(PhoneNumber number, Outcome outcome, int sipStatus) {
      return outcome == Outcome.BUSY;
    }

    @Override
    public void close() {
      asterisk.close();
    }
  }
}
