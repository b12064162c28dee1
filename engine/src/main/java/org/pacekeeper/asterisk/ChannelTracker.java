package org.pacekeeper.asterisk;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
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

  /** A channel found by reconciliation was dialed by nobody knows whom, nor with what timeout. */
  private static final int ADOPTED_RING_MS = 120_000;

  private final String node;
  private final AsteriskTimings timings;
  private final Outbox outbox;
  private final Legs legs = new Legs();
  private final LegReports reports;
  private final Connects connects;
  private final Conversations conversations;
  private final Recordings recordings;
  private final Endings endings;
  private final Watch watch;

  private long duplicates;
  private long strays;

  ChannelTracker(String node, AsteriskTimings timings, Outbox outbox) {
    this.node = node;
    this.timings = timings;
    this.outbox = outbox;
    this.reports = new LegReports(node, outbox);
    // Up to three legs move one after the other, and nobody's legal wait runs meanwhile.
    this.conversations = new Conversations(3 * timings.connectDeadlineMs(), outbox);
    this.recordings = new Recordings(outbox);
    this.watch = new Watch(node, timings.lookUpMs(), outbox);
    this.connects = new Connects(timings.connectDeadlineMs(), outbox, conversations, recordings);
    this.endings = new Endings(timings, legs, reports, connects, conversations);
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
    if (command instanceof PbxCommand.Originate c)
      dial(c, Leg.of(c, overdueAt(c.ringTimeoutMs(), nowMs)), nowMs);
    else if (command instanceof PbxCommand.CallAgent c)
      dial(c, Leg.of(c, overdueAt(c.ringTimeoutMs(), nowMs)), nowMs);
    else if (command instanceof PbxCommand.CallThird c)
      dial(c, Leg.of(c, overdueAt(c.ringTimeoutMs(), nowMs)), nowMs);
    else if (command instanceof PbxCommand.TakeInbound c)
      dial(c, Leg.of(c, overdueAt(0, nowMs)), nowMs);
    else if (command instanceof PbxCommand.Connect c)
      connects.begin(c, legs.get(c.callId()), legs.get(c.agentLegId()), nowMs);
    else if (command instanceof PbxCommand.PlayMessage c) play(c, c.callId());
    else if (command instanceof PbxCommand.LeaveMessage c) play(c, c.callId());
    else if (command instanceof PbxCommand.ConnectAcross c)
      connects.begin(c, legs.get(c.callId()), nowMs);
    else if (command instanceof PbxCommand.Hangup c) hangup(c, c.callId(), nowMs);
    else if (command instanceof PbxCommand.HangupAgent c) hangup(c, c.legId(), nowMs);
    else if (!conversations.accept(command, legs, connects, nowMs))
      recordings.accept(command, legs);
  }

  /** The node has carried a command out; most say so by their channel events as well. */
  void done(PbxCommand command) {
    conversations.done(command);
    recordings.done(command);
  }

  /** The node, or the factory of actions, refused a command that was carried out. */
  void failed(PbxCommand command, String detail, long nowMs) {
    long id = ActionFactory.legId(command);
    if (command instanceof PbxCommand.Originate) {
      if (legs.remove(id))
        outbox.report(new PbxEvent.CallFailed(id, Outcome.FAULT, 0, 0, -1, detail));
    } else if (command instanceof PbxCommand.TakeInbound
        || command instanceof PbxCommand.CallAgent
        || command instanceof PbxCommand.CallThird) {
      if (legs.remove(id)) Refusal.of(command, detail).ifPresent(outbox::report);
    } else if (command instanceof PbxCommand.Connect
        || command instanceof PbxCommand.ConnectAcross) {
      connects.failed(legs.get(id), command, detail);
    } else if (command instanceof PbxCommand.Consult c) {
      conversations.failed(c, legs.get(c.thirdLegId()), detail);
    } else if (command instanceof PbxCommand.HandOver c) {
      conversations.failed(c, legs.get(c.callId()), detail);
    } else if (command instanceof PbxCommand.Hangup || command instanceof PbxCommand.HangupAgent) {
      watch.notHungUp(legs.get(id), detail, nowMs);
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
    } else if (event instanceof ChannelEvent.Entered e) {
      entered(leg, e);
    } else if (event instanceof ChannelEvent.Left e) {
      connects.left(leg, e.bridge());
    } else if (event instanceof ChannelEvent.HangupBegun e) {
      watch.hangupBegun(leg, e.byFarEnd(), nowMs);
    } else if (event instanceof ChannelEvent.Blocked) {
      leg.blocked = true;
    } else if (event instanceof ChannelEvent.OriginateEnded e) {
      endings.originateEnded(leg, e, nowMs);
    } else if (event instanceof ChannelEvent.Gone e) {
      endings.gone(leg, e, nowMs);
    } else {
      reports.on(leg, event);
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
    for (Leg leg : legs.list()) {
      if (watch.tick(leg, nowMs)) {
        endings.giveUp(leg);
        continue;
      }
      connects.expire(leg, nowMs);
      conversations.expire(leg, nowMs);
      if (endings.expire(leg, nowMs)) overdue = leg.id;
    }
    return overdue;
  }

  /** The node's complete list replaces what was known; commands under way are forgotten. */
  void reconcile(List<SeenChannel> seen, long nowMs) {
    connects.clear();
    List<Leg> found = new ArrayList<>(seen.size());
    List<SeenLeg> list = new ArrayList<>(seen.size());
    for (SeenChannel channel : seen) {
      Leg known = legs.get(channel.legId());
      found.add(Leg.of(channel, known, overdueAt(ADOPTED_RING_MS, nowMs), nowMs));
      list.add(new SeenLeg(channel.legId(), channel.state(), channel.bridgedWith()));
    }
    legs.replace(found);
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
    if (!legs.wasForgotten(legId)) return null;
    strays++;
    Leg leg = Leg.stray(legId, overdueAt(ADOPTED_RING_MS, nowMs));
    legs.addAgain(leg);
    outbox.report(new PbxEvent.StrayChannel(node, legId));
    return leg;
  }

  private void dial(PbxCommand command, Leg leg, long nowMs) {
    leg.newsAtMs = nowMs;
    if (legs.add(leg)) outbox.carryOut(command);
    else duplicates++;
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
    else watch.hangUp(leg, command, nowMs);
  }

  private void entered(Leg leg, ChannelEvent.Entered e) {
    reports.up(leg);
    connects.entered(leg, e.bridge(), e.holding(), e.conference());
    conversations.entered(leg);
    if (leg.message != null) {
      outbox.carryOut(leg.message);
      leg.message = null;
    }
  }
}
