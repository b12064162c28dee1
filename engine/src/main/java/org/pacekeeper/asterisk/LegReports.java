package org.pacekeeper.asterisk;

import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * What the core is told of a leg from its first sign of life to its end: each thing once, in the
 * words for whose leg it is (a callee's, a caller's, a third party's, an agent's). Pure; one
 * thread.
 */
final class LegReports {
  private final String node;
  private final ChannelTracker.Outbox outbox;

  LegReports(String node, ChannelTracker.Outbox outbox) {
    this.node = node;
    this.outbox = outbox;
  }

  /** Tells on what means the same wherever the leg is; anything else is passed over. */
  void on(Leg leg, ChannelEvent event) {
    if (event instanceof ChannelEvent.Made) {
      if (leg.callee()) outbox.report(new PbxEvent.OriginateTaken(leg.id));
    } else if (event instanceof ChannelEvent.Rings) {
      rings(leg);
    } else if (event instanceof ChannelEvent.Up) {
      leg.up = true;
      if (leg.listensFirst) pickedUp(leg);
    } else if (event instanceof ChannelEvent.Listened e) {
      pickedUp(leg);
      outbox.report(new PbxEvent.CallDetected(leg.id, e.heard(), e.detail()));
    } else if (event instanceof ChannelEvent.MachineMessageEnded e) {
      if (e.played()) outbox.report(new PbxEvent.MachineMessageLeft(leg.id));
    } else if (event instanceof ChannelEvent.MessageEnded e) {
      if (e.played() && !leg.agent) outbox.report(new PbxEvent.MessagePlayed(leg.id));
    } else if (event instanceof ChannelEvent.OptedOut) {
      outbox.report(new PbxEvent.OptOutRequested(leg.id));
    } else if (event instanceof ChannelEvent.PinRefused) {
      outbox.report(new PbxEvent.AgentLegRefused(leg.id, leg.name, "the PIN was wrong"));
    }
  }

  /** It waits, or is in a bridge: answered, as the core understands it. */
  void up(Leg leg) {
    leg.up = true;
    if (leg.reported) return;
    leg.reported = true;
    if (leg.third()) outbox.report(new PbxEvent.ThirdUp(leg.id, leg.forCall));
    else if (leg.agent) outbox.report(new PbxEvent.AgentLegUp(leg.id, leg.name));
    else outbox.report(new PbxEvent.CallAnswered(leg.id));
  }

  void ended(Leg leg) {
    if (leg.agent) {
      outbox.report(new PbxEvent.AgentLegDown(leg.id, leg.name, leg.cause, endDetail(leg)));
    } else if (leg.third()) {
      Outcome outcome = leg.up ? Outcome.CONNECTED : outcome(leg);
      outbox.report(
          new PbxEvent.ThirdDown(leg.id, leg.forCall, outcome, leg.cause, sipStatus(leg)));
    } else if (leg.up) {
      // Who hung up while detection listened was picked up and never answered for an agent.
      if (leg.listensFirst) pickedUp(leg);
      else up(leg);
      outbox.report(new PbxEvent.CallHungUp(leg.id, leg.cause, endedBy(leg)));
    } else {
      outbox.report(
          new PbxEvent.CallFailed(
              leg.id,
              outcome(leg),
              leg.cause,
              sipStatus(leg),
              leg.reason,
              endDetail(leg),
              Causes.isTrunkAlarm(leg.cause, leg.sipStatus, leg.reason, leg.blocked)));
    }
  }

  /** The node does not have it, and its end was not told. */
  void missing(Leg leg, int lookUpMs) {
    String detail =
        leg.hangup == null
            ? "looked up after " + lookUpMs + " ms without word of it"
            : "it was to be hung up";
    outbox.report(new PbxEvent.ChannelMissing(node, leg.id, detail));
  }

  private void rings(Leg leg) {
    if (leg.ringing || leg.up) return;
    leg.ringing = true;
    if (leg.callee()) outbox.report(new PbxEvent.CallRinging(leg.id));
  }

  private void pickedUp(Leg leg) {
    leg.up = true;
    if (leg.pickedUpReported || leg.reported) return;
    leg.pickedUpReported = true;
    outbox.report(new PbxEvent.CallPickedUp(leg.id));
  }

  private static Outcome outcome(Leg leg) {
    return Causes.classify(leg.cause, leg.sipStatus, leg.reason, leg.blocked, leg.hangup != null);
  }

  private static int sipStatus(Leg leg) {
    return Causes.reportedSipStatus(leg.sipStatus, leg.reason);
  }

  private static Party endedBy(Leg leg) {
    return leg.endedBy == Party.UNKNOWN && leg.hangup != null ? Party.ENGINE : leg.endedBy;
  }

  private static String endDetail(Leg leg) {
    if (leg.up) return "hung up, cause " + leg.cause;
    if (!leg.gone) return "no channel was made";
    return leg.blocked ? "603 Network Blocked" : "";
  }
}
