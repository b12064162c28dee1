package org.pacekeeper.sim.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

class InformedTest {
  private static final Scenario EXACT_10 = scenario("exact-10");
  private static final double RING_MEAN_S = 12;
  private static final double TALK_MEAN_S = 150;
  private static final double SHARE = 0.2;

  /** pacing.md: the exact optimum with 10 agents and callees who wait 2 s is 0.8525 at 3 %. */
  @Test
  void whereTheOptimumIsKnownItIsReached() {
    double[] utilization = new double[4];
    double abandoned = 0;
    double answered = 0;
    for (int seed = 1; seed <= 4; seed++) {
      Figures figures = KnownPolicies.run(EXACT_10, "bound.Informed:theta=0.0225", seed).run();
      utilization[seed - 1] = figures.utilization();
      abandoned += figures.abandoned();
      answered += figures.answeredByPerson();
    }
    double mean = LongStream.range(0, 4).mapToDouble(i -> utilization[(int) i]).average().orElse(0);
    assertThat(mean).isCloseTo(0.8525, within(0.01));
    assertThat(abandoned / answered).isCloseTo(0.03, within(0.005));
  }

  @Test
  void aCallIsAnsweredAsTheFormulaSays() {
    TrueCurves curves = new TrueCurves(EXACT_10);
    double[] chances = new double[TrueCurves.HORIZONS];
    // every ring is exponential: what has rung so long says nothing
    for (double ageS : new double[] {0, 7, 40}) {
      curves.answered(SHARE, ageS, chances);
      for (int g = 0; g < TrueCurves.HORIZONS; g++)
        assertThat(chances[g]).isCloseTo(SHARE * (g + 0.5) / TrueCurves.HORIZONS, within(0.01));
    }
  }

  @Test
  void aTalkIsOverAsTheFormulaSays() {
    TrueCurves curves = new TrueCurves(EXACT_10);
    double medianS = RING_MEAN_S * Math.log(16.0 / 9);
    for (double elapsedS : new double[] {0, 100, 300}) {
      double[] once = curves.freeFromTalk(elapsedS, 1);
      double[] twice = curves.freeFromTalk(elapsedS, 2);
      // half a second of the stretch, and up to 2 s of a callee's patience, beside the ring
      assertThat(once[3]).isBetween(over(medianS, 1) - 0.01, over(medianS + 4, 1) + 0.01);
      assertThat(twice[3]).isBetween(over(medianS, 2) - 0.01, over(medianS + 4, 2) + 0.01);
    }
  }

  private static double over(double withinS, double factor) {
    return 1 - Math.exp(-withinS / (factor * TALK_MEAN_S));
  }

  private static Scenario scenario(String name) {
    return ScenarioReader.read(Path.of("../config/scenarios/" + name + ".yaml"));
  }
}
