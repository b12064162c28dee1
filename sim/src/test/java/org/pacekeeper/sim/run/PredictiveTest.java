package org.pacekeeper.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.check.Invariants;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** The shipped default in whole scenarios: inside the limit, and well above the lower bound. */
class PredictiveTest {
  private static final Path SCENARIOS =
      Path.of(System.getProperty("pacekeeper.root"), "config", "scenarios");

  private static Figures run(Scenario scenario, String policy) {
    return new SimRun(scenario, policy, 3, Policies.shipped()).with(new Invariants()).run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-team", "phone-bank", "bank-sales", "exact-10"})
  void holdsTheLimitAndKeepsAgentsBusierThanOneCallForEach(String name) {
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve(name + ".yaml"));
    Figures predictive = run(scenario, "predictive");
    Figures progressive = run(scenario, "progressive");
    assertThat(predictive.abandonFraction()).isLessThanOrEqualTo(0.03);
    assertThat(predictive.utilization()).isGreaterThan(progressive.utilization() + 0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shock-pause", "shock-triple", "shock-carrier", "shock-start"})
  void holdsTheLimitWhenSomethingChangesAtOnce(String name) {
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve(name + ".yaml"));
    assertThat(run(scenario, "predictive").abandonFraction()).isLessThanOrEqualTo(0.03);
  }
}
