package org.pacekeeper.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.baseline.LevelAll;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

class TunerTest {
  private static final Path SCENARIOS = Path.of("../config/scenarios");
  private static final int SEEDS = 16;

  /** Solved as Markov chains, then drawn between neighboring whole numbers of lines. */
  @Test
  void findsWhatTheExactModelSaysOfATunedRatio() throws Exception {
    assertThatItsInterval("exact-5-loss", new Tunable(Baselines.RATIO_IDLE, "r", 1.8, 2), 0.7945);
  }

  @Test
  void findsWhatTheExactModelSaysOfATunedLevel() throws Exception {
    assertThatItsInterval("exact-5-loss", new Tunable(LevelAll.NAME, "l", 1.0, 1.2), 0.7289);
    assertThatItsInterval("exact-20-loss", new Tunable(LevelAll.NAME, "l", 1.15, 1.2), 0.8235);
  }

  private static void assertThatItsInterval(String scenario, Tunable tunable, double covers)
      throws Exception {
    try (Batch batch = new Batch(2)) {
      Tuner tuner = new Tuner(batch, scenario(scenario), tunable, SEEDS, false, () -> {});
      tuner.curve(2, 0);
      Estimate found = tuner.atLimit().orElseThrow().utilization();
      assertThat(found.mean()).isCloseTo(covers, within(found.halfWidth()));
      assertThat(found.halfWidth()).isLessThan(0.012);
    }
  }

  @Test
  void aRatioThatHoldsEveryDayIsBelowTheOneThatHoldsOnAverage() throws Exception {
    Scenario scenario = scenario("small-team");
    try (Batch batch = new Batch(2)) {
      double onAverage = best(batch, scenario, Baselines.HINDSIGHT);
      double everyDay = best(batch, scenario, Baselines.HINDSIGHT_HELD);
      assertThat(everyDay).isLessThanOrEqualTo(0.03);
      assertThat(onAverage).isGreaterThan(0.03);
    }
  }

  /** The worst day of what was found best. */
  private static double best(Batch batch, Scenario scenario, String hindsight) throws Exception {
    Tunable tunable = Tunable.of(hindsight).orElseThrow();
    String best = new Tuner(batch, scenario, tunable, 4, false, () -> {}).best(hindsight);
    Trials trials = new Trials(batch, scenario, false, true, () -> {});
    trials.run(List.of(best), 4);
    return trials.point(0, best, 4).abandonFraction();
  }

  private static Scenario scenario(String name) {
    return ScenarioReader.read(SCENARIOS.resolve(name + ".yaml"));
  }
}
