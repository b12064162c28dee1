package org.pacekeeper.sim.replay;

import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.sim.kernel.Calendar;

/**
 * One call in the replayed world. Steps:
 *
 * <pre>
 * IN_FLIGHT → LISTENING, WAITING, ended
 * LISTENING → WAITING, MESSAGE, ended
 * WAITING   → TALKING, MESSAGE, ended
 * TALKING   → MESSAGE, ended
 * MESSAGE   → ended
 * </pre>
 *
 * Calendar's thread.
 */
final class ReplayCall {
  enum Step {
    IN_FLIGHT,
    LISTENING,
    WAITING,
    TALKING,
    MESSAGE
  }

  final long callId;
  final String node;
  final String campaign;
  final long leadId;
  final int attempt;
  final Course course;
  Step step = Step.IN_FLIGHT;
  Calendar.Entry rings;
  Calendar.Entry next;
  Calendar.Entry connecting;

  /** We have hung up, and it ends then at the latest. */
  Calendar.Entry ending;

  /** Answered, and nobody says a word: the node plays the message by itself then. */
  Calendar.Entry holdEnds;

  /** Detection speaks then, or the answer follows its word. */
  Calendar.Entry hears;

  /** The callee presses the key then. */
  Calendar.Entry presses;

  /** Whose agent's phone was lost. */
  boolean onHold;

  int reconnects;

  /** Not called by us: a caller whom we took. */
  final boolean fromOutside;

  /** Gone then, unless somebody looks. */
  Calendar.Entry goes;

  /** How long the node lets the callee wait. */
  final long holdNs;

  boolean ringing;
  String agent = "";

  /** Something that was drawn has happened to it. */
  boolean drawn;

  ReplayCall(Originate order, Course course, boolean fromOutside) {
    this.fromOutside = fromOutside;
    this.holdNs = order.holdTimeoutMs() * 1_000_000L;
    this.callId = order.callId();
    this.node = order.node();
    this.campaign = order.campaign();
    this.leadId = order.leadId();
    this.attempt = order.attempt();
    this.course = course;
    this.drawn = course.recorded() == null;
  }

  /** Takes off the calendar whatever would have happened to it by itself. */
  void cancel() {
    for (Calendar.Entry entry :
        new Calendar.Entry[] {rings, next, connecting, holdEnds, hears, presses})
      if (entry != null) entry.cancel();
    rings = null;
    next = null;
    connecting = null;
    holdEnds = null;
    hears = null;
    presses = null;
  }
}
