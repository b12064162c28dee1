package org.pacekeeper.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

/** Callers from outside among outbound calls, in whole runs under the invariants. */
class BlendingTest {
  private static Scenario floor(String inbound) {
    return Runs.floor(
        "4h",
        12,
        "limits: {abandonFractionMax: 0.03, window: 24h}\nwarmup: 10m\n"
            + "patience: 30s\n"
            + inbound);
  }

  private static Scenario blended(String priority, int perHour) {
    return floor(
        "inbound: {rate: %d, talk: {dist: exponential, mean: 90s}, patience: {dist: exponential, mean: 2m}, priority: %s}"
            .formatted(perHour, priority));
  }

  /** Spare agents are few where outbound calls are always in flight: that is what it costs. */
  @ParameterizedTest
  @CsvSource({"before, 0.1", "after, 0.1", "spare, 0.4"})
  void holdsTheLimitOfOutboundCallsWhoeverCalls(String priority, double gaveUpMax) {
    Figures figures = Runs.figures(blended(priority, 80), "predictive", 4);
    assertThat(figures.abandonFraction()).isLessThanOrEqualTo(0.03);
    assertThat(figures.inboundOffered()).isGreaterThan(200);
    assertThat(figures.inboundAbandonFraction()).isLessThan(gaveUpMax);
    assertThat(figures.answeredByPerson()).isGreaterThan(200);
  }

  @Test
  void theSameCallersComeWhateverThePolicyDoes() {
    long offered = Runs.figures(blended("after", 60), "predictive", 5).inboundOffered();
    assertThat(Runs.figures(blended("after", 60), "progressive", 5).inboundOffered())
        .isCloseTo(offered, org.assertj.core.api.Assertions.within(5L));
  }

  @Test
  void keepsAgentsForCallersWhoAreToCome() {
    Scenario scenario = blended("before", 120);
    Figures with = Runs.figures(scenario, "predictive:theta=0.05", 6);
    Figures without = Runs.figures(scenario, "predictive:reserve=0,theta=0.05", 6);
    assertThat(with.abandonFraction()).isLessThan(without.abandonFraction());
  }

  @Test
  void aRunWithoutCallersIsAsItWas() {
    Figures figures = Runs.figures(floor(""), "predictive", 7);
    assertThat(figures.inboundOffered()).isZero();
    assertThat(Runs.figures(floor(""), "predictive:reserve=0", 7).withoutWallTime().toString())
        .isEqualTo(
            figures
                .withoutWallTime()
                .toString()
                .replace("policy=predictive,", "policy=predictive:reserve=0,"));
  }
}
