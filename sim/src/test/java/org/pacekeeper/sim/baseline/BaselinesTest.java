package org.pacekeeper.sim.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.Policies;

class BaselinesTest {

  @ParameterizedTest(name = "{0}: {1} idle, {2} talking, {3} in flight, {4} waiting: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # policy                | idle | talking | in flight | waiting | calls
          fixed.RatioIdle:r=2.5   | 3    | 7       | 1         | 1       | 5
          hindsight.RatioIdle     | 3    | 7       | 1         | 0       | 5
          boost.Lines:factor=3    | 2    | 8       | 4         | 0       | 2
          fixed.LevelAll:l=1.5    | 3    | 7       | 0         | 0       | 8
          fixed.LevelAll:l=1.5    | 3    | 7       | 5         | 1       | 2
          fixed.LevelAll:l=1      | 0    | 10      | 0         | 0       | 0
          fixed.LevelAll:l=1.3    | 0    | 10      | 0         | 0       | 3
          uccx.Predictive         | 4    | 6       | 2         | 1       | 9
          uccx.Predictive:lines=1 | 4    | 6       | 2         | 1       | 1
          unicom.Overdial         | 4    | 6       | 1         | 0       | 3
          issabel.Predictive      | 4    | 6       | 1         | 1       | 2
          impact.Replay           | 4    | 6       | 1         | 0       | 3
          # 1/CPS = 200 ms: one at the beginning of the loop
          vicidial.Ratio:l=3      | 4    | 6       | 2         | 0       | 1
          vicidial.AdaptTapered   | 4    | 6       | 0         | 0       | 1
          vicidial.AdaptTapered   | 4    | 6       | 4         | 0       | 0
          """)
  void whatIsDialedBeforeAnythingWasLearned(
      String policy, int idle, int talking, int inFlight, int waiting, int calls) {
    GivenFloor floor = new GivenFloor(Baselines.all().create(policy));
    assertThat(floor.agents(idle, talking).calls(inFlight, waiting).decide()).isEqualTo(calls);
  }

  @Test
  void everyNameIsAPolicyThatExplainsItself() {
    Policies all = Baselines.all();
    assertThat(all.names()).containsAll(Policies.shipped().names()).hasSizeGreaterThan(12);
    for (String name : all.names()) {
      var policy = all.create(name);
      PacingDecision decision = policy.decide(new GivenFloor(policy).agents(3, 2));
      assertThat(policy.explain(new GivenFloor(policy), decision)).isNotBlank();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fixed.RatioIdle:r=0.5        | parameter r=0.5, expected 1.0 to 100.0
          uccx.Predictive:lines=4      | parameter lines=4.0, expected 1.0 to 3.0
          vicidial.AdaptAverage:mode=1 | parameter 'mode' is unknown
          """)
  void aWrongParameterSaysWhatWasExpected(String policy, String message) {
    assertThatThrownBy(() -> Baselines.all().create(policy)).hasMessageContaining(message);
  }
}
