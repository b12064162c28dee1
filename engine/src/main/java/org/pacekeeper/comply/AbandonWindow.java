package org.pacekeeper.comply;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time over which the abandon fraction is taken: the last so many hours, or the calendar day or
 * month of a zone. Pure; core thread only, since it remembers the calendar's last answer.
 */
public final class AbandonWindow {
  private static final long S = 1_000_000_000L;
  private static final long MONTH_MS = 28L * 24 * 3_600_000;

  /** The window's end when nobody can say it. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long lengthNs;
  private final ZoneId zone;
  private final boolean months;
  private long startNs = Long.MIN_VALUE;
  private long endNs = Long.MIN_VALUE;

  /**
   * @param zone empty for a window that rolls; else the calendar day there, or from 28 days on the
   *     calendar month
   * @throws DateTimeException when there is no such zone
   */
  public AbandonWindow(long lengthMs, String zone) {
    lengthNs = lengthMs * 1_000_000L;
    this.zone = zone.isEmpty() ? null : ZoneId.of(zone);
    months = lengthMs >= MONTH_MS;
  }

  /** Nominal: of a calendar day or month, what the settings say. */
  long lengthNs() {
    return lengthNs;
  }

  /** Whether something that began then and lasted so long is out of the window by now. */
  boolean isPast(long beganNs, long lastedNs, long nowNs) {
    if (zone == null) return beganNs + lastedNs <= nowNs - lengthNs;
    look(nowNs);
    return beganNs < startNs;
  }

  /** Epoch ns at which the window that holds now will end; {@link #NEVER} when it rolls. */
  long endNs(long nowNs) {
    if (zone == null) return NEVER;
    look(nowNs);
    return endNs;
  }

  private void look(long nowNs) {
    if (nowNs >= startNs && nowNs < endNs) return;
    LocalDate day = Instant.ofEpochSecond(Math.floorDiv(nowNs, S)).atZone(zone).toLocalDate();
    LocalDate first = months ? day.withDayOfMonth(1) : day;
    startNs = first.atStartOfDay(zone).toEpochSecond() * S;
    LocalDate next = months ? first.plusMonths(1) : first.plusDays(1);
    endNs = next.atStartOfDay(zone).toEpochSecond() * S;
  }
}
