package org.pacekeeper.campaign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** When a day of calls ends: at midnight of a zone; of UTC when no such zone is known. Pure. */
final class PoolDay {
  private static final long SECOND_NS = 1_000_000_000L;

  private PoolDay() {}

  static long endNs(String zone, long nowNs) {
    ZoneId id;
    try {
      id = ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      id = ZoneOffset.UTC;
    }
    Instant now = Instant.ofEpochSecond(Math.floorDiv(nowNs, SECOND_NS));
    return now.atZone(id).toLocalDate().plusDays(1).atStartOfDay(id).toEpochSecond() * SECOND_NS;
  }
}
