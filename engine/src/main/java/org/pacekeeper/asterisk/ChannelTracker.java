package org.pacekeeper.asterisk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/**
 * One node's channels: commands and channel events in, events for the core and commands for the
 * node out. Says everything once, whatever the order in which the node says it, and forgets a
 * channel when its end has been told. Pure: no clock, no IO; one thread.
 */
final class ChannelTracker {

  /** Where results go. */
  interface Outbox {
    void report(PbxEvent event);

    /** To the node, now. What comes of it is told by {@link #failed} or by channel events. */
    void carryOut(PbxCommand command);

    /** Sends a leg elsewhere in the dialplan; told by its events, or {@link #notMoved}. */
    void move(long legId, String context, String exten);

    /** Sets a variable of a leg. */
    void set(long legId, String variable, String value);

    /** Asks whether the node has the channel. What it says is told by {@link #lookedUp}. */
    void lookUp(long legId);
  }

  private static final int RECENT_IDS = 1 << 16;

  /** A channel found by reconciliation was dialed by nobody knows whom, nor with what timeout. */
  private static final int ADOPTED_RING_MS = 120_000;

  private final String node;
  private final AsteriskTimings timings;
  private final Outbox outbox;
  private final Connects connects;
  private final Conversations conversations;
  private final Recordings recordings;
  private final Watch watch;
  private final RecentIds recentIds = new RecentIds(RECENT_IDS);

  /** Whose end the node has told. */
  private final RecentIds endedIds = new RecentIds(RECENT_IDS);

  private Map<Long, Leg> legs = new LinkedHashMap<>();
  private long duplicates;
  private long strays;

  ChannelTracker(String node, AsteriskTimings timings, Outbox outbox) {
    this.node = node;
    this.timings = timings;
    this.outbox = outbox;
    // Up to three legs move one after the other, and nobody's legal wait runs meanwhile.
    this.conversations = new Conversations(3 * timings.connectDeadlineMs(), outbox);
    this.recordings = new Recordings(outbox);
    this.watch = new Watch(node, timings.lookUpMs(), outbox);
    this.connects = new Connects(timings.connectDeadlineMs(), outbox, conversations, recordings);
  }

  /** Channels alive, or whose end is not fully told yet. */
  int size() {
    return legs.size();
  }

  /** The version of the node's dialplan, 0 when it has none. */
  void dialplan(int version) {
    recordings.dialplan(version);
  }

  /** Commands seen before and therefore left alone. */
  long duplicates() {
    return duplicates + connects.duplicates();
  }

  /** Events and commands about channels that are not, or no longer, known. */
  long strays() {
    return strays;
  }

  void accept(PbxCommand command, long nowMs) {
    if (command instanceof PbxCommand.Originate c) {
      Leg leg = new Leg(c.callId(), false, "", overdueAt(c.ringTimeoutMs(), nowMs));
      leg.listensFirst = c.answering().detection() != null;
      dial(c, leg, nowMs);
    } else if (command instanceof PbxCommand.CallAgent c)
      dial(c, new Leg(c.legId(), true, c.agent(), overdueAt(c.ringTimeoutMs(), nowMs)), nowMs);
    else if (command instanceof PbxCommand.Connect c)
      connects.begin(c, legs.get(c.callId()), legs.get(c.agentLegId()), nowMs);
    else if (command instanceof PbxCommand.PlayMessage c) play(c, c.callId());
    else if (command instanceof PbxCommand.LeaveMessage c) play(c, c.callId());
    else if (command instanceof PbxCommand.ConnectAcross c)
      connects.begin(c, legs.get(c.callId()), nowMs);
    else if (command instanceof PbxCommand.Hangup c) hangup(c, c.callId(), nowMs);
    else if (command instanceof PbxCommand.HangupAgent c) hangup(c, c.legId(), nowMs);
    else if (command instanceof PbxCommand.CallThird c) {
      Leg third = new Leg(c.legId(), false, "", overdueAt(c.ringTimeoutMs(), nowMs));
      third.forCall = c.callId();
      dial(c, third, nowMs);
    } else if (command instanceof PbxCommand.TakeInbound c) {
      Leg leg = new Leg(c.callId(), false, "", overdueAt(0, nowMs));
      leg.caller = true;
      dial(c, leg, nowMs);
    } else if (command instanceof PbxCommand.Hold c)
      conversations.hold(c, legs.get(c.callId()), connects, nowMs);
    else if (command instanceof PbxCommand.Consult c)
      conversations.consult(c, legs.get(c.thirdLegId()), legs.get(c.agentLegId()), nowMs);
    else if (command instanceof PbxCommand.HandOver c)
      conversations.handOver(c, legs.get(c.callId()), legs.get(c.thirdLegId()), nowMs);
    else if (command instanceof PbxCommand.ThreeWay c)
      conversations.threeWay(
          c, legs.get(c.callId()), legs.get(c.thirdLegId()), legs.get(c.agentLegId()), nowMs);
    else if (!recordings.accept(command, legs) && command instanceof PbxCommand.Mute c) {
      if (legs.containsKey(c.legId())) outbox.carryOut(c);
      else Refusal.of(c, "the agent has no leg on this node").ifPresent(outbox::report);
    }
  }

