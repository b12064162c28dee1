package org.pacekeeper.asterisk;

import java.util.List;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;

/**
 * What is done with a conversation on one node: hold, a third party, three together. Legs are first
 * sent to where they wait, then bridged, since a channel that is bridged from anywhere else is torn
 * out of its dialplan. Every command ends as the event it asks for, as {@code MoveFailed}, or with
 * the end of the call. One thread.
 */
final class Conversations {
  /** Asterisk says so of a channel that is being redirected, or hung up, at that moment. */
  static final String ON_ITS_WAY = "channel not up";

  private static final int REFUSED_AGAIN_MS = 100;

  private final int deadlineMs;
  private final ChannelTracker.Outbox outbox;

  Conversations(int deadlineMs, ChannelTracker.Outbox outbox) {
    this.deadlineMs = deadlineMs;
    this.outbox = outbox;
  }

  /** Whether the command was about a conversation, and was taken care of. */
  boolean accept(PbxCommand command, Legs legs, Connects connects, long nowMs) {
    if (command instanceof PbxCommand.Hold c) hold(c, legs.get(c.callId()), connects, nowMs);
    else if (command instanceof PbxCommand.Consult c)
      consult(c, legs.get(c.thirdLegId()), legs.get(c.agentLegId()), nowMs);
    else if (command instanceof PbxCommand.HandOver c)
      handOver(c, legs.get(c.callId()), legs.get(c.thirdLegId()), nowMs);
    else if (command instanceof PbxCommand.ThreeWay c)
      threeWay(c, legs.get(c.callId()), legs.get(c.thirdLegId()), legs.get(c.agentLegId()), nowMs);
    else if (command instanceof PbxCommand.Mute c) {
      if (legs.get(c.legId()) != null) outbox.carryOut(c);
      else refuse(c, "the agent has no leg on this node");
    } else return false;
    return true;
  }

  /** The node has carried a command out. */
  void done(PbxCommand command) {
    if (command instanceof PbxCommand.Mute c)
      outbox.report(new PbxEvent.AgentMuted(c.legId(), c.agent(), c.muted()));
  }

  private void hold(PbxCommand.Hold c, Leg call, Connects connects, long nowMs) {
    if (call == null || !call.up) {
      refuse(c, "no such call on this node");
      return;
    }
    String exten;
    try {
      exten = ActionFactory.held(c);
    } catch (IllegalArgumentException e) {
      refuse(c, e.getMessage());
      return;
    }
    connects.part(call);
    drop(call);
    call.hold = c;
    // Wherever it waits, it is on the way from there: bridged meanwhile, it would be torn out.
    call.holding = false;
    call.holdDueMs = nowMs + deadlineMs;
    call.moveAgainAtMs = again(nowMs);
    outbox.move(call.id, ActionFactory.HELD, exten);
  }

  private void consult(PbxCommand.Consult c, Leg third, Leg agent, long nowMs) {
    begin(
        c,
        third == null || agent == null ? List.of() : List.of(third, agent),
        new PbxEvent.ConsultBegun(c.callId(), c.thirdLegId()),
        nowMs);
  }

  private void handOver(PbxCommand.HandOver c, Leg call, Leg third, long nowMs) {
    begin(
        c,
        call == null || third == null ? List.of() : List.of(call, third),
        new PbxEvent.HandedOver(c.callId(), c.thirdLegId()),
        nowMs);
  }

  private void threeWay(PbxCommand.ThreeWay c, Leg call, Leg third, Leg agent, long nowMs) {
    List<Leg> legs =
        call == null || third == null || agent == null ? List.of() : List.of(agent, call, third);
    if (!start(c, legs, new PbxEvent.AllTogether(c.callId(), c.thirdLegId()), nowMs)) return;
    agent.conferenceOf = call.id;
    for (Leg leg : legs) outbox.move(leg.id, ActionFactory.TOGETHER, room(c));
  }

  void entered(Leg leg) {
    if (leg.holding && leg.hold != null && !leg.agent) {
      leg.hold = null;
      outbox.report(new PbxEvent.CallHeld(leg.id));
    }
    Gathering gathering = leg.gathering;
    if (gathering == null) return;
    if (gathering.isComplete()) {
      end(gathering);
      outbox.report(gathering.done());
    } else if (gathering.command() instanceof PbxCommand.ThreeWay c) {
      // Sent while it was on its way out of another bridge, Asterisk may have forgotten where to.
      if (leg.holding) outbox.move(leg.id, ActionFactory.TOGETHER, room(c));
    } else {
      bridgeWhenAllWait(gathering);
    }
  }

  /** Sends a leg to where it waits, unless it is there or on the way. */
  void toWaiting(Leg leg) {
    if (leg.waits()) return;
    if (leg.caller && leg.reported && leg.bridge == null && leg.hold == null) {
      // Hears how long it may take yet: no longer.
      outbox.move(leg.id, ActionFactory.CALLER_WAITS, ActionFactory.BACK);
      return;
    }
    if (leg.agent && leg.conference) outbox.move(leg.id, ActionFactory.AGENT, ActionFactory.BACK);
    else if (leg.third() && leg.bridge != null)
      outbox.move(leg.id, ActionFactory.THIRD, ActionFactory.START);
    else if (leg.hold != null && !leg.hold.message().isEmpty())
      // The recording is cut short: there is somebody to talk with.
      outbox.move(leg.id, ActionFactory.HELD, ActionFactory.held(withoutRecording(leg.hold)));
    else if (!leg.agent && !leg.third() && leg.conference)
      outbox.move(leg.id, ActionFactory.HELD, "00060");
  }

