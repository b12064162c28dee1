package org.pacekeeper.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  /** From the tables of Student's t; 31 and more are beyond the one in the code. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706",
    "2, 4.303",
    "4, 2.776",
    "9, 2.262",
    "19, 2.093",
    "30, 2.042",
    "31, 2.0395",
    "40, 2.0211",
    "60, 2.0003",
    "120, 1.9799",
    "100000, 1.9600"
  })
  void knowsTheQuantilesOfTheTables(int degrees, double expected) {
    assertThat(StudentT.quantile975(degrees)).isCloseTo(expected, within(0.0005));
  }

  @Test
  void isTheMeanWithTheIntervalWorkedByHand() {
    // 2, 4, 4, 4, 6: mean 4, variance 8/4 = 2, standard error sqrt(2/5), t(4) = 2.7764
    Estimate estimate = Estimate.of(2, 4, 4, 4, 6);
    assertThat(estimate.mean()).isEqualTo(4);
    assertThat(estimate.halfWidth()).isCloseTo(2.7764 * Math.sqrt(0.4), within(1e-4));
  }

  @Test
  void pairsTakeOutWhatSeedsHaveInCommon() {
    // differences 1, 2, 3: mean 2, standard error 1/sqrt(3), t(2) = 4.3027
    Estimate difference =
        Estimate.ofDifferences(new double[] {11, 52, 93}, new double[] {10, 50, 90});
    assertThat(difference.mean()).isEqualTo(2);
    assertThat(difference.halfWidth()).isCloseTo(4.3027 / Math.sqrt(3), within(1e-4));
  }

  @Test
  void oneRunHasNoInterval() {
    assertThat(Estimate.of(7).mean()).isEqualTo(7);
    assertThat(Estimate.of(7).halfWidth()).isNaN();
  }

  @Test
  void refusesPairsThatLackOne() {
    assertThatThrownBy(() -> Estimate.ofDifferences(new double[2], new double[3]))
        .hasMessage("pairs: 2 and 3 values, expected as many");
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "10, 10", "20, 19", "40, 38"})
  void oneInTwentyIsAboveTheNearestRank(int count, double expected) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) values[count - 1 - i] = count == 1 ? 5 : i + 1;
    assertThat(Row.nearestRank(values, 0.95)).isEqualTo(expected);
  }
}
