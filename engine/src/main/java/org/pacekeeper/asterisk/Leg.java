package org.pacekeeper.asterisk;

import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * What the tracker knows of one of our channels, a call to a lead or an agent's leg. Grows from
 * {@code dialed} to {@code gone}; flags are only ever set, apart from where it is and what it waits
 * for.
 */
final class Leg {
  final long id;
  final boolean agent;

  /** The agent's name; empty for a call. */
  final String name;

  /** Unanswered and unheard of at this time, ms: events were lost. */
  final long overdueAtMs;

  boolean ringing;
  boolean up;

  /** CallAnswered, or AgentLegUp, was reported. */
  boolean reported;

  /** A call: machine detection listens before it counts as answered. */
  boolean listensFirst;

  /** CallPickedUp was reported. */
  boolean pickedUpReported;

  boolean connected;
  boolean messageOrdered;
  boolean blocked;
  Party endedBy = Party.UNKNOWN;

  /** The bridge it is in, null when in none. */
  String bridge;

  boolean holding;
  boolean conference;

  /** An agent's leg: the call whose conference it was last sent to. */
  long conferenceOf;

  /** A third party's leg: the call it is for. Else 0. */
  long forCall;

  /** A call from outside: the leg that was made for the caller. */
  boolean caller;

  /** A call: to be put on hold, and not there yet. */
  PbxCommand.Hold hold;

  long holdDueMs;

  /** Should it not be where it was sent by then, it is sent once more. */
  long moveAgainAtMs = Long.MAX_VALUE;

  /** It was on its way somewhere else, and could not be sent. */
  boolean moveRefused;

  /** What is to be done with it and others, and is not done yet. Null when nothing. */
  Gathering gathering;

  /** A call: the connect that is under way, or done. Null when there is none. */
  PbxCommand connect;

  /** A call: is to be recorded from the next time on that it is connected; null when it is not. */
  PbxCommand.RecordCall record;

  /**
   * A call: an announcement was played into its bridge. Asterisk 22 forgets a hang-up that comes
   * during it when no audio comes from the callee; the second one is heeded.
   */
  boolean announced;

  /** A call: its agent is on another node. */
  boolean across;

  boolean connectSent;

  /** A call: the dialplan is to connect it, not an action. */
  boolean connectedByDialplan;

  long connectDueMs;

  /** Should it or its agent not wait by then, they are sent to where they wait once more. */
  long connectAgainAtMs = Long.MAX_VALUE;

  /** A call: waits for the holding bridge to have its message played or left. */
  PbxCommand message;

  /** A call's agent, an agent's call: being connected, or talking. Null when there is none. */
  Leg peer;

  boolean originateEnded;
  int reason = -1;
  boolean gone;
  int cause;
  int sipStatus;

  /** When one of the two events of a failure is there: the other is not waited for any longer. */
  long settleAtMs = Long.MAX_VALUE;

  /** The command that ended it, kept to be given again until the node has the channel. */
  PbxCommand hangup;

  long hangupAgainAtMs = Long.MAX_VALUE;

  /** It was {@link #made} when that command was last given. */
  boolean madeWhenToldToHangUp;

  /** The node has, or had, the channel. */
  boolean made;

  /** When something was last heard of it, ms; at first when it was dialed or found. */
  long newsAtMs;

  /** When it was last looked up, ms; {@link Long#MIN_VALUE} when never. */
  long lookedUpAtMs = Long.MIN_VALUE;

  /** The node says that it has no such channel: taken at its word at this time, ms. */
  long missingAtMs = Long.MAX_VALUE;

  private Leg(long id, boolean agent, String name, long overdueAtMs) {
    this.id = id;
    this.agent = agent;
    this.name = name;
    this.overdueAtMs = overdueAtMs;
  }

  static Leg of(PbxCommand.Originate c, long overdueAtMs) {
    Leg leg = new Leg(c.callId(), false, "", overdueAtMs);
    leg.listensFirst = c.answering().detection() != null;
    return leg;
  }

  static Leg of(PbxCommand.CallAgent c, long overdueAtMs) {
    return new Leg(c.legId(), true, c.agent(), overdueAtMs);
  }

  static Leg of(PbxCommand.CallThird c, long overdueAtMs) {
    Leg leg = new Leg(c.legId(), false, "", overdueAtMs);
    leg.forCall = c.callId();
    return leg;
  }

  static Leg of(PbxCommand.TakeInbound c, long overdueAtMs) {
    Leg leg = new Leg(c.callId(), false, "", overdueAtMs);
    leg.caller = true;
    return leg;
  }

  /**
   * As the node's list has it. Commands under way are forgotten.
   *
   * @param known what was known of it before, null when nothing
   */
  static Leg of(SeenChannel channel, Leg known, long overdueAtMs, long nowMs) {
    String name = known == null ? channel.agentName() : known.name;
    Leg leg = new Leg(channel.legId(), channel.agent(), name, overdueAtMs);
    LegState state = channel.state();
    leg.made = true;
    leg.newsAtMs = nowMs;
    leg.ringing = state != LegState.DIALING;
    leg.across = state == LegState.ACROSS;
    leg.connected = leg.across;
    leg.up = state == LegState.UP || state == LegState.PLAYING_MESSAGE || leg.across;
    leg.reported = leg.up;
    leg.messageOrdered = state == LegState.PLAYING_MESSAGE;
    leg.bridge = channel.bridge();
    leg.conference = channel.conference();
    leg.forCall = channel.forCall();
    leg.caller = channel.caller();
    leg.holding =
        leg.bridge != null && channel.bridgedWith() == 0 && !leg.across && !leg.conference;
    if (known == null) return leg;
    leg.listensFirst = known.listensFirst;
    leg.record = known.record;
    return leg;
  }

  /** A channel of ours of which nothing else is known. */
  static Leg stray(long id, long overdueAtMs) {
    return new Leg(id, false, "", overdueAtMs);
  }

  boolean third() {
    return forCall != 0;
  }

  /** A lead's, who was called. */
  boolean callee() {
    return !agent && !third() && !caller;
  }

  /** Where it can be bridged from without being torn out of its dialplan. */
  boolean waits() {
    return bridge != null && holding && !gone;
  }
}
