package org.pacekeeper.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private final Latency latency = new Latency();

  @Test
  void isZeroWhileNothingWasRecorded() {
    assertThat(latency.view()).isEqualTo(new LatencyView(0, 0, 0, 0));
  }

  @Test
  void givesPercentilesInMicrosecondsToThreeDigits() {
    for (int micros = 1; micros <= 1_000; micros++) latency.recordNs(micros * 1_000L);
    LatencyView view = latency.view();

    assertThat(view.count()).isEqualTo(1_000);
    assertThat(view.p50Micros()).isCloseTo(500, within(1.0));
    assertThat(view.p99Micros()).isCloseTo(990, within(2.0));
    assertThat(view.maxMicros()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void keepsWhatWasReadBefore() {
    latency.recordNs(1_000);
    latency.view();
    latency.recordNs(3_000);

    assertThat(latency.view().count()).isEqualTo(2);
  }

  @Test
  void takesWhatIsBeyondItsRangeAsItsEnds() {
    latency.recordNs(-5);
    latency.recordNs(Long.MAX_VALUE);

    assertThat(latency.view().maxMicros()).isCloseTo(100e6, within(100e3));
    assertThat(latency.view().count()).isEqualTo(2);
  }

  @Test
  void losesNothingWhileItIsReadAndWrittenByManyThreads() throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread writer =
          new Thread(
              () -> {
                for (int n = 0; n < 50_000; n++) latency.recordNs(n);
              });
      writers.add(writer);
      writer.start();
    }
    for (int i = 0; i < 100; i++) latency.view();
    for (Thread writer : writers) writer.join(10_000);

    assertThat(latency.view().count()).isEqualTo(200_000);
  }
}
