package org.pacekeeper.sim.compare;

import java.time.Duration;
import java.util.Locale;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.sim.scenario.Scenario;

/** How figures are written for people. Pure. */
public final class Words {
  private static final long DAY_NS = 24 * 3_600_000_000_000L;

  private Words() {}

  /** A scenario's name and what it is, in a line. */
  public static String scenario(Scenario scenario) {
    return scenario.name() + ": " + world(scenario);
  }

  /** What a scenario is, in a line. */
  public static String world(Scenario scenario) {
    return scenario.agentsMax()
        + " agents, "
        + duration(scenario.durationNs())
        + (scenario.warmupNs() == 0
            ? ""
            : " of which " + duration(scenario.warmupNs()) + " warm-up")
        + ", at most "
        + percent(scenario.limits().abandonFractionMax(), 1)
        + " abandoned over "
        + duration(scenario.limits().windowNs());
  }

  /** A duration in its largest unit. */
  public static String duration(long ns) {
    return ns == DAY_NS ? "24h" : Formats.written(Duration.ofNanos(ns));
  }

  /** A fraction and its interval in percent. */
  public static String percent(Estimate estimate) {
    return percent(estimate.mean(), 2) + plusMinus(estimate);
  }

  /** A difference of fractions and its interval in percentage points, with its sign. */
  public static String points(Estimate estimate) {
    return String.format(Locale.ROOT, "%+.2f", 100 * estimate.mean()) + plusMinus(estimate);
  }

  private static String plusMinus(Estimate estimate) {
    return Double.isNaN(estimate.halfWidth())
        ? ""
        : String.format(Locale.ROOT, " ± %.2f", 100 * estimate.halfWidth());
  }

  /** A fraction in percent. */
  public static String percent(double fraction, int digits) {
    return decimal(100 * fraction, digits) + " %";
  }

  /** A number with so many digits behind the point. */
  public static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
