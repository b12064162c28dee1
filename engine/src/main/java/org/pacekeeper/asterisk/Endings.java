package org.pacekeeper.asterisk;

/**
 * How legs end. The node tells the end of a leg that was never up in two events, in either order,
 * and now and then only one of them: what the first says is kept until the second is there, or is
 * not waited for any longer. One thread.
 */
final class Endings {
  private final AsteriskTimings timings;
  private final Legs legs;
  private final LegReports reports;
  private final Connects connects;
  private final Conversations conversations;

  Endings(
      AsteriskTimings timings,
      Legs legs,
      LegReports reports,
      Connects connects,
      Conversations conversations) {
    this.timings = timings;
    this.legs = legs;
    this.reports = reports;
    this.connects = connects;
    this.conversations = conversations;
  }

  void originateEnded(Leg leg, ChannelEvent.OriginateEnded e, long nowMs) {
    leg.originateEnded = true;
    leg.reason = e.reason();
    if (e.success()) leg.up = true;
    if (leg.gone) end(leg);
    else if (!e.success()) leg.settleAtMs = nowMs + timings.settleMs();
  }

  void gone(Leg leg, ChannelEvent.Gone e, long nowMs) {
    leg.gone = true;
    legs.ended(leg);
    leg.hangupAgainAtMs = Long.MAX_VALUE;
    leg.up |= e.up();
    leg.cause = e.cause();
    leg.sipStatus = e.sipStatus();
    if (leg.up || leg.originateEnded) end(leg);
    else leg.settleAtMs = nowMs + timings.settleMs();
  }

  /**
   * Lets the deadline for the second event take effect.
   *
   * @return whether nothing was heard of it for too long, so that events must have been lost
   */
  boolean expire(Leg leg, long nowMs) {
    if (leg.up) return false;
    if (leg.settleAtMs > nowMs) return leg.overdueAtMs <= nowMs;
    end(leg);
    return false;
  }

  /** The node does not have it, and its end was not told. */
  void giveUp(Leg leg) {
    legs.remove(leg.id);
    legs.ended(leg);
    reports.missing(leg, timings.lookUpMs());
    release(leg);
  }

  private void end(Leg leg) {
    legs.remove(leg.id);
    reports.ended(leg);
    release(leg);
  }

  /** Whoever was connected with it, or waited for it, no longer is. */
  private void release(Leg leg) {
    connects.ended(leg);
    conversations.ended(leg);
    if (leg.agent) return;
    // Who is left in its conference goes back to wait.
    for (Leg other : legs.list())
      if (other.agent && other.conference && other.conferenceOf == leg.id)
        conversations.toWaiting(other);
  }
}
