package org.pacekeeper.comply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendPlanTest {
  private static final double FOREVER = Double.POSITIVE_INFINITY;
  private static final long DAY_MS = 24L * 3_600_000;
  private static final double SMALL_FLOOR = 0.015;

  /** A day on which as many are lost as the plan allows, by chance. */
  private static double day(int answers, long seed) {
    Random random = new Random(seed);
    double left = 1;
    int abandoned = 0;
    for (int n = 1; n <= answers; n++) {
      double allowed =
          left < 1 ? 0 : SpendPlan.fraction(0.03, left, 0.03 * n, SMALL_FLOOR, DAY_MS, FOREVER);
      if (random.nextDouble() < allowed) abandoned++;
      left = Math.max(1, 0.03 * n) - abandoned;
    }
    return (double) abandoned / answers;
  }

  @Test
  void usesMostOfTheLimitOfADayAndBreaksItOnNone() {
    double sum = 0;
    int runs = 400;
    for (int seed = 1; seed <= runs; seed++) {
      double fraction = day(600, seed);
      assertThat(fraction).as("seed %s", seed).isLessThanOrEqualTo(0.03);
      sum += fraction;
    }
    assertThat(sum / runs).isBetween(0.022, 0.03);
  }

  @ParameterizedTest(name = "{0} left at {1} answers/s: {2} of the limit")
  @CsvSource({
    "1, 0.015, 0.1",
    "2, 0.015, 0.48",
    "3, 0.015, 1.0",
    "5, 0.015, 1.24",
    "50, 0.015, 1.5",
    "3, 0.4, 0.1",
    "10, 0.4, 0.9",
    "10, 2, 0.18"
  })
  void riskIsTakenByWhatIsLeftInClusters(double left, double answersPerS, double share) {
    double fraction = SpendPlan.fraction(0.03, left, 0, answersPerS, 30 * DAY_MS, FOREVER);
    assertThat(fraction / 0.03).isCloseTo(share, within(0.02));
  }

  @Test
  void leavesMoreUnusedInAShortWindowThatHasNoEnd() {
    double day = SpendPlan.fraction(0.03, 3, 30, 0.1, DAY_MS, FOREVER);
    double month = SpendPlan.fraction(0.03, 3, 30, 0.1, 30 * DAY_MS, FOREVER);
    double lastHour = SpendPlan.fraction(0.03, 3, 30, 0.1, DAY_MS, 3600);
    assertThat(day).isLessThan(month);
    assertThat(lastHour).isGreaterThanOrEqualTo(month);
  }

  @Test
  void usesUpWhatIsLeftTowardTheEndOfTheWindow() {
    double early = SpendPlan.fraction(0.03, 6, 30, SMALL_FLOOR, DAY_MS, 10 * 3600);
    double late = SpendPlan.fraction(0.03, 6, 30, SMALL_FLOOR, DAY_MS, 600);
    assertThat(late).isGreaterThan(early).isLessThanOrEqualTo(0.06);
  }
}
