package org.pacekeeper.sim.baseline;

import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.event.Outcome;

/** What a call's move means for those who count; for each call each is true at most once. */
final class CallMoves {
  private CallMoves() {}

  static boolean placed(Call call, CallState from) {
    return from == null && call.state() == CallState.DIALING;
  }

  /** By what was taken for a person. */
  static boolean answered(Call call, CallState from) {
    return from != null && from.inFlight() && call.state() == CallState.WAITING;
  }

  /** Ended without a person. */
  static boolean failed(Call call, CallState from) {
    return from != null
        && from.inFlight()
        && (call.state() == CallState.ENDED || call.state() == CallState.MACHINE);
  }

  /** Answered, and nobody was free in time; also when the callee hung up waiting. */
  static boolean dropped(Call call, CallState from) {
    return call.state() == CallState.MESSAGE
        || (call.state() == CallState.ENDED
            && from != CallState.MESSAGE
            && call.outcome == Outcome.ABANDONED);
  }
}
