package org.pacekeeper.comply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;

class AbandonLedgerTest {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long DAY_MS = 24L * 3_600_000;
  private static final long THIRTY_DAYS_MS = 30 * DAY_MS;

  private static AbandonLedger rolling(long windowMs) {
    return new AbandonLedger(new AbandonWindow(windowMs, ""));
  }

  private static AbandonLedger counting(int answered, int abandoned) {
    AbandonLedger ledger = rolling(THIRTY_DAYS_MS);
    for (int i = 0; i < answered; i++) ledger.answered(0);
    for (int i = 0; i < abandoned; i++) ledger.abandoned(0);
    return ledger;
  }

  private static CampaignSettings limited(double abandonFractionMax, int abandonFloat) {
    return new CampaignSettings(
        "c",
        "progressive",
        List.of(),
        "",
        25_000,
        2_000,
        0,
        abandonFractionMax,
        THIRTY_DAYS_MS,
        "",
        List.of(),
        new RetrySettings(1, 1, 1, 1, 1),
        15_000,
        1,
        "",
        abandonFloat);
  }

  @Test
  void aStretchLeavesTheWindowWhenAllOfItIsTooOld() {
    AbandonLedger ledger = rolling(THIRTY_DAYS_MS);
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
    AbandonLedger ledger = rolling(THIRTY_DAYS_MS);
    for (int hour = 0; hour < 100; hour++) {
      ledger.answered(hour * HOUR_NS);
      if (hour % 10 == 0) ledger.abandoned(hour * HOUR_NS);
    }
    AbandonLedger restored = rolling(THIRTY_DAYS_MS);
    restored.restore(ledger.checkpoint());
    for (AbandonLedger each : new AbandonLedger[] {ledger, restored}) {
      each.answered(100 * HOUR_NS);
      each.advance(750 * HOUR_NS);
    }
    assertThat(restored.answered()).isEqualTo(ledger.answered()).isEqualTo(71);
    assertThat(restored.abandoned()).isEqualTo(ledger.abandoned()).isEqualTo(7);
  }

  @ParameterizedTest(name = "{1} of {0} at {2} with a float of {3}: {4} wanted, {5} free, {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # answered | abandoned | limit | float | wanted | free | allowed
          0          | 0         | 0.03  | 0     | 5      | 2    | 2
          32         | 0         | 0.03  | 0     | 5      | 2    | 2
          33         | 0         | 0.03  | 0     | 5      | 2    | 5
          0          | 0         | 0.03  | 1     | 5      | 2    | 5
          5          | 1         | 0.03  | 1     | 5      | 2    | 2
          65         | 1         | 0.03  | 1     | 5      | 2    | 2
          66         | 1         | 0.03  | 1     | 5      | 2    | 5
          33         | 1         | 0.03  | 0     | 5      | -3   | 0
          1000       | 28        | 0.03  | 1     | 5      | 0    | 5
          1000       | 30        | 0.03  | 1     | 5      | 0    | 0
          1000       | 30        | 0.03  | 1     | 1      | 4    | 1
          100        | 0         | 0     | 1     | 9      | 4    | 4
          0          | 0         | 1.0   | 0     | 9      | 0    | 9
          """)
  void aSpentBudgetAllowsOnlyWhatAgentsAreFreeFor(
      int answered, int abandoned, double limit, int floating, int wanted, int free, int allowed) {
    AbandonLedger ledger = counting(answered, abandoned);
    assertThat(AbandonLimit.lower(wanted, free, ledger, limited(limit, floating)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{2} in {1}: begins anew at {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # hours | zone             | now                  | begins anew at
          24      | Europe/London    | 2026-01-05T10:00:00Z | 2026-01-06T00:00:00Z
          24      | America/New_York | 2026-01-05T10:00:00Z | 2026-01-06T05:00:00Z
          24      | America/New_York | 2026-03-08T12:00:00Z | 2026-03-09T04:00:00Z
          672     | America/Toronto  | 2026-01-31T12:00:00Z | 2026-02-01T05:00:00Z
          720     | UTC              | 2028-02-29T23:59:59Z | 2028-03-01T00:00:00Z
          """)
  void aCalendarWindowIsEmptyAgainWhenTheDayOrMonthIsOver(
      long hours, String zone, Instant now, Instant anew) {
    AbandonLedger ledger = new AbandonLedger(new AbandonWindow(hours * 3_600_000, zone));
    long nowNs = now.getEpochSecond() * 1_000_000_000L;
    long anewNs = anew.getEpochSecond() * 1_000_000_000L;
    ledger.advance(nowNs);
    ledger.answered(nowNs);
    ledger.abandoned(nowNs);
    assertThat(ledger.windowEndNs(nowNs)).isEqualTo(anewNs);
    ledger.advance(anewNs - 1);
    assertThat(ledger.answered()).isEqualTo(1);
    ledger.advance(anewNs);
    assertThat(ledger.answered()).isZero();
    assertThat(ledger.abandoned()).isZero();
  }

  @ParameterizedTest(name = "{1} of {0}: at most {2}")
  @CsvSource({"0, 0, 0", "100, 0, 0.0263", "100, 3, 0.0727", "1000, 30, 0.0402", "10, 10, 1"})
  void theUpperBoundNarrowsWithTheAnswers(int answered, int abandoned, double upper) {
    assertThat(counting(answered, abandoned).fractionUpper95()).isCloseTo(upper, within(0.0003));
  }
}
