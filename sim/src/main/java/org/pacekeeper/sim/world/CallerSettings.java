package org.pacekeeper.sim.world;

import java.util.function.LongToDoubleFunction;

/**
 * Who calls from outside.
 *
 * @param called the campaign's number, digits only
 * @param perHour calls, at a factor of 1
 * @param factorAt times that, by the calendar's ns
 * @param factorMax the highest there will be
 * @param patienceSeconds how long a caller stays without an agent
 * @param talkSeconds how long one talks
 * @param withheldFraction of callers who do not show their number
 */
public record CallerSettings(
    String called,
    double perHour,
    LongToDoubleFunction factorAt,
    double factorMax,
    Distribution patienceSeconds,
    Distribution talkSeconds,
    double withheldFraction) {
  public CallerSettings {
    if (!called.matches("\\d{1,18}"))
      throw new IllegalArgumentException("called '" + called + "': expected up to 18 digits");
    if (!(perHour >= 0 && perHour < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("per hour " + perHour + ": expected at least 0");
    if (!(withheldFraction >= 0 && withheldFraction <= 1))
      throw new IllegalArgumentException(
          "withheld " + withheldFraction + ": expected a fraction in [0,1]");
  }
}
