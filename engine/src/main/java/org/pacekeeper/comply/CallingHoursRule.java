package org.pacekeeper.comply;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.LeadEntry;

/**
 * Calls only while it is calling time for the callee. Where the zone is not certain, every
 * candidate zone must be inside the hours; a lead without a zone, or with one that is not known, is
 * never called. Core thread only.
 */
public final class CallingHoursRule implements Rule {
  private static final String SOURCE = "16 CFR 310.4(c), 47 CFR 64.1200(c)(1)";
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int DAYS_AHEAD = 8;

  private final List<CallingHours> hours;

  /** What was found for a zone in the minute of {@link #cachedMinute}. */
  private final Map<String, Boolean> openZones = new LinkedHashMap<>();

  private long cachedMinute = Long.MIN_VALUE;

  public CallingHoursRule(List<CallingHours> hours) {
    this.hours = List.copyOf(hours);
  }

  @Override
  public Verdict check(LeadEntry lead, long nowNs) {
    if (open(lead.zones(), nowNs)) return Verdict.ALLOWED;
    return Verdict.refused(
        "outside the calling hours in " + String.join(", ", lead.zones()), SOURCE);
  }

  /** Whether it is calling time in all of these zones. */
  public boolean open(List<String> zones, long nowNs) {
    if (zones.isEmpty()) return false;
    long minute = Math.floorDiv(nowNs, MINUTE_NS);
    if (minute != cachedMinute) {
      cachedMinute = minute;
      openZones.clear();
    }
    for (String zone : zones) {
      Boolean open = openZones.get(zone);
      if (open == null) {
        open = openAt(zone, minute);
        openZones.put(zone, open);
      }
      if (!open) return false;
    }
    return true;
  }

  /**
   * The next moment at which it is calling time in all of these zones.
   *
   * @return epoch ns; {@code nowNs} when it is so already, {@link Long#MAX_VALUE} when not within
   *     eight days
   */
  public long nextOpenNs(List<String> zones, long nowNs) {
    if (open(zones, nowNs)) return nowNs;
    long next = Long.MAX_VALUE;
    for (String zone : zones) {
      ZoneId id = zoneId(zone);
      if (id == null) return Long.MAX_VALUE;
      for (long opening : openings(id, nowNs))
        if (opening < next && openInAll(zones, opening)) next = opening;
    }
    return next;
  }

  private boolean openInAll(List<String> zones, long atNs) {
    long minute = Math.floorDiv(atNs, MINUTE_NS);
    for (String zone : zones) if (!openAt(zone, minute)) return false;
    return true;
  }

  private long[] openings(ZoneId zone, long nowNs) {
    ZonedDateTime today =
        local(zone, Math.floorDiv(nowNs, MINUTE_NS)).toLocalDate().atStartOfDay(zone);
    return IntStream.range(0, DAYS_AHEAD)
        .mapToObj(today::plusDays)
        .flatMap(
            day ->
                hours.stream()
                    .filter(span -> span.day() == day.getDayOfWeek().getValue())
                    .map(
                        span ->
                            day.toLocalDate()
                                .atTime(span.fromMinute() / 60, span.fromMinute() % 60)
                                .atZone(zone)))
        .mapToLong(time -> time.toEpochSecond() * 1_000_000_000L)
        .filter(ns -> ns > nowNs)
        .toArray();
  }

  private boolean openAt(String zone, long epochMinute) {
    ZoneId id = zoneId(zone);
    if (id == null) return false;
    ZonedDateTime local = local(id, epochMinute);
    int day = local.getDayOfWeek().getValue();
    int minute = local.getHour() * 60 + local.getMinute();
    for (CallingHours span : hours)
      if (span.day() == day && minute >= span.fromMinute() && minute < span.toMinute()) return true;
    return false;
  }

  private static ZonedDateTime local(ZoneId zone, long epochMinute) {
    return Instant.ofEpochSecond(epochMinute * 60).atZone(zone);
  }

  private static ZoneId zoneId(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