  /** The node has carried a command out; most say so by their channel events as well. */
  void done(PbxCommand command) {
    if (command instanceof PbxCommand.Mute c)
      outbox.report(new PbxEvent.AgentMuted(c.legId(), c.agent(), c.muted()));
    recordings.done(command);
  }

  /** The node, or the factory of actions, refused a command that was carried out. */
  void failed(PbxCommand command, String detail, long nowMs) {
    long id = ActionFactory.legId(command);
    if (command instanceof PbxCommand.Originate) {
      if (legs.remove(id) != null)
        outbox.report(new PbxEvent.CallFailed(id, Outcome.FAULT, 0, 0, -1, detail));
    } else if (command instanceof PbxCommand.TakeInbound
        || command instanceof PbxCommand.CallAgent
        || command instanceof PbxCommand.CallThird) {
      if (legs.remove(id) != null) Refusal.of(command, detail).ifPresent(outbox::report);
    } else if (command instanceof PbxCommand.Connect
        || command instanceof PbxCommand.ConnectAcross) {
      connects.failed(legs.get(id), command, detail);
    } else if (command instanceof PbxCommand.Consult c) {
      conversations.failed(c, legs.get(c.thirdLegId()), detail);
    } else if (command instanceof PbxCommand.HandOver c) {
      conversations.failed(c, legs.get(c.callId()), detail);
    } else if (command instanceof PbxCommand.Hangup || command instanceof PbxCommand.HangupAgent) {
      notHungUp(legs.get(id), detail, nowMs);
    } else {
      Refusal.of(command, detail).ifPresent(outbox::report);
    }
  }

  /** The node refused a {@link Outbox#move}. */
  void notMoved(long legId, String detail, long nowMs) {
    conversations.notMoved(legs.get(legId), connects, detail, nowMs);
  }

  void on(ChannelEvent event, long nowMs) {
    Leg leg = legs.get(event.legId());
    if (leg == null && isLife(event)) leg = stray(event.legId(), nowMs);
    if (leg != null) {
      leg.made |= isLife(event);
      watch.heard(leg, nowMs);
    }
    if (event instanceof ChannelEvent.Arrived e) {
      outbox.report(new PbxEvent.InboundArrived(node, e.channel(), e.called(), e.caller()));
    } else if (leg == null) {
      strays++;
    } else if (event instanceof ChannelEvent.Made) {
      if (leg.callee()) outbox.report(new PbxEvent.OriginateTaken(leg.id));
    } else if (event instanceof ChannelEvent.Rings) {
      rings(leg);
    } else if (event instanceof ChannelEvent.Up) {
      leg.up = true;
      if (leg.listensFirst) reportPickedUp(leg);
    } else if (event instanceof ChannelEvent.Listened e) {
      reportPickedUp(leg);
      outbox.report(new PbxEvent.CallDetected(leg.id, e.heard(), e.detail()));
    } else if (event instanceof ChannelEvent.MachineMessageEnded e) {
      if (e.played()) outbox.report(new PbxEvent.MachineMessageLeft(leg.id));
    } else if (event instanceof ChannelEvent.OptedOut) {
      outbox.report(new PbxEvent.OptOutRequested(leg.id));
    } else if (event instanceof ChannelEvent.Entered e) {
      entered(leg, e);
    } else if (event instanceof ChannelEvent.Left e) {
      connects.left(leg, e.bridge());
    } else if (event instanceof ChannelEvent.HangupBegun e) {
      watch.hangupBegun(leg, e.byFarEnd(), nowMs);
    } else if (event instanceof ChannelEvent.MessageEnded e) {
      if (e.played() && !leg.agent) outbox.report(new PbxEvent.MessagePlayed(leg.id));
    } else if (event instanceof ChannelEvent.Blocked) {
      leg.blocked = true;
    } else if (event instanceof ChannelEvent.PinRefused) {
      outbox.report(new PbxEvent.AgentLegRefused(leg.id, leg.name, "the PIN was wrong"));
    } else if (event instanceof ChannelEvent.OriginateEnded e) {
      originateEnded(leg, e, nowMs);
    } else if (event instanceof ChannelEvent.Gone e) {
      gone(leg, e, nowMs);
    } else {
      recordings.on(leg, event);
    }
  }

