package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InboundArrivalsTest {
  private static final long SECOND = 1_000_000_000L;

  private final InboundArrivals arrivals = new InboundArrivals();

  /** Arrivals of a Poisson process from one second to another. */
  private void poisson(Random random, double perHour, double fromS, double toS) {
    for (double at = fromS; ; ) {
      at -= Math.log(1 - random.nextDouble()) / perHour * 3_600;
      if (at > toS) return;
      arrivals.arrived((long) (at * 1e9));
    }
  }

  @Test
  void learnsTheRateAndHowSureItIs() {
    arrivals.advance(SECOND);
    poisson(new Random(5), 120, 1, 4 * 3_600);
    arrivals.advance(4 * 3_600 * SECOND);
    assertThat(arrivals.ratePerS() * 3_600).isCloseTo(120, within(30.0));
    double mean = arrivals.shape() * arrivals.ratio(60);
    double variance = mean * (1 + arrivals.ratio(60));
    assertThat(mean).isCloseTo(2, within(0.5));
    assertThat(variance).isGreaterThan(mean);
  }

  @Test
  void followsARateThatFallsWithinAnHour() {
    arrivals.advance(SECOND);
    poisson(new Random(6), 200, 1, 3_600);
    arrivals.advance(3_600 * SECOND);
    double busy = arrivals.ratePerS();
    arrivals.advance(7_200 * SECOND);
    assertThat(arrivals.ratePerS()).isLessThan(0.2 * busy);
  }

  @Test
  void isUnsureAtFirstAndExpectsLittleWhenNobodyHasCalledForAnHour() {
    arrivals.advance(SECOND);
    assertThat(arrivals.ratePerS() * 3_600).isCloseTo(60, within(0.1));
    assertThat(arrivals.ratio(30)).isCloseTo(1, within(1e-9));
    arrivals.advance(3_600 * SECOND);
    assertThat(arrivals.ratePerS() * 3_600).isLessThan(1.5);
  }

  @Test
  void goesOnAfterARestoreToTheLastBit() {
    arrivals.advance(SECOND);
    poisson(new Random(7), 90, 1, 3_000);
    Memory memory = Memory.blank();
    arrivals.write(memory);
    InboundArrivals restored = new InboundArrivals();
    restored.read(Memory.of(memory.written()));
    restored.arrived(2_000 * SECOND);
    for (InboundArrivals each : new InboundArrivals[] {arrivals, restored}) {
      each.advance(3_100 * SECOND);
      each.arrived(3_101 * SECOND);
    }
    assertThat(restored.shape()).isEqualTo(arrivals.shape());
    assertThat(restored.ratio(20)).isEqualTo(arrivals.ratio(20));
  }
}
