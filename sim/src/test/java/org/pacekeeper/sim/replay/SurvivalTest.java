package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivalTest {
  private static Survival of(boolean endless, Span... spans) {
    double[] weights = new double[spans.length];
    Arrays.fill(weights, 1);
    return Survival.of(List.of(spans), weights, endless);
  }

  @Test
  void drawsTheSpansThatEndedAsOftenAsTheyCame() {
    Survival survival = of(false, Span.whole(10), Span.whole(20), Span.whole(30), Span.whole(40));
    assertThat(survival.drawNs(0.1, -1)).isEqualTo(10);
    assertThat(survival.drawNs(0.3, -1)).isEqualTo(20);
    assertThat(survival.drawNs(0.6, -1)).isEqualTo(30);
    assertThat(survival.drawNs(0.99, -1)).isEqualTo(40);
  }

  @Test
  void givesTheWeightOfWhatWasCutShortToWhatLastedLonger() {
    // 1/2 at 10, then of those who last longer than 20 all at 30
    Survival survival = of(false, Span.whole(10), Span.whole(10), Span.atLeast(20), Span.whole(30));
    assertThat(survival.drawNs(0.49, -1)).isEqualTo(10);
    assertThat(survival.drawNs(0.51, -1)).isEqualTo(30);
  }

  @Test
  void drawsOnlyWhatIsLongerThanWhatIsKnown() {
    Survival survival = of(false, Span.whole(10), Span.whole(20), Span.whole(30), Span.whole(40));
    assertThat(survival.drawNs(0, 20)).isEqualTo(30);
    assertThat(survival.drawNs(0.6, 20)).isEqualTo(40);
    assertThat(survival.drawNs(0.5, 40)).isGreaterThan(40);
  }

  @Test
  void goesOnBeyondTheLastEndWithTheMeanRateOrForEver() {
    Span[] spans = {Span.whole(10), Span.atLeast(50)};
    // a mean of (10 + 50) / 1; luck 0.75 leaves half of the half that lasts longer than 10
    assertThat(of(false, spans).drawNs(0.75, -1)).isEqualTo(10 + Math.round(60 * Math.log(2)));
    assertThat(of(true, spans).drawNs(0.75, -1)).isEqualTo(Survival.NEVER);
    assertThat(of(false, Span.atLeast(50)).drawNs(0.5, -1)).isEqualTo(Survival.NEVER);
  }
}
