package org.pacekeeper.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.Outcome;

class RetryRulesTest {
  private static final RetrySettings SETTINGS =
      new RetrySettings(3, minutes(15), minutes(4 * 60), minutes(6 * 60), minutes(24 * 60));

  @ParameterizedTest(name = "{0} at attempt {1}: {2} after {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # outcome    | attempt | next      | rest
          CONNECTED    | 1       | DONE      |
          CONNECTED    | 3       | DONE      |
          ABANDONED    | 1       | RETRY     | PT72H
          ABANDONED    | 3       | EXHAUSTED |
          MACHINE      | 1       | RETRY     | PT6H
          BUSY         | 1       | RETRY     | PT15M
          BUSY         | 2       | RETRY     | PT15M
          BUSY         | 3       | EXHAUSTED |
          NO_ANSWER    | 1       | RETRY     | PT4H
          UNREACHABLE  | 1       | RETRY     | PT4H
          CANCELLED    | 1       | RETRY     | PT4H
          UNKNOWN      | 1       | RETRY     | PT4H
          UNKNOWN      | 3       | EXHAUSTED |
          REJECTED     | 1       | RETRY     | PT24H
          BLOCKED      | 1       | RETRY     | PT24H
          INVALID      | 1       | RETRY     | PT24H
          INVALID      | 2       | INVALID   |
          OUT_OF_ORDER | 1       | RETRY     | PT24H
          INCOMPATIBLE | 1       | RETRY     | PT24H
          BARRED       | 3       | RETRY     | PT24H
          CONGESTION   | 1       | RETRY     | PT1M
          CONGESTION   | 9       | RETRY     | PT1M
          FAULT        | 9       | RETRY     | PT1M
          """)
  void whatBecomesOfALead(Outcome outcome, int attempt, LeadNext next, Duration rest) {
    RetryRules.Fate fate = RetryRules.after(outcome, attempt, 1_000, SETTINGS);

    assertThat(fate.next()).isEqualTo(next);
    assertThat(fate.atNs()).isEqualTo(rest == null ? 0 : 1_000 + rest.toNanos());
  }

  @Test
  void aDeadNumberWithOneAttemptAllowedIsRetiredAtOnce() {
    RetrySettings once = new RetrySettings(1, 0, 0, 0, 0);
    assertThat(RetryRules.after(Outcome.INVALID, 1, 0, once).next()).isEqualTo(LeadNext.INVALID);
  }

  private static long minutes(long minutes) {
    return minutes * 60_000;
  }
}
