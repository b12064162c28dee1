package org.pacekeeper.predict;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hour of the day where a callee is. Looks a zone up in the tz database once in a quarter of an
 * hour, to which all changes of the clock keep. One thread.
 */
final class LocalHours {
  static final int HOURS = 24;
  private static final long S = 1_000_000_000L;
  private static final long QUARTER_S = 900;

  private static final class Zone {
    final ZoneId id;
    long quarter = Long.MIN_VALUE;
    int hour;

    Zone(ZoneId id) {
      this.id = id;
    }
  }

  private final Map<String, Zone> zones = new LinkedHashMap<>();

  /**
   * @param zone an IANA name
   * @param nowNs epoch ns
   */
  int of(String zone, long nowNs) {
    Zone found = zones.get(zone);
    if (found == null) {
      found = new Zone(ZoneId.of(zone));
      zones.put(zone, found);
    }
    long seconds = Math.floorDiv(nowNs, S);
    long quarter = Math.floorDiv(seconds, QUARTER_S);
    if (found.quarter != quarter) {
      found.quarter = quarter;
      int offsetS = found.id.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
      found.hour = (int) Math.floorMod(Math.floorDiv(seconds + offsetS, 3_600L), (long) HOURS);
    }
    return found.hour;
  }
}
