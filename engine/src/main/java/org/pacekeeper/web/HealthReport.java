package org.pacekeeper.web;

import java.util.List;

/**
 * What {@code /health} answers: the checks, and as a whole the worst of them.
 *
 * @param checks in the order to show them
 */
public record HealthReport(List<Check> checks) {
  public HealthReport {
    checks = List.copyOf(checks);
  }

  /** From good to bad: the order is meant. */
  public enum Level {
    UP,
    /** Works, with less than it should have. */
    DEGRADED,
    DOWN
  }

  /**
   * @param name of what was looked at, for instance {@code journal}
   * @param detail for people: the figure, and the expectation when it is not met
   */
  public record Check(String name, Level level, String detail) {}

  /** The worst level of all checks, {@code UP} when there are none. */
  public Level level() {
    return checks.stream().map(Check::level).max(Enum::compareTo).orElse(Level.UP);
  }
}
