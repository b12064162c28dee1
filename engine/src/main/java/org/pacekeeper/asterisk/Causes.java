package org.pacekeeper.asterisk;

import java.util.Map;
import org.pacekeeper.event.Outcome;

/**
 * What a call that was not answered is taken for, as data.
 *
 * <p>Order of trust: the SIP status, which alone tells what a carrier said; then the ISUP cause;
 * then the Reason of the originate response, which over SIP is 0 for every refusal and is all there
 * is for Local channels. Sources: RFC 3261 and RFC 8688 (608), RFC 8197 (607) for SIP; ITU-T Q.850
 * for causes; FCC 25-15 for 603 "Network Blocked"; Asterisk 22's {@code include/asterisk/frame.h}
 * (AST_CONTROL_*) for reasons; each pair of SIP status and cause as Asterisk 22 was seen to report.
 */
final class Causes {
  /** Reason of an originate response: our own ring timeout. */
  private static final int REASON_TIMEOUT = 3;

  private static final Map<Integer, Outcome> BY_SIP_STATUS =
      Map.ofEntries(
          Map.entry(401, Outcome.BARRED), // our credentials
          Map.entry(403, Outcome.REJECTED),
          Map.entry(404, Outcome.INVALID),
          Map.entry(407, Outcome.BARRED), // our credentials
          Map.entry(408, Outcome.NO_ANSWER),
          Map.entry(410, Outcome.INVALID),
          Map.entry(480, Outcome.NO_ANSWER),
          Map.entry(482, Outcome.OUT_OF_ORDER), // loop
          Map.entry(483, Outcome.OUT_OF_ORDER), // too many hops
          Map.entry(484, Outcome.INVALID),
          Map.entry(486, Outcome.BUSY),
          Map.entry(488, Outcome.INCOMPATIBLE),
          Map.entry(500, Outcome.OUT_OF_ORDER),
          Map.entry(502, Outcome.OUT_OF_ORDER),
          Map.entry(503, Outcome.CONGESTION),
          Map.entry(504, Outcome.OUT_OF_ORDER),
          Map.entry(600, Outcome.BUSY),
          Map.entry(603, Outcome.REJECTED),
          Map.entry(604, Outcome.INVALID),
          Map.entry(606, Outcome.INCOMPATIBLE),
          Map.entry(607, Outcome.BLOCKED),
          Map.entry(608, Outcome.BLOCKED));

  private static final Map<Integer, Outcome> BY_CAUSE =
      Map.ofEntries(
          Map.entry(1, Outcome.INVALID), // unallocated number
          Map.entry(2, Outcome.OUT_OF_ORDER), // no route to transit network
          Map.entry(3, Outcome.OUT_OF_ORDER), // no route to destination
          Map.entry(17, Outcome.BUSY),
          Map.entry(18, Outcome.NO_ANSWER), // no user responding
          Map.entry(19, Outcome.NO_ANSWER), // alerting, no answer
          Map.entry(20, Outcome.UNREACHABLE), // subscriber absent
          Map.entry(21, Outcome.REJECTED),
          Map.entry(22, Outcome.INVALID), // number changed
          Map.entry(27, Outcome.OUT_OF_ORDER), // destination out of order
          Map.entry(28, Outcome.INVALID), // invalid number format
          Map.entry(29, Outcome.INCOMPATIBLE), // facility rejected
          Map.entry(34, Outcome.CONGESTION), // no circuit available
          Map.entry(38, Outcome.OUT_OF_ORDER), // network out of order
          Map.entry(41, Outcome.CONGESTION), // temporary failure
          Map.entry(42, Outcome.CONGESTION), // switching equipment congestion
          Map.entry(50, Outcome.BARRED), // facility not subscribed
          Map.entry(52, Outcome.BARRED), // outgoing calls barred
          Map.entry(57, Outcome.BARRED), // bearer capability not authorized
          Map.entry(58, Outcome.INCOMPATIBLE), // bearer capability not available
          Map.entry(88, Outcome.INCOMPATIBLE), // incompatible destination
          Map.entry(102, Outcome.OUT_OF_ORDER), // recovery on timer expiry
          Map.entry(127, Outcome.INCOMPATIBLE)); // interworking

  private static final Map<Integer, Outcome> BY_REASON =
      Map.of(
          1,
          Outcome.UNREACHABLE, // hung up before any answer
          REASON_TIMEOUT,
          Outcome.NO_ANSWER, // still ringing
          5,
          Outcome.BUSY,
          8,
          Outcome.CONGESTION);

  private static final int NORMAL_CLEARING = 16;

  private Causes() {}

  /**
   * @param cause ISUP, 0 when none
   * @param sipStatus 0 when none
   * @param reason of the originate response, -1 when none came
   * @param blocked the refusal's reason phrase was "Network Blocked"
   * @param cancelled we asked for its end before it was answered
   */
  static Outcome classify(
      int cause, int sipStatus, int reason, boolean blocked, boolean cancelled) {
    if (blocked) return Outcome.BLOCKED;
    if (reason == REASON_TIMEOUT) return Outcome.NO_ANSWER;
    Outcome outcome = BY_SIP_STATUS.get(sipStatus);
    if (outcome == null) outcome = BY_CAUSE.get(cause);
    if (outcome == null) outcome = BY_REASON.get(reason);
    if (outcome != null) return outcome;
    if (cancelled) return Outcome.CANCELLED;
    // With a status or cause that the tables do not know a network spoke, perhaps of the number;
    // without, nothing was rung and the mistake is ours.
    boolean said = sipStatus != 0 || (cause != 0 && cause != NORMAL_CLEARING);
    return said ? Outcome.UNREACHABLE : Outcome.FAULT;
  }

  /** The status to report: on our own ring timeout Asterisk says 480 though none came. */
  static int reportedSipStatus(int sipStatus, int reason) {
    return reason == REASON_TIMEOUT ? 0 : sipStatus;
  }
}
