package org.pacekeeper.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

  @ParameterizedTest(name = "{0}: {1} idle, {2} in flight, {3} waiting: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # policy          | idle | in flight | waiting | calls
          progressive       | 3    | 1         | 0       | 2
          progressive       | 3    | 4         | 0       | 0
          progressive       | 0    | 0         | 0       | 0
          progressive       | 2    | 0         | 1       | 1
          fixed.Ratio:r=1.5 | 3    | 1         | 0       | 3
          fixed.Ratio:r=1.5 | 1    | 0         | 0       | 1
          fixed.Ratio       | 4    | 0         | 0       | 6
          fixed.Ratio:r=3   | 10   | 12        | 2       | 16
          fixed.Ratio: r = 3| 10   | 31        | 0       | 0
          """)
  void howManyCalls(String policy, int idle, int inFlight, int waiting, int calls) {
    PacingInput input = new Floor(idle, inFlight, waiting);
    assertThat(Policies.shipped().create(policy).decide(input).count()).isEqualTo(calls);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fixd.Ratio        | 'fixd.Ratio' is unknown, expected one of fixed.Ratio, forecast.MarginalRisk, predictive, progressive
          fixed.Ratio:r=0.5 | parameter r=0.5, expected 1.0 to 20.0
          fixed.Ratio:r=NaN | parameter r=NaN, expected 1.0 to 20.0
          fixed.Ratio:r     | 'r', expected KEY=NUMBER
          fixed.Ratio:r=x   | 'x' is not a number
          fixed.Ratio:q=2   | parameter 'q' is unknown, expected one of r
          progressive:r=2   | parameter 'r' is unknown, expected none
          predictive:theta=0| parameter theta=0.0, expected 1.0E-4 to 1.0
          """)
  void aWrongPolicySaysWhatWasExpected(String policy, String message) {
    assertThatThrownBy(() -> Policies.shipped().create(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
