package org.pacekeeper.comply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

class CallingHoursRuleTest {
  /** Monday to Friday 8 to 21 with an hour's rest at 13, Saturday 10 to 12, never on Sunday. */
  private final CallingHoursRule rule =
      new CallingHoursRule(
          List.of(
              span(1, 8, 13),
              span(1, 14, 21),
              span(2, 8, 13),
              span(2, 14, 21),
              span(3, 8, 13),
              span(3, 14, 21),
              span(4, 8, 13),
              span(4, 14, 21),
              span(5, 8, 13),
              span(5, 14, 21),
              span(6, 10, 12)));

  @ParameterizedTest(name = "{0} in {1}: {2}, next {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # now (UTC)            | zones                                 | open  | next opening (UTC)
          2026-03-03T13:00:00Z   | America/New_York                      | true  | 2026-03-03T13:00:00Z
          2026-03-03T12:59:59Z   | America/New_York                      | false | 2026-03-03T13:00:00Z
          2026-03-03T18:00:00Z   | America/New_York                      | false | 2026-03-03T19:00:00Z
          2026-03-04T01:59:59Z   | America/New_York                      | true  | 2026-03-04T01:59:59Z
          2026-03-04T02:00:00Z   | America/New_York                      | false | 2026-03-04T13:00:00Z
          # clocks go forward on Sunday 8 March 2026 in New York: 8 o'clock comes an hour earlier
          2026-03-09T11:59:00Z   | America/New_York                      | false | 2026-03-09T12:00:00Z
          2026-03-09T12:00:00Z   | America/New_York                      | true  | 2026-03-09T12:00:00Z
          # Saturday after 12: next is Monday
          2026-03-07T17:00:00Z   | America/New_York                      | false | 2026-03-09T12:00:00Z
          # both of two candidate zones must be open
          2026-03-03T13:30:00Z   | America/New_York America/Chicago      | false | 2026-03-03T14:00:00Z
          2026-03-03T14:00:00Z   | America/New_York America/Chicago      | true  | 2026-03-03T14:00:00Z
          # a quarter of an hour off the hour
          2026-03-03T02:14:59Z   | Asia/Kathmandu                        | false | 2026-03-03T02:15:00Z
          2026-03-03T02:15:00Z   | Asia/Kathmandu                        | true  | 2026-03-03T02:15:00Z
          2026-03-03T13:00:00Z   | No/Such_Zone                          | false |
          2026-03-03T13:00:00Z   |                                       | false |
          """)
  void openingHours(Instant now, String zones, boolean open, Instant next) {
    List<String> list = zones == null ? List.of() : Arrays.asList(zones.split(" "));

    assertThat(rule.open(list, ns(now))).isEqualTo(open);
    assertThat(rule.nextOpenNs(list, ns(now))).isEqualTo(next == null ? Long.MAX_VALUE : ns(next));
  }

  @Test
  void aRefusalNamesTheZoneAndTheSource() {
    LeadEntry lead =
        new LeadEntry(1, new PhoneNumber(12_025_550_100L), List.of("America/New_York"), 0);
    Verdict verdict = rule.check(lead, ns(Instant.parse("2026-03-03T02:00:00Z")));
    assertThat(verdict.allowed()).isFalse();
    assertThat(verdict.reason()).isEqualTo("outside the calling hours in America/New_York");
    assertThat(verdict.source()).contains("64.1200");
  }

  @Test
  void zonesWhoseHoursNeverMeetNeverOpen() {
    CallingHoursRule narrow = new CallingHoursRule(List.of(span(1, 8, 9)));
    assertThat(narrow.nextOpenNs(List.of("America/New_York", "Asia/Tokyo"), 0))
        .isEqualTo(Long.MAX_VALUE);
  }

  private static CallingHours span(int day, int fromHour, int toHour) {
    return new CallingHours(day, fromHour * 60, toHour * 60);
  }

  private static long ns(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
