package org.pacekeeper.asterisk;

import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * The last line of defence: a channel that is up and of which nothing was heard for long is looked
 * up on the node, once and again after as long; what was told to hang up, or says that it is about
 * to end, is told again until it is gone. Events can be lost one by one, without the session being
 * lost with them. Pure: no clock, no IO; the node's thread.
 */
final class Watch {
  /** Asterisk's words for a channel that it does not have. */
  static final String NO_SUCH_CHANNEL = "No such channel";

  /** The node may have no channel because it has not made it yet. */
  private static final int HANGUP_NOT_THERE_MS = 200;

  /** The node has the channel and took the order; it forgets one now and then. */
  private static final int HANGUP_AGAIN_MS = 5_000;

  /** The answer to a question can overtake events that were there before it, by seconds. */
  private static final int MISSING_MS = 10_000;

  private final String node;
  private final int lookUpMs;
  private final ChannelTracker.Outbox outbox;

  Watch(String node, int lookUpMs, ChannelTracker.Outbox outbox) {
    this.node = node;
    this.lookUpMs = lookUpMs;
    this.outbox = outbox;
  }

  /** The node has said something of it, or was found to have it. */
  void heard(Leg leg, long nowMs) {
    leg.newsAtMs = nowMs;
    if (leg.missingAtMs == Long.MAX_VALUE) return;
    leg.missingAtMs = Long.MAX_VALUE;
    if (leg.hangup != null) leg.hangupAgainAtMs = nowMs + HANGUP_NOT_THERE_MS;
  }

  /** Tells it to hang up, until it is gone. */
  void hangUp(Leg leg, PbxCommand command, long nowMs) {
    leg.hangup = command;
    toldToHangUp(leg, nowMs);
    carryOut(leg);
  }

  private void carryOut(Leg leg) {
    leg.madeWhenToldToHangUp = leg.made;
    outbox.carryOut(leg.hangup);
  }

  private void toldToHangUp(Leg leg, long nowMs) {
    leg.hangupAgainAtMs = nowMs + (leg.announced ? HANGUP_NOT_THERE_MS : HANGUP_AGAIN_MS);
  }

  /**
   * The node has begun to end it. Asterisk 22 forgets also this when an announcement plays to a
   * callee from whom no audio comes, and would let the agent wait for somebody who is gone.
   */
  void hangupBegun(Leg leg, boolean byFarEnd, long nowMs) {
    if (leg.endedBy == Party.UNKNOWN) leg.endedBy = byFarEnd ? Party.CALLEE : Party.ENGINE;
    if (leg.up && leg.hangup == null && leg.hangupAgainAtMs == Long.MAX_VALUE)
      toldToHangUp(leg, nowMs);
  }

  /**
   * That was refused. Who was told before the channel was known to be there says nothing of it: the
   * node may have made it since.
   */
  void notHungUp(Leg leg, String detail, long nowMs) {
    if (leg == null || leg.gone) return;
    if (leg.madeWhenToldToHangUp && NO_SUCH_CHANNEL.equals(detail)) missing(leg, nowMs);
    else leg.hangupAgainAtMs = nowMs + HANGUP_NOT_THERE_MS;
  }

  /**
   * What the node said when it was looked up.
   *
   * @param error null when the node has it
   */
  void lookedUp(Leg leg, String error, long nowMs) {
    if (leg == null) return;
    if (error == null) heard(leg, nowMs);
    else if (NO_SUCH_CHANNEL.equals(error)) missing(leg, nowMs);
  }

  /**
   * Lets deadlines take effect.
   *
   * @return whether the channel is to be given up: the node does not have it
   */
  boolean tick(Leg leg, long nowMs) {
    if (leg.hangupAgainAtMs <= nowMs) {
      if (leg.hangup == null) leg.hangup = new PbxCommand.Hangup(node, leg.id, "has ended");
      leg.hangupAgainAtMs = nowMs + HANGUP_AGAIN_MS;
      carryOut(leg);
    }
    if (leg.missingAtMs <= nowMs) return true;
    long sinceMs = Math.max(leg.newsAtMs, leg.lookedUpAtMs);
    if (leg.up && leg.missingAtMs == Long.MAX_VALUE && sinceMs + lookUpMs <= nowMs) {
      leg.lookedUpAtMs = nowMs;
      outbox.lookUp(leg.id);
    }
    return false;
  }

  private static void missing(Leg leg, long nowMs) {
    leg.hangupAgainAtMs = Long.MAX_VALUE;
    if (leg.missingAtMs == Long.MAX_VALUE) leg.missingAtMs = nowMs + MISSING_MS;
  }
}
