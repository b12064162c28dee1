package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.Outcome;

class CausesTest {

  /** SIP status and the cause that Asterisk 22 reports with it, or a cause or reason alone. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
"""
400, 127, 0, INCOMPATIBLE
401, 21,  0, BARRED
403, 21,  0, REJECTED
404, 1,   0, INVALID
408, 18,  0, NO_ANSWER
410, 22,  0, INVALID
480, 19,  0, NO_ANSWER
483, 19,  0, OUT_OF_ORDER
484, 28,  0, INVALID
485, 1,   0, INVALID
486, 17,  0, BUSY
488, 58,  0, INCOMPATIBLE
500, 38,  0, OUT_OF_ORDER
501, 29,  0, INCOMPATIBLE
502, 27,  0, OUT_OF_ORDER
503, 34,  0, CONGESTION
504, 102, 0, OUT_OF_ORDER
600, 17,  0, BUSY
603, 21,  0, REJECTED
604, 1,   0, INVALID
606, 58,  0, INCOMPATIBLE
607, 127, 0, BLOCKED
608, 127, 0, BLOCKED
480, 19,  3, NO_ANSWER
0,   1,   0, INVALID
0,   20,  0, UNREACHABLE
0,   21,  0, REJECTED
0,   34,  8, CONGESTION
0,   50,  0, BARRED
0,   88,  0, INCOMPATIBLE
0,   0,   5, BUSY
0,   0,   8, CONGESTION
0,   19,  3, NO_ANSWER
0,   0,   0, FAULT
0,   0,  -1, FAULT
0,   99,  0, UNREACHABLE
499, 0,   0, UNREACHABLE
""")
  void takesACallForWhatTheNetworkSaid(int sipStatus, int cause, int reason, Outcome outcome) {
    assertThat(Causes.classify(cause, sipStatus, reason, false, false)).isEqualTo(outcome);
    assertThat(outcome.answered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "16, 0, 0, CANCELLED",
    "0, 0, 0, CANCELLED",
    "17, 486, 0, BUSY",
    "19, 480, 3, NO_ANSWER"
  })
  void takesACallThatWeEndedForCancelledUnlessTheNetworkWasFirst(
      int cause, int sipStatus, int reason, Outcome outcome) {
    assertThat(Causes.classify(cause, sipStatus, reason, false, true)).isEqualTo(outcome);
  }
}
