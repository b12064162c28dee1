package org.pacekeeper.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.world.Distribution.Mixture;

class DistributionTest {
  private static final int DRAWS = 400_000;

  static Stream<Arguments> moments() {
    return Stream.of(
        Arguments.of(new Distribution.Constant(3), 3.0, 0.0),
        Arguments.of(new Distribution.Exponential(150), 150.0, 1.0),
        Arguments.of(new Distribution.Uniform(2, 8), 5.0, 6 / Math.sqrt(12) / 5),
        Arguments.of(new Distribution.Normal(20, 1.5), 20.0, 0.075),
        // half of a normal: mean sd·√(2/π), variance sd²·(1 − 2/π)
        Arguments.of(
            new Distribution.Normal(0, 1),
            Math.sqrt(2 / Math.PI),
            Math.sqrt(1 - 2 / Math.PI) / Math.sqrt(2 / Math.PI)),
        Arguments.of(new Distribution.Lognormal(122, 1.0), 122.0, 1.0),
        Arguments.of(new Distribution.Gamma(9, 4), 9.0, 0.5),
        Arguments.of(new Distribution.Gamma(569, 0.755), 569.0, 1 / Math.sqrt(0.755)),
        Arguments.of(new Distribution.Weibull(259, 1), 259.0, 1.0),
        // shape 2 is Rayleigh's distribution
        Arguments.of(new Distribution.Weibull(10, 2), 10.0, Math.sqrt(4 / Math.PI - 1)),
        // half of the mass evenly on 0 to 2, the other half on 2 to 10
        Arguments.of(
            new Distribution.Quantiles(List.of(point(0, 0), point(0.5, 2), point(1, 10))),
            3.5,
            Math.sqrt((4 / 3.0 + (1000 - 8) / 3.0 / 8) / 2 - 3.5 * 3.5) / 3.5),
        Arguments.of(
            new Mixture(
                List.of(
                    new Mixture.Part(1, new Distribution.Constant(2)),
                    new Mixture.Part(3, new Distribution.Constant(6)))),
            5.0,
            Math.sqrt(3) / 5));
  }

  private static Distribution.Quantiles.Point point(double fraction, double value) {
    return new Distribution.Quantiles.Point(fraction, value);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void hasItsMeanAndCoefficientOfVariation(Distribution distribution, double mean, double cv) {
    RandomStream random = new RandomStreams(42).stream("moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = distribution.sample(random);
      assertThat(value).isNotNegative();
      sum += value;
      squares += value * value;
    }
    double found = sum / DRAWS;
    double deviation = Math.sqrt(Math.max(0, squares / DRAWS - found * found));
    assertThat(found).isCloseTo(mean, withPercentage(1));
    if (cv == 0) assertThat(deviation).isLessThan(1e-6);
    else assertThat(deviation / found).isCloseTo(cv, withPercentage(2));
  }

  @Test
  void refusesParametersThatMeanNothingAndNamesThem() {
    assertThatThrownBy(() -> new Distribution.Exponential(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exponential mean 0.0: expected a number above 0");
    assertThatThrownBy(() -> new Distribution.Uniform(3, 2))
        .hasMessage("uniform to 2.0: expected at least 3.0");
    assertThatThrownBy(() -> new Distribution.Normal(-1, 1)).hasMessageContaining("normal mean");
    assertThatThrownBy(() -> new Distribution.Gamma(1, Double.NaN))
        .hasMessageContaining("gamma shape NaN");
    assertThatThrownBy(() -> new Mixture(List.of())).hasMessageContaining("at least one part");
    assertThatThrownBy(() -> new Distribution.Quantiles(List.of(point(0, 1), point(0.9, 2))))
        .hasMessage("quantiles of 2 points: expected fractions from 0 to 1");
    assertThatThrownBy(
            () -> new Distribution.Quantiles(List.of(point(0, 1), point(0.5, 0), point(1, 2))))
        .hasMessageStartingWith("quantile at fraction 0.5: expected");
  }
}
