package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Governor.Tuning TUNING = new Governor.Tuning(SECOND, 5, 0.2);

  /** Samples of one second each, {@code .} good and {@code x} bad, seconds apart by spaces. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .....                         | 1.0
          x.....                        | 1.0
          xx...                         | 0.7
          xxxx                          | 1.0
          xxxxx                         | 0.7
          xxxxx xxxxx                   | 0.49
          xxxxx .....                   | 0.75
          xxxxx ..... ..... ..... ..... | 0.9
          xxxxx ....                    | 0.7
          xxxxxxxxxx                    | 0.7
          """)
  void trustsWithAShareThatFollowsTheSamples(String seconds, double share) {
    assertThat(play(seconds).share()).isCloseTo(share, within(1e-9));
  }

  @Test
  void neverFallsToNothingAndNeverRisesAboveAll() {
    assertThat(play("xxxxx ".repeat(50).strip()).share()).isEqualTo(Governor.SHARE_MIN);
    assertThat(play("xxxxx " + "..... ".repeat(50).strip()).share()).isEqualTo(1);
  }

  @Test
  void doesNotRiseWhileNothingIsAskedOfIt() {
    Governor governor = play("xxxxx");
    assertThat(governor.sample(false, 0, 3600 * SECOND)).isFalse();
    assertThat(governor.share()).isEqualTo(0.7);
  }

  @Test
  void goesOnWhereACheckpointLeftIt() {
    Governor governor = play("xxxxx ..");
    Governor restored = new Governor(TUNING);
    restored.restore(governor.checkpoint());
    for (int i = 0; i < 8; i++) {
      governor.sample(false, i, 10 * SECOND + i);
      restored.sample(false, i, 10 * SECOND + i);
    }
    assertThat(restored.checkpoint()).isEqualTo(governor.checkpoint());
    assertThat(restored.share()).isEqualTo(0.75);
  }

  private static Governor play(String seconds) {
    Governor governor = new Governor(TUNING);
    long nowNs = 0;
    for (String second : seconds.split(" ")) {
      for (char sample : second.toCharArray()) governor.sample(sample == 'x', 0, nowNs);
      nowNs += SECOND;
    }
    return governor;
  }
}
