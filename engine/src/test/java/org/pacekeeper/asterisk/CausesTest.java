package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.lead.RetryRules;

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

  static Stream<CauseTable.Row> rows() {
    return CauseTable.shipped().rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowOfTheTableIsWhatItsCodeAloneIsTakenFor(CauseTable.Row row) {
    int code = row.signal() == CauseTable.Signal.PHRASE ? 0 : Integer.parseInt(row.code());
    Outcome outcome =
        switch (row.signal()) {
          case PHRASE -> Causes.classify(21, 603, 0, true, false);
          case SIP -> Causes.classify(0, code, 0, false, false);
          case ISUP -> Causes.classify(code, 0, 0, false, false);
          case REASON -> Causes.classify(0, 0, code, false, false);
        };
    boolean alarm =
        switch (row.signal()) {
          case PHRASE -> Causes.isTrunkAlarm(21, 603, 0, true);
          case SIP -> Causes.isTrunkAlarm(0, code, 0, false);
          case ISUP -> Causes.isTrunkAlarm(code, 0, 0, false);
          case REASON -> Causes.isTrunkAlarm(0, 0, code, false);
        };
    assertThat(alarm).as("alarms the trunk").isEqualTo(row.alarm().equals("trunk"));
    assertThat(outcome).isEqualTo(row.outcome());
    assertThat(outcome.answered()).isFalse();
    assertThat(row.meaning()).isNotBlank();
    assertThat(row.source()).isNotBlank();
  }

  /** A fault of the way is for whoever runs the trunk, a blocked caller id for who owns it. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyRowAlarmsWhomItConcerns(CauseTable.Row row) {
    switch (row.outcome()) {
      case BLOCKED -> assertThat(row.alarm()).isEqualTo("caller-id");
      case BARRED, CONGESTION -> assertThat(row.alarm()).isEqualTo("trunk");
      case BUSY, NO_ANSWER, INVALID, REJECTED, UNREACHABLE, CANCELLED ->
          assertThat(row.alarm()).isEmpty();
      default -> assertThat(row.alarm()).isIn("", "trunk");
    }
    assertThat(RetryRules.inWords(row.outcome())).isNotBlank();
  }
}
