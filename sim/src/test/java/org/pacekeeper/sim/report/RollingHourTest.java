package org.pacekeeper.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;

class RollingHourTest {
  private static final long HOUR_NS = 3_600_000_000_000L;

  private record Answer(long atNs, boolean abandoned) {}

  @Test
  void findsWhatALookAtEveryHourFinds() {
    RandomStream random = new RandomStreams(7).stream("answers");
    RollingHour hour = new RollingHour(0);
    List<Answer> answers = new ArrayList<>();
    double worst = 0;
    long atNs = 0;
    for (int i = 0; i < 6_000; i++) {
      // now busy, now quiet, so that the window grows, shrinks and grows again
      atNs += (long) (random.nextDouble() * (i / 1_500 % 2 == 0 ? 3e9 : 60e9));
      Answer answer = new Answer(atNs, random.nextDouble() < 0.1);
      answers.add(answer);
      hour.add(answer.atNs, answer.abandoned);
      List<Answer> window = answers.stream().filter(a -> a.atNs > answer.atNs - HOUR_NS).toList();
      if (window.size() >= 100 && atNs >= HOUR_NS)
        worst =
            Math.max(
                worst, (double) window.stream().filter(Answer::abandoned).count() / window.size());
    }
    assertThat(worst).isPositive();
    assertThat(hour.worst()).isEqualTo(worst);
  }

  @Test
  void saysNothingOfAnHourWithFewAnswers() {
    RollingHour hour = new RollingHour(0);
    for (int i = 0; i < 99; i++) hour.add(i, true);
    assertThat(hour.worst()).isZero();
  }

  @Test
  void takesAPieceOfAnHourForNoHourUnlessThereIsNoMore() {
    RollingHour hour = new RollingHour(HOUR_NS);
    for (int i = 0; i < 100; i++) hour.add(HOUR_NS + i, i < 50);
    assertThat(hour.worst()).isEqualTo(0.5);
    for (int i = 0; i < 100; i++) hour.add(HOUR_NS + 1_000 + i, false);
    assertThat(hour.worst()).isEqualTo(0.25);
    hour.add(2 * HOUR_NS + 1_000, true);
    assertThat(hour.worst()).isEqualTo(1.0 / 100);
  }
}
