package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

class ResolutionsTest {
  private final List<RecordedCall> calls = new ArrayList<>();

  private void add(int count, long resolvedNs, Resolution resolution) {
    for (int i = 0; i < count; i++)
      calls.add(
          new RecordedCall(
              calls.size(),
              "one",
              calls.size(),
              1,
              0,
              25_000,
              1,
              new Span(
                  resolvedNs,
                  resolution == Resolution.ANSWERED || resolution == Resolution.REFUSED),
              resolution,
              resolution == Resolution.ANSWERED ? Outcome.CONNECTED : Outcome.BUSY,
              0,
              0,
              null,
              -1,
              null,
              null,
              false,
              -1,
              -1,
              List.of(),
              "",
              -1,
              -1,
              -1,
              null));
  }

  private Resolutions resolutions() {
    return new Resolutions(calls, DoubleStream.generate(() -> 1).limit(calls.size()).toArray());
  }

  @Test
  void countsCallsThatWereGivenUpForThoseThatRangOn() {
    add(20, 5, Resolution.ANSWERED);
    add(20, 3, Resolution.REFUSED);
    add(40, 10, Resolution.UNSEEN); // given up half way
    add(10, 15, Resolution.ANSWERED);
    add(10, 25, Resolution.TIMED_OUT);
    // 60 of 100 are there after 10, of whom 20 were followed: half of them answered at 15
    assertThat(resolutions().answerShare()).isCloseTo(0.2 + 0.6 * 0.5, within(1e-9));
    assertThat(resolutions().draw(0.1, 1, -1).resolved().ns()).isEqualTo(5);
    assertThat(resolutions().draw(0.4, 1, -1).resolved().ns()).isEqualTo(15);
    assertThat(resolutions().draw(0.6, 1, -1).outcome()).isEqualTo(Outcome.BUSY);
    assertThat(resolutions().draw(0.9, 1, -1)).isNull();
  }

  @Test
  void knowsWhatAGivenUpCallCanStillMeet() {
    add(20, 5, Resolution.ANSWERED);
    add(10, 15, Resolution.ANSWERED);
    add(10, 25, Resolution.TIMED_OUT);
    assertThat(resolutions().draw(0.4, 1, 10).resolved().ns()).isEqualTo(15);
    assertThat(resolutions().draw(0.6, 1, 10)).isNull();
    assertThat(resolutions().draw(0.2, 1, 15)).isNull();
  }

  @Test
  void movesTheShareOfAnswersAndNothingElseByTheFactor() {
    add(50, 5, Resolution.ANSWERED);
    add(50, 3, Resolution.REFUSED);
    assertThat(resolutions().draw(0.24, 0.5, -1).resolution()).isEqualTo(Resolution.ANSWERED);
    assertThat(resolutions().draw(0.26, 0.5, -1).resolution()).isEqualTo(Resolution.REFUSED);
    assertThat(resolutions().draw(0.99, 2, -1).resolution()).isEqualTo(Resolution.ANSWERED);
  }
}
