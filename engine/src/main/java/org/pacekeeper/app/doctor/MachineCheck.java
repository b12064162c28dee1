package org.pacekeeper.app.doctor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Java and the clock.
 *
 * @param now the time of day
 */
public record MachineCheck(Instant now) implements Check {
  /** No clock of a machine that runs this can rightly show less. */
  private static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  private static final Instant NOT_AFTER = Instant.parse("2100-01-01T00:00:00Z");

  @Override
  public List<Finding> look() {
    return List.of(java(), clock());
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    String found = "Java " + version + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    return Finding.ok("java", found);
  }

  private Finding clock() {
    ZonedDateTime utc = now.atZone(ZoneOffset.UTC).withNano(0);
    if (now.isBefore(NOT_BEFORE) || now.isAfter(NOT_AFTER))
      return Finding.wrong(
          "clock",
          "it shows " + utc,
          "calling hours depend on it: set the clock, and keep it with NTP or chrony");
    return Finding.ok("clock", utc + ", this machine's zone is " + ZoneId.systemDefault());
  }
}