  void failed(PbxCommand command, Leg any, String detail) {
    if (any == null || any.gathering == null || !any.gathering.command().equals(command)) return;
    end(any.gathering);
    refuse(command, detail);
  }

  void expire(Leg leg, long nowMs) {
    // With a recording before the music it takes as long as that does, from where it leaves on.
    if (leg.hold != null
        && leg.holdDueMs <= nowMs
        && (leg.hold.message().isEmpty() || leg.bridge != null))
      notHeld(leg, "not on hold within " + deadlineMs + " ms");
    Gathering gathering = leg.gathering;
    if (gathering != null && gathering.dueMs() <= nowMs)
      failed(gathering.command(), leg, "not bridged within " + deadlineMs + " ms");
    if (leg.moveAgainAtMs > nowMs) return;
    leg.moveAgainAtMs = again(nowMs);
    moveAgain(leg);
  }

  /**
   * A channel that is just on its way into a bridge or out of one may be told where to go and not
   * heed it, as Asterisk 16 showed on a loaded machine. Who has left a bridge and is in no other
   * has heeded it, and would only be called back.
   */
  private void moveAgain(Leg leg) {
    boolean refused = leg.moveRefused;
    leg.moveRefused = false;
    if (leg.bridge == null && !refused) return;
    if (leg.gathering != null) {
      if (!(leg.gathering.command() instanceof PbxCommand.ThreeWay c)) toWaiting(leg);
      else if (!leg.conference) outbox.move(leg.id, ActionFactory.TOGETHER, room(c));
    } else if (leg.hold != null) {
      PbxCommand.Hold hold = leg.connect == null ? leg.hold : withoutRecording(leg.hold);
      outbox.move(leg.id, ActionFactory.HELD, ActionFactory.held(hold));
    } else if (refused) {
      toWaiting(leg);
    } else {
      leg.moveAgainAtMs = Long.MAX_VALUE;
    }
  }

  private long again(long nowMs) {
    return nowMs + deadlineMs / 3;
  }

  private static PbxCommand.Hold withoutRecording(PbxCommand.Hold hold) {
    return new PbxCommand.Hold(hold.node(), hold.callId(), "", hold.limitMs());
  }

  /**
   * The node does not send the leg where it was to go: whatever that was for is over. But one that
   * is on its way already, and not there yet, is sent once more.
   */
  void notMoved(Leg leg, Connects connects, String detail, long nowMs) {
    if (leg == null) return;
    Leg call = leg.agent ? leg.peer : leg;
    boolean isConnecting = call != null && call.connect != null;
    if (detail.contains(ON_ITS_WAY) && isMoving(leg, isConnecting ? call : null, nowMs)) {
      leg.moveRefused = true;
      leg.moveAgainAtMs = nowMs + REFUSED_AGAIN_MS;
      return;
    }
    if (leg.gathering != null) failed(leg.gathering.command(), leg, detail);
    if (isConnecting) connects.failed(call, call.connect, detail);
    else if (leg.hold != null) notHeld(leg, detail);
  }

  /** Whether something that ends in time still waits for the leg. */
  private static boolean isMoving(Leg leg, Leg connecting, long nowMs) {
    if (leg.gathering != null) return true;
    if (connecting != null) return !connecting.connectSent;
    return leg.hold != null && nowMs < leg.holdDueMs;
  }

  private void notHeld(Leg leg, String detail) {
    PbxCommand.Hold hold = leg.hold;
    leg.hold = null;
    refuse(hold, detail);
  }

  /** The channel is no more. */
  void ended(Leg leg) {
    leg.hold = null;
    if (leg.gathering != null)
      failed(leg.gathering.command(), leg, LegId.text(leg.id) + " is gone");
  }

  private void drop(Leg call) {
    if (call.gathering != null) end(call.gathering);
  }

  private void begin(PbxCommand c, List<Leg> legs, PbxEvent done, long nowMs) {
    if (!start(c, legs, done, nowMs)) return;
    legs.forEach(this::toWaiting);
    bridgeWhenAllWait(legs.get(0).gathering);
  }

  private boolean start(PbxCommand c, List<Leg> legs, PbxEvent done, long nowMs) {
    if (legs.isEmpty()) {
      refuse(c, "one of the legs is not on this node");
      return false;
    }
    for (Leg leg : legs)
      if (leg.gathering != null) {
        // The same is under way, or the core has changed its mind and will be told.
        if (!leg.gathering.command().equals(c)) refuse(c, "another move is under way");
        return false;
      }
    Gathering gathering = new Gathering(c, legs, done, nowMs + deadlineMs);
    for (Leg leg : legs) {
      leg.gathering = gathering;
      leg.moveAgainAtMs = again(nowMs);
    }
    return true;
  }

  private void bridgeWhenAllWait(Gathering gathering) {
    if (gathering.allWait()) outbox.carryOut(gathering.command());
  }

  private static String room(PbxCommand.ThreeWay c) {
    return ActionFactory.conference(c.callId());
  }

  private static void end(Gathering gathering) {
    for (Leg leg : gathering.legs()) leg.gathering = null;
  }

  private void refuse(PbxCommand command, String reason) {
    Refusal.of(command, reason).ifPresent(outbox::report);
  }
}
