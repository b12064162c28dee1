package org.pacekeeper.comply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbandonLedgerTest {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long THIRTY_DAYS_MS = 30L * 24 * 3_600_000;

  @Test
  void aStretchLeavesTheWindowWhenAllOfItIsTooOld() {
    AbandonLedger ledger = new AbandonLedger(THIRTY_DAYS_MS);
    ledger.answered(0);
    ledger.answered(HOUR_NS / 2);
    ledger.abandoned(HOUR_NS / 2);
    ledger.answered(HOUR_NS);

    ledger.advance(721 * HOUR_NS - 1);
    assertThat(ledger.answered()).isEqualTo(3);
    ledger.advance(721 * HOUR_NS);
    assertThat(ledger.answered()).isEqualTo(1);
    assertThat(ledger.abandoned()).isZero();
  }

  @Test
  void aRestoredLedgerCountsOn() {
    AbandonLedger ledger = new AbandonLedger(THIRTY_DAYS_MS);
    for (int hour = 0; hour < 100; hour++) {
      ledger.answered(hour * HOUR_NS);
      if (hour % 10 == 0) ledger.abandoned(hour * HOUR_NS);
    }
    AbandonLedger restored = new AbandonLedger(THIRTY_DAYS_MS);
    restored.restore(ledger.checkpoint());
    for (AbandonLedger each : new AbandonLedger[] {ledger, restored}) {
      each.answered(100 * HOUR_NS);
      each.advance(750 * HOUR_NS);
    }
    assertThat(restored.answered()).isEqualTo(ledger.answered()).isEqualTo(71);
    assertThat(restored.abandoned()).isEqualTo(ledger.abandoned()).isEqualTo(7);
  }

  @ParameterizedTest(name = "{1} of {0} at {2}: {3} wanted, {4} free, {5} allowed")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # answered | abandoned | limit | wanted | free | allowed
          0          | 0         | 0.03  | 5      | 2    | 2
          32         | 0         | 0.03  | 5      | 2    | 2
          33         | 0         | 0.03  | 5      | 2    | 5
          33         | 1         | 0.03  | 5      | -3   | 0
          1000       | 28        | 0.03  | 5      | 0    | 5
          1000       | 30        | 0.03  | 5      | 0    | 0
          1000       | 30        | 0.03  | 1      | 4    | 1
          100        | 0         | 0     | 9      | 4    | 4
          0          | 0         | 1.0   | 9      | 0    | 9
          """)
  void aSpentBudgetAllowsOnlyWhatAgentsAreFreeFor(
      int answered, int abandoned, double limit, int wanted, int free, int allowed) {
    AbandonLedger ledger = new AbandonLedger(THIRTY_DAYS_MS);
    for (int i = 0; i < answered; i++) ledger.answered(0);
    for (int i = 0; i < abandoned; i++) ledger.abandoned(0);

    assertThat(AbandonLimit.lower(wanted, free, ledger, limit)).isEqualTo(allowed);
  }
}