  /**
   * Lets deadlines take effect.
   *
   * @return the id of a call of which nothing was heard for too long, so that events must have been
   *     lost; 0 when there is none
   */
  long tick(long nowMs) {
    long overdue = 0;
    for (Leg leg : List.copyOf(legs.values())) {
      if (watch.tick(leg, nowMs)) {
        giveUp(leg);
        continue;
      }
      connects.expire(leg, nowMs);
      conversations.expire(leg, nowMs);
      if (!leg.up && leg.settleAtMs <= nowMs) end(leg);
      else if (!leg.up && leg.overdueAtMs <= nowMs) overdue = leg.id;
    }
    return overdue;
  }

  /** The node's complete list replaces what was known; commands under way are forgotten. */
  void reconcile(List<SeenChannel> seen, long nowMs) {
    Map<Long, Leg> before = legs;
    legs = new LinkedHashMap<>();
    connects.clear();
    List<SeenLeg> list = new ArrayList<>(seen.size());
    for (SeenChannel channel : seen) {
      Leg known = before.get(channel.legId());
      Leg leg =
          new Leg(
              channel.legId(),
              channel.agent(),
              known == null ? channel.agentName() : known.name,
              overdueAt(ADOPTED_RING_MS, nowMs));
      leg.made = true;
      leg.newsAtMs = nowMs;
      leg.ringing = channel.state() != LegState.DIALING;
      leg.across = channel.state() == LegState.ACROSS;
      leg.connected = leg.across;
      leg.up =
          channel.state() == LegState.UP
              || channel.state() == LegState.PLAYING_MESSAGE
              || leg.across;
      leg.reported = leg.up;
      leg.listensFirst = known != null && known.listensFirst;
      leg.record = known == null ? null : known.record;
      leg.messageOrdered = channel.state() == LegState.PLAYING_MESSAGE;
      leg.bridge = channel.bridge();
      leg.conference = channel.conference();
      leg.forCall = channel.forCall();
      leg.caller = channel.caller();
      leg.holding =
          channel.bridge() != null
              && channel.bridgedWith() == 0
              && !leg.across
              && !channel.conference();
      recentIds.add(leg.id);
      legs.put(leg.id, leg);
      list.add(new SeenLeg(leg.id, channel.state(), channel.bridgedWith()));
    }
    for (SeenChannel channel : seen)
      if (channel.agent() && channel.bridgedWith() != 0)
        connects.adopt(legs.get(channel.bridgedWith()), legs.get(channel.legId()));
    outbox.report(new PbxEvent.NodeReconciled(node, list));
  }

  private long overdueAt(int ringTimeoutMs, long nowMs) {
    return nowMs + ringTimeoutMs + timings.overdueMs();
  }

  /** The node has said whether it has the channel: null for yes, else its words. */
  void lookedUp(long legId, String error, long nowMs) {
    watch.lookedUp(legs.get(legId), error, nowMs);
  }

  /** Whether the event can only come of a channel that is there. */
  private static boolean isLife(ChannelEvent event) {
    return event instanceof ChannelEvent.Made
        || event instanceof ChannelEvent.Rings
        || event instanceof ChannelEvent.Up
        || event instanceof ChannelEvent.Entered;
  }

  /**
   * A channel that was given up is there after all: a node that stood still carries out late what
   * it was told, even after it has listed its channels anew. Null when it is none of ours, or has
   * ended.
   */
  private Leg stray(long legId, long nowMs) {
    if (!recentIds.contains(legId) || endedIds.contains(legId)) return null;
    strays++;
    Leg leg = new Leg(legId, false, "", overdueAt(ADOPTED_RING_MS, nowMs));
    legs.put(legId, leg);
    outbox.report(new PbxEvent.StrayChannel(node, legId));
    return leg;
  }

  private void dial(PbxCommand command, Leg leg, long nowMs) {
    if (!recentIds.add(leg.id)) {
      duplicates++;
      return;
    }
    leg.newsAtMs = nowMs;
    legs.put(leg.id, leg);
    outbox.carryOut(command);
  }

  private void play(PbxCommand c, long callId) {
    Leg call = legs.get(callId);
    if (call == null || call.agent) strays++;
    else if (call.messageOrdered) duplicates++;
    else {
      call.messageOrdered = true;
      if (call.bridge == null) call.message = c;
      else outbox.carryOut(c);
    }
  }

