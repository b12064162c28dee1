package org.pacekeeper.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.compare.Search.Point;

class SearchTest {
  private static final double LIMIT = 0.03;

  /** Utilization grows with the value; the abandon fraction is as given. */
  private static Search.Trials trials(DoubleUnaryOperator abandonFraction) {
    return values ->
        values.stream()
            .map(
                value ->
                    new Point(value, 1 - 1 / (1 + value), abandonFraction.applyAsDouble(value)))
            .toList();
  }

  /** 0.001 × value³ reaches the limit at the third root of 30. */
  private static final Search.Trials CUBIC = trials(value -> 0.001 * value * value * value);

  private static final double OPTIMUM = Math.cbrt(30);

  @Test
  void halvesUntilTheOptimumIsBetweenCloseEnds() throws Exception {
    Search.Bracket bracket = Search.halve(1, 12, 1.003, LIMIT, CUBIC);
    assertThat(bracket.within()).isLessThanOrEqualTo(OPTIMUM).isCloseTo(OPTIMUM, within(0.01));
    assertThat(bracket.beyond()).isGreaterThan(OPTIMUM).isCloseTo(OPTIMUM, within(0.01));
  }

  @Test
  void refinesAGridAroundTheOptimum() throws Exception {
    List<Point> tried = Search.gridThenRefine(1, 12, 12, 6, LIMIT, CUBIC);
    assertThat(tried).isSortedAccordingTo((a, b) -> Double.compare(a.value(), b.value()));
    assertThat(Search.best(tried, LIMIT).orElseThrow().value())
        .isLessThanOrEqualTo(OPTIMUM)
        .isCloseTo(OPTIMUM, within(0.02));
  }

  @Test
  void findsAnOptimumInTheMiddleOfWhatIsAllowed() throws Exception {
    Search.Trials hill =
        values ->
            values.stream()
                .map(value -> new Point(value, -Math.pow(Math.log(value / 3), 2), 0))
                .toList();
    assertThat(
            Search.best(Search.gridThenRefine(1, 12, 6, 8, LIMIT, hill), LIMIT)
                .orElseThrow()
                .value())
        .isCloseTo(3, within(0.05));
  }

  @Test
  void findsTheShareThatUsesTheLimitUp() throws Exception {
    Search.Trials curved = trials(share -> 0.01 + 0.06 * Math.pow(share, 1.2));
    Point found =
        Search.shareWithin(new Point(0, 0.5, 0.01), new Point(1, 0.7, 0.07), LIMIT, curved);
    assertThat(found.abandonFraction()).isBetween(0.98 * LIMIT, LIMIT);
  }

  @Test
  void choosesNothingWhenNothingIsWithinTheLimit() {
    assertThat(Search.best(List.of(new Point(1, 0.9, 0.04)), LIMIT)).isEmpty();
  }

  @Test
  void laysAGridAtEvenRatios() {
    assertThat(Search.grid(1, 8, 4)).containsExactly(1.0, 2.0, 4.0, 8.0);
  }
}
