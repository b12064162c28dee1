package org.pacekeeper.asterisk;

import org.pacekeeper.asterisk.CauseTable.Signal;
import org.pacekeeper.event.Outcome;

/**
 * What a call that was not answered is taken for; the codes are data, in {@link CauseTable}.
 *
 * <p>Order of trust: the SIP status, which alone tells what a carrier said; then the ISUP cause;
 * then the Reason of the originate response, which over SIP is 0 for every refusal and is all there
 * is for Local channels.
 */
final class Causes {
  /** Reason of an originate response: our own ring timeout. */
  private static final int REASON_TIMEOUT = 3;

  private static final CauseTable TABLE = CauseTable.shipped();

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
    CauseTable.Row row = row(cause, sipStatus, reason);
    if (row != null) return row.outcome();
    if (cancelled) return Outcome.CANCELLED;
    // With a status or cause that the tables do not know a network spoke, perhaps of the number;
    // without, nothing was rung and the mistake is ours.
    boolean said = sipStatus != 0 || (cause != 0 && cause != NORMAL_CLEARING);
    return said ? Outcome.UNREACHABLE : Outcome.FAULT;
  }

  /** Whether a person should look at the trunk; parameters as of {@link #classify}. */
  static boolean isTrunkAlarm(int cause, int sipStatus, int reason, boolean blocked) {
    if (blocked || reason == REASON_TIMEOUT) return false;
    CauseTable.Row row = row(cause, sipStatus, reason);
    return row != null && row.isTrunkAlarm();
  }

  /** The first that the table knows of status, cause and reason; null when it knows none. */
  private static CauseTable.Row row(int cause, int sipStatus, int reason) {
    CauseTable.Row row = TABLE.row(Signal.SIP, sipStatus);
    if (row == null) row = TABLE.row(Signal.ISUP, cause);
    return row == null ? TABLE.row(Signal.REASON, reason) : row;
  }

  /** The status to report: on our own ring timeout Asterisk says 480 though none came. */
  static int reportedSipStatus(int sipStatus, int reason) {
    return reason == REASON_TIMEOUT ? 0 : sipStatus;
  }
}
