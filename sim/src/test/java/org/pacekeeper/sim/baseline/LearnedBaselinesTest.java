package org.pacekeeper.sim.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.event.Outcome;

/** What the policies that watch the floor make of it. */
class LearnedBaselinesTest {

  /**
   * 11 free agents begin with 3 lines each; of 100 voices so many were dropped, with a limit of 5
   * %.
   */
  @ParameterizedTest(name = "{0} of 100 dropped: {1} lines")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | 33
          5  | 33
          # 3 × (1 + (5 - 6) / 5) = 2.4 each
          6  | 26
          # 3 × (1 + (5 - 8) / 5) = 1.2 each
          8  | 13
          30 | 11
          """)
  void uccxCorrectsItsLinesAfterEveryHundredVoices(int dropped, int lines) {
    GivenFloor floor = new GivenFloor(new UccxPredictive(3, 1, 0.05)).agents(11, 0);
    floor.connected(99 - dropped).dropped(dropped);
    assertThat(floor.decide()).isEqualTo(33);
    assertThat(floor.connected(1).decide()).isEqualTo(lines);
  }

  @ParameterizedTest(name = "{0} answered, {1} dropped, {2} failed: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # connected | dropped | failed | lines for 4 waiting agents
          # 4 + 4 × 1.5 × 3
          10          | 0       | 30     | 22
          10          | 0       | 5      | 7
          # too few answers to judge
          90          | 9       | 99     | 10
          # 3 of 120 are on the target, 3 of 110 above it, 4 of 100 over the limit
          117         | 3       | 120    | 10
          107         | 3       | 110    | 4
          96          | 4       | 100    | 4
          """)
  void unicomDialsAsManyMoreAsFailForEachAnswer(int connected, int dropped, int failed, int lines) {
    GivenFloor floor = new GivenFloor(new UnicomOverdial(1.5, 0.025, 0.03)).agents(4, 0);
    floor.connected(connected).dropped(dropped).failed(failed);
    assertThat(floor.decide()).isEqualTo(lines);
  }

  @Test
  void unicomOverLimitStaysNonPredictiveUntilMidnight() {
    GivenFloor floor = new GivenFloor(new UnicomOverdial(1.5, 0.025, 0.03)).agents(4, 0);
    floor.connected(97).dropped(3).failed(100);
    assertThat(floor.decide()).isEqualTo(4);
    assertThat(floor.at(3600).connected(900).failed(900).decide()).isEqualTo(4);
    double midnight = 12 * 3600;
    floor.at(midnight - 100).connected(10).failed(10);
    assertThat(floor.at(midnight - 1).decide()).isEqualTo(4);
    assertThat(floor.at(midnight).decide()).isEqualTo(10);
  }

  @Test
  void unicomForgetsWhatIsOlderThanItsWindow() {
    GivenFloor floor = new GivenFloor(new UnicomOverdial(1.5, 0.025, 0.03)).agents(4, 0);
    floor.connected(10).failed(30);
    assertThat(floor.at(899).decide()).isEqualTo(22);
    assertThat(floor.at(900).decide()).isEqualTo(4);
  }

  /**
   * One talk of 100 s was seen, answered after 10 s. 1 - exp(-(t + 10) / 100) reaches 0.97 at t =
   * 340.7 s.
   */
  @ParameterizedTest(name = "after {0} s: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          335 | 2
          340 | 2
          345 | 3
          """)
  void issabelCountsOnABusyAgentOnlyAtTheEndOfALongTalk(double elapsed, int calls) {
    GivenFloor floor = new GivenFloor(new IssabelPredictive(false)).agents(2, 1);
    Call first = floor.dial();
    floor.at(10).answer(first);
    floor.connect(first);
    floor.at(110).end(first, Outcome.CONNECTED);
    Call second = floor.at(190).dial();
    floor.at(200).answer(second);
    floor.connect(second);
    assertThat(floor.at(200 + elapsed).decide()).isEqualTo(calls);
  }

  @ParameterizedTest(name = "{0} answered, {1} failed: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # ten calls are not yet enough
          5 | 5  | 3
          # 4 / (5/15) - 1
          5 | 10 | 11
          # the floor of 0.2
          1 | 99 | 19
          """)
  void issabelDividesByTheAnswerRateWhenAsked(int connected, int failed, int calls) {
    GivenFloor floor = new GivenFloor(new IssabelPredictive(true)).agents(4, 0).calls(1, 0);
    assertThat(floor.connected(connected).failed(failed).decide()).isEqualTo(calls);
  }

  @Test
  void issabelAddsNothingBetweenItsTurnsButWhatCouldNotBePlaced() {
    GivenFloor floor = new GivenFloor(new IssabelPredictive(false)).agents(3, 0);
    assertThat(floor.decide()).isEqualTo(3);
    floor.dial();
    assertThat(floor.calls(1, 0).at(0.1).decide()).isEqualTo(2);
    floor.dial();
    floor.dial();
    assertThat(floor.calls(0, 0).at(4.9).decide()).isZero();
    assertThat(floor.at(5).decide()).isEqualTo(3);
  }

  /** Every second call is answered after 10 s, talks last 100 s. */
  @Test
  void impactTakesARatioAboveOneWhenTheReplayKeepsTheLimit() {
    GivenFloor floor = withHistory(20, 0);
    assertThat(floor.at(305).decide()).isGreaterThan(20).isLessThanOrEqualTo(40);
  }

  @Test
  void impactStaysAtOneForFewerThanFiveAgents() {
    GivenFloor floor = withHistory(4, 0);
    assertThat(floor.at(305).decide()).isEqualTo(4);
  }

  @Test
  void impactTakesThreeQuartersAgainAndAgainWhileOverTheLimit() {
    GivenFloor floor = withHistory(20, 0);
    int lines = floor.at(305).decide();
    floor.dropped(10);
    double ratio = 0.75 * lines / 20;
    assertThat(floor.at(310).decide()).isEqualTo((int) Math.floor(20 * Math.max(1, ratio)));
    for (int turn = 0; turn < 3; turn++) floor.at(315 + 5 * turn).decide();
    assertThat(floor.at(330).decide()).isEqualTo(20);
  }

  @Test
  void aReplayOfOneCallAfterTheOtherIsWorkedByHand() {
    // one agent, each call answered after 10 s and handled for 20 s: busy 10 to 30 and 40 to 60
    var attempts = List.of(new ReplayedFloor.Attempt(true, seconds(10)));
    ReplayedFloor.Result one =
        ReplayedFloor.run(attempts, List.of(seconds(20)), 1, 0, 1, seconds(2), seconds(60));
    assertThat(one).isEqualTo(new ReplayedFloor.Result(seconds(40), 2, 0));
    // two lines for the agent: the second person has nobody and leaves after 2 s
    ReplayedFloor.Result two =
        ReplayedFloor.run(attempts, List.of(seconds(20)), 1, 0, 2, seconds(2), seconds(60));
    assertThat(two).isEqualTo(new ReplayedFloor.Result(seconds(40), 4, 2));
    // unless the first is over by then
    ReplayedFloor.Result brief =
        ReplayedFloor.run(attempts, List.of(seconds(1)), 1, 0, 2, seconds(2), seconds(12));
    assertThat(brief.abandoned()).isZero();
    assertThat(brief.busyNs()).isEqualTo(seconds(2));
  }

  private static GivenFloor withHistory(int agents, int dropped) {
    GivenFloor floor = new GivenFloor(new ImpactReplay(0.03)).agents(agents, 0);
    floor.decide();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) calls.add(floor.dial());
    floor.at(10);
    for (int i = 0; i < 100; i++) {
      if (i % 2 == 0) floor.end(calls.get(i), Outcome.NO_ANSWER);
      else floor.answer(calls.get(i));
    }
    for (int i = 1; i < 100; i += 2)
      if (i / 2 < dropped) floor.end(calls.get(i), Outcome.ABANDONED);
      else floor.connect(calls.get(i));
    floor.at(110);
    for (int i = 1 + 2 * dropped; i < 100; i += 2) floor.end(calls.get(i), Outcome.CONNECTED);
    return floor;
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000L;
  }
}