  private void hangup(PbxCommand command, long legId, long nowMs) {
    Leg leg = legs.get(legId);
    if (leg == null) strays++;
    else if (leg.hangup != null) duplicates++;
    else {
      leg.hangup = command;
      watch.toldToHangUp(leg, nowMs);
      outbox.carryOut(command);
    }
  }

  private void notHungUp(Leg leg, String detail, long nowMs) {
    if (leg != null && !leg.gone) watch.notHungUp(leg, detail, nowMs);
  }

  private void rings(Leg leg) {
    if (leg.ringing || leg.up) return;
    leg.ringing = true;
    if (leg.callee()) outbox.report(new PbxEvent.CallRinging(leg.id));
  }

  private void entered(Leg leg, ChannelEvent.Entered e) {
    leg.up = true;
    reportUp(leg);
    connects.entered(leg, e.bridge(), e.holding(), e.conference());
    conversations.entered(leg);
    if (leg.message != null) {
      outbox.carryOut(leg.message);
      leg.message = null;
    }
  }

  private void reportPickedUp(Leg leg) {
    leg.up = true;
    if (leg.pickedUpReported || leg.reported) return;
    leg.pickedUpReported = true;
    outbox.report(new PbxEvent.CallPickedUp(leg.id));
  }

  private void reportUp(Leg leg) {
    if (leg.reported) return;
    leg.reported = true;
    if (leg.third()) {
      outbox.report(new PbxEvent.ThirdUp(leg.id, leg.forCall));
      return;
    }
    outbox.report(
        leg.agent ? new PbxEvent.AgentLegUp(leg.id, leg.name) : new PbxEvent.CallAnswered(leg.id));
  }

  private void originateEnded(Leg leg, ChannelEvent.OriginateEnded e, long nowMs) {
    leg.originateEnded = true;
    leg.reason = e.reason();
    if (e.success()) leg.up = true;
    if (leg.gone) end(leg);
    else if (!e.success()) leg.settleAtMs = nowMs + timings.settleMs();
  }

  private void gone(Leg leg, ChannelEvent.Gone e, long nowMs) {
    leg.gone = true;
    endedIds.add(leg.id);
    leg.hangupAgainAtMs = Long.MAX_VALUE;
    leg.up |= e.up();
    leg.cause = e.cause();
    leg.sipStatus = e.sipStatus();
    if (leg.up || leg.originateEnded) end(leg);
    else leg.settleAtMs = nowMs + timings.settleMs();
  }

  private void end(Leg leg) {
    legs.remove(leg.id);
    if (leg.agent) {
      outbox.report(new PbxEvent.AgentLegDown(leg.id, leg.name, leg.cause, endDetail(leg)));
    } else if (leg.third()) {
      outbox.report(
          new PbxEvent.ThirdDown(
              leg.id,
              leg.forCall,
              leg.up ? Outcome.CONNECTED : outcome(leg),
              leg.cause,
              Causes.reportedSipStatus(leg.sipStatus, leg.reason)));
    } else if (leg.up) {
      // Who hung up while detection listened was picked up and never answered for an agent.
      if (leg.listensFirst) reportPickedUp(leg);
      else reportUp(leg);
      outbox.report(new PbxEvent.CallHungUp(leg.id, leg.cause, endedBy(leg)));
    } else {
      outbox.report(
          new PbxEvent.CallFailed(
              leg.id,
              outcome(leg),
              leg.cause,
              Causes.reportedSipStatus(leg.sipStatus, leg.reason),
              leg.reason,
              endDetail(leg),
              Causes.isTrunkAlarm(leg.cause, leg.sipStatus, leg.reason, leg.blocked)));
    }
    forget(leg);
  }

  /** The node does not have it, and its end was not told. */
  private void giveUp(Leg leg) {
    legs.remove(leg.id);
    endedIds.add(leg.id);
    outbox.report(
        new PbxEvent.ChannelMissing(
            node,
            leg.id,
            leg.hangup == null
                ? "looked up after " + timings.lookUpMs() + " ms without word of it"
                : "it was to be hung up"));
    forget(leg);
  }

  private void forget(Leg leg) {
    connects.ended(leg);
    conversations.ended(leg);
    if (!leg.agent) freeAgents(leg.id);
  }

  /** Who is left in the conference of a call that has ended goes back to wait. */
  private void freeAgents(long callId) {
    for (Leg other : legs.values())
      if (other.agent && other.conference && other.conferenceOf == callId)
        conversations.toWaiting(other);
  }

  private static Outcome outcome(Leg leg) {
    return Causes.classify(leg.cause, leg.sipStatus, leg.reason, leg.blocked, leg.hangup != null);
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
