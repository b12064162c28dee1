package org.pacekeeper.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void repeatFromTheirSeedOnEveryMachine() {
    RandomStream stream = new RandomStreams(1).stream("ring");
    assertThat(stream.nextLong()).isEqualTo(543770138728455985L);
    assertThat(stream.nextDouble()).isEqualTo(0.9256539832643561);
    assertThat(stream.nextGaussian()).isEqualTo(0.8911725599911002);
  }

  @Test
  void areAsEvenAndAsUncorrelatedAsChance() {
    RandomStreams streams = new RandomStreams(7);
    int n = 100_000;
    double sum = 0;
    double lagged = 0;
    double before = 0.5;
    for (int i = 0; i < n; i++) {
      double value = streams.stream("callee.ring", 12_025_550_000L + i, 1).nextDouble();
      assertThat(value).isBetween(0.0, 1.0);
      sum += value;
      lagged += (value - 0.5) * (before - 0.5);
      before = value;
    }
    assertThat(sum / n).isBetween(0.497, 0.503);
    assertThat(lagged / n * 12).isBetween(-0.015, 0.015);
  }

  @Test
  void differByNameKeyIndexAndSeed() {
    RandomStreams streams = new RandomStreams(1);
    assertThat(
            new long[] {
              streams.stream("a").nextLong(),
              streams.stream("b").nextLong(),
              streams.stream("a", 1, 1).nextLong(),
              streams.stream("a", 1, 2).nextLong(),
              streams.stream("a", 2, 1).nextLong(),
              new RandomStreams(2).stream("a").nextLong()
            })
        .doesNotHaveDuplicates();
  }
}
