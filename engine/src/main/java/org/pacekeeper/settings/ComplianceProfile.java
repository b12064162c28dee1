package org.pacekeeper.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a place's law or house rule asks of a campaign, as data. No legal advice.
 *
 * @param name of its file, without the ending
 * @param asOf when its figures were last looked at, an ISO date
 * @param abandonFractionMax of calls answered by a person
 * @param minimumRing before which an unanswered call may not be hung up
 * @param abandonedRest how long an abandoned person is not called again
 * @param notEnforced what else the law asks and this version leaves to the operator
 */
public record ComplianceProfile(
    String name,
    String title,
    String asOf,
    Optional<Figure<Double>> abandonFractionMax,
    Optional<Figure<Duration>> abandonWindow,
    Optional<Figure<Duration>> abandonAfter,
    Optional<Figure<Duration>> minimumRing,
    Optional<Figure<WeekHours>> callingHours,
    Optional<Figure<Duration>> abandonedRest,
    List<Figure<String>> notEnforced) {
  public ComplianceProfile {
    notEnforced = List.copyOf(notEnforced);
  }

  /**
   * A value and where it comes from.
   *
   * @param verified whether the source was read; if not, it is from memory: check before relying
   */
  public record Figure<T>(T value, String source, boolean verified) {}
}
