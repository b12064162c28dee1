package org.pacekeeper.event;

import java.util.List;

/**
 * All the core needs to know of a campaign.
 *
 * @param policy name and parameters, for instance {@code fixed.Ratio:r=1.5}
 * @param trunks in the order of preference
 * @param ringTimeoutMs how long a call may ring
 * @param abandonAfterMs answered and not connected within this: abandoned
 * @param wrapUpMs how long after a call the agent is kept free of the next one, unless they say
 *     ready earlier
 * @param abandonFractionMax of calls answered by a person
 * @param abandonWindowMs over which the fraction is taken
 * @param message the recording played to a callee when nobody is free, as the PBX names it
 * @param minimumRingMs before which a ringing call is never hung up for want of agents; 0 when none
 *     ever is
 * @param occupancyMax share of the time between login and pause that agents may be busy, over a
 *     quarter of an hour; 1 or 0 for no cap
 * @param callingHours in the callee's local time; outside of them nobody is called
 * @param abandonWindowZone empty when the window rolls; else the zone in which it is the calendar
 *     day, or from 28 days on the calendar month
 * @param abandonFloat calls that may be abandoned before the limit affords one, 0 or 1: 33 answers
 *     at 3 %
 */
public record CampaignSettings(
    String name,
    String policy,
    List<String> trunks,
    String callerId,
    int ringTimeoutMs,
    int abandonAfterMs,
    int wrapUpMs,
    double abandonFractionMax,
    long abandonWindowMs,
    String message,
    List<CallingHours> callingHours,
    RetrySettings retry,
    int minimumRingMs,
    double occupancyMax,
    String abandonWindowZone,
    int abandonFloat) {
  public CampaignSettings {
    trunks = List.copyOf(trunks);
    callingHours = List.copyOf(callingHours);
    abandonWindowZone = abandonWindowZone == null ? "" : abandonWindowZone;
  }

  /** With a window that rolls, and a float of one call. */
  public CampaignSettings(
      String name,
      String policy,
      List<String> trunks,
      String callerId,
      int ringTimeoutMs,
      int abandonAfterMs,
      int wrapUpMs,
      double abandonFractionMax,
      long abandonWindowMs,
      String message,
      List<CallingHours> callingHours,
      RetrySettings retry,
      int minimumRingMs,
      double occupancyMax) {
    this(
        name,
        policy,
        trunks,
        callerId,
        ringTimeoutMs,
        abandonAfterMs,
        wrapUpMs,
        abandonFractionMax,
        abandonWindowMs,
        message,
        callingHours,
        retry,
        minimumRingMs,
        occupancyMax,
        "",
        1);
  }

  /**
   * One span of one weekday.
   *
   * @param day ISO weekday, 1 is Monday
   * @param fromMinute of the local day, inclusive
   * @param toMinute of the local day, exclusive, at most 1440
   */
  public record CallingHours(int day, int fromMinute, int toMinute) {}

  /**
   * When a lead may be tried again.
   *
   * @param attemptsMax attempts that count, in all
   */
  public record RetrySettings(
      int attemptsMax,
      long busyAfterMs,
      long noAnswerAfterMs,
      long machineAfterMs,
      long failedAfterMs) {}
}
