package org.pacekeeper.event;

import java.util.List;

/**
 * Numbers of which one is shown to each callee. A number belongs to one pool; several campaigns may
 * name the same pool, and then share its daily calls.
 *
 * @param zone time zone in which a day of calls begins and ends
 * @param numbers in the order in which they are preferred among equals
 */
public record CallerIdPool(String name, String zone, List<Shown> numbers, Rests rests) {
  public CallerIdPool {
    numbers = List.copyOf(numbers);
  }

  /**
   * One number of the pool.
   *
   * @param serves what a callee's number begins with, digits without the plus sign, to be shown
   *     this one rather than one that is less specific; none for any callee
   * @param callsPerDayMax 0 for any number of calls
   * @param attestation what the carrier is known to sign calls with; for people
   * @param trunks over which it may be shown; none for any
   */
  public record Shown(
      PhoneNumber phone,
      List<String> serves,
      int callsPerDayMax,
      Attestation attestation,
      List<String> trunks) {
    public Shown {
      serves = List.copyOf(serves);
      trunks = List.copyOf(trunks);
    }
  }

  /** How far a carrier vouches that a caller id is ours (ATIS-1000074, STIR/SHAKEN). */
  public enum Attestation {
    NONE,
    A,
    B,
    C
  }

  /**
   * When a number is not shown for a while.
   *
   * @param blockedMax refusals for the caller id (603+, 607, 608) within {@code blockedWithinMs}
   *     after which it rests; 0: never for that
   * @param blockedRestMs for how long
   * @param fallenRestMs how long it rests when it is answered clearly less often than its peers; 0:
   *     it never rests for that
   * @param trialCalls calls after a rest in which it is shown less often than its peers
   * @param judgedAlone whether one without peers is held against its own past; it never rests for
   *     that, but an alarm says so
   */
  public record Rests(
      int blockedMax,
      long blockedWithinMs,
      long blockedRestMs,
      long fallenRestMs,
      int trialCalls,
      boolean judgedAlone) {

    /** Journals from before numbers were judged alone have these. */
    public Rests(
        int blockedMax,
        long blockedWithinMs,
        long blockedRestMs,
        long fallenRestMs,
        int trialCalls) {
      this(blockedMax, blockedWithinMs, blockedRestMs, fallenRestMs, trialCalls, false);
    }
  }
}
