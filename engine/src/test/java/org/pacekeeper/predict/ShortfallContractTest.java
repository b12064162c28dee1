package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What both ways of computing the risk must agree on, and where the faster may differ by how much.
 */
class ShortfallContractTest {
  private static final int HORIZONS = 2;

  private static double[] both(double chance) {
    return new double[] {chance, chance};
  }

  /** P(calls answered + waiting >= agents free + idle), worked by hand. */
  @ParameterizedTest(name = "{0} calls at {1}, {2} agents at {3}, {4} idle, {5} waiting: {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # calls | at  | agents | at  | idle | waiting | risk
          0       | 0   | 0      | 0   | 0    | 0       | 1
          0       | 0   | 0      | 0   | 1    | 0       | 0
          1       | 0.2 | 0      | 0   | 1    | 0       | 0.2
          2       | 0.2 | 0      | 0   | 1    | 0       | 0.36
          2       | 0.2 | 0      | 0   | 2    | 0       | 0.04
          0       | 0   | 1      | 0.3 | 0    | 0       | 0.7
          1       | 0.2 | 1      | 0.3 | 0    | 0       | 0.76
          0       | 0   | 1      | 0.3 | 1    | 1       | 0.7
          0       | 0   | 2      | 0.5 | 0    | 1       | 0.75
          """)
  void theExactOneGivesWhatAHandGives(
      int calls, double answered, int agents, double free, int idle, int waiting, double risk) {
    Shortfall exact = new ExactShortfall(HORIZONS);
    exact.calls(calls, both(answered));
    exact.agents(agents, both(free));
    assertThat(exact.risk(idle, waiting)).isCloseTo(risk, within(1e-12));
  }

  @Test
  void theRiskIsTheMeanOverTheHorizons() {
    Shortfall exact = new ExactShortfall(HORIZONS);
    exact.calls(1, new double[] {0.1, 0.3});
    assertThat(exact.risk(1, 0)).isCloseTo(0.2, within(1e-12));
  }

  /** In the region where decisions fall, the approximation is within a tenth of the risk. */
  @Test
  void theFastOneAgreesWithTheExactOneWhereDecisionsAreMade() {
    Random random = new Random(7);
    int compared = 0;
    for (int trial = 0; trial < 400; trial++) {
      Shortfall exact = new ExactShortfall(HORIZONS);
      Shortfall fast = new NormalShortfall(HORIZONS);
      int busy = 25 + random.nextInt(15);
      int calls = 10 + random.nextInt(30);
      for (int i = 0; i < calls; i++) {
        double[] answered = both(0.05 + 0.3 * random.nextDouble());
        exact.calls(1, answered);
        fast.calls(1, answered);
      }
      for (int i = 0; i < busy; i++) {
        double[] free = both(0.05 + 0.3 * random.nextDouble());
        exact.agents(1, free);
        fast.agents(1, free);
      }
      int idle = random.nextInt(8);
      double risk = exact.risk(idle, 0);
      if (risk < 0.003 || risk > 0.2) continue;
      compared++;
      assertThat(fast.risk(idle, 0)).isCloseTo(risk, within(0.1 * risk + 0.0005));
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  void moreCallsAndFewerAgentsNeverLowerTheRisk() {
    for (Shortfall each :
        new Shortfall[] {new ExactShortfall(HORIZONS), new NormalShortfall(HORIZONS)}) {
      each.agents(12, both(0.2));
      double before = 0;
      for (int calls = 0; calls < 40; calls++) {
        double risk = each.risk(4, 0);
        assertThat(risk).isBetween(before - 1e-9, 1.0);
        assertThat(each.risk(3, 0)).isGreaterThanOrEqualTo(risk - 1e-9);
        before = risk;
        each.calls(1, both(0.2));
      }
    }
  }

  /**
   * Of a call that is placed while nobody else rings, one agent free: the risk is that somebody
   * calls from outside before it is answered.
   */
  @ParameterizedTest(name = "shape {0}, ratio {1}, {2} idle: {3}")
  @CsvSource({"1, 0.25, 1, 0.2", "1, 0.25, 2, 0.04", "2, 1, 1, 0.75", "2, 1, 2, 0.5"})
  void theExactOneCountsCallsFromOutsideAsANegativeBinomialNumber(
      double shape, double ratio, int idle, double risk) {
    Shortfall exact = new ExactShortfall(HORIZONS);
    exact.clearCalls();
    exact.arrivals(shape, both(ratio));
    assertThat(exact.risk(idle, 0)).isCloseTo(risk, within(1e-9));
  }

  @Test
  void callsFromOutsideRaiseTheRiskAlikeInBoth() {
    Random random = new Random(11);
    int compared = 0;
    for (int trial = 0; trial < 300; trial++) {
      Shortfall exact = new ExactShortfall(HORIZONS);
      Shortfall fast = new NormalShortfall(HORIZONS);
      double shape = 5 + 40 * random.nextDouble();
      double[] ratio = both(0.02 + 0.05 * random.nextDouble());
      for (Shortfall each : new Shortfall[] {exact, fast}) {
        each.clearCalls();
        each.arrivals(shape, ratio);
        each.calls(20, both(0.15));
        each.agents(25, both(0.2));
      }
      int idle = random.nextInt(8);
      double risk = exact.risk(idle, 0);
      if (risk < 0.003 || risk > 0.2) continue;
      compared++;
      assertThat(fast.risk(idle, 0)).isCloseTo(risk, within(0.12 * risk + 0.0007));
    }
    assertThat(compared).isGreaterThan(40);
  }
}
