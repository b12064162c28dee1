package org.pacekeeper.sim.replay;

import org.pacekeeper.sim.kernel.Calendar;

/**
 * One call in the replayed world. Steps:
 *
 * <pre>
 * IN_FLIGHT → WAITING, ended
 * WAITING   → TALKING, MESSAGE, ended
 * TALKING   → ended
 * MESSAGE   → ended
 * </pre>
 *
 * Calendar's thread.
 */
final class ReplayCall {
  enum Step {
    IN_FLIGHT,
    WAITING,
    TALKING,
    MESSAGE
  }

  final long callId;
  final long leadId;
  final int attempt;
  final Course course;
  Step step = Step.IN_FLIGHT;
  Calendar.Entry rings;
  Calendar.Entry next;
  Calendar.Entry connecting;

  /** We have hung up, and it ends then at the latest. */
  Calendar.Entry ending;

  String agent = "";

  /** Something that was drawn has happened to it. */
  boolean drawn;

  ReplayCall(long callId, long leadId, int attempt, Course course) {
    this.callId = callId;
    this.leadId = leadId;
    this.attempt = attempt;
    this.course = course;
    this.drawn = course.recorded() == null;
  }

  /** Takes off the calendar whatever would have happened to it by itself. */
  void cancel() {
    for (Calendar.Entry entry : new Calendar.Entry[] {rings, next, connecting})
      if (entry != null) entry.cancel();
    rings = null;
    next = null;
    connecting = null;
  }
}
