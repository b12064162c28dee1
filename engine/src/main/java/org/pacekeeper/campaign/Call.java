package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;

/**
 * One call to one lead: the telephone call that carries an attempt. Or a call from outside, which
 * has no lead, is DIALING until the node has made a leg for it, and from then on goes the same way.
 * Allowed moves:
 *
 * <pre>
 * DIALING    → RINGING, LISTENING, WAITING, ENDED
 * RINGING    → LISTENING, WAITING, ENDED
 * LISTENING  → WAITING, MACHINE, ENDED
 * WAITING    → CONNECTING, CONNECTED, MESSAGE, MACHINE, ENDED
 * CONNECTING → CONNECTED, WAITING, MESSAGE, ENDED
 * CONNECTED  → ENDED
 * MESSAGE    → ENDED
 * MACHINE    → ENDED
 * </pre>
 *
 * Core thread only. Times are epoch ns, 0 for what has not happened.
 */
public final class Call {
  public final long callId;
  public final String campaign;
  public final LeadEntry lead;
  public final String node;
  public final String trunk;
  public final String callerId;
  public final long originatedAtNs;

  private CallState state = CallState.DIALING;
  private long ringingAtNs;
  private long answeredAtNs;
  private long connectedAtNs;

  /** Promised to, or talking with; empty when nobody. */
  public String agent = "";

  /** Nothing was heard of it since the session to its node was lost. */
  public boolean unverified;

  /** Already counted as abandoned in the ledger. */
  public boolean abandoned;

  /** When the node was told to connect it, 0 when not; the latest time counts. */
  public long connectSentAtNs;

  /** How it ended, null before. */
  public Outcome outcome;

  /** The policy's own mark, kept with the call. */
  public int policyTag;

  /** What machine detection heard, null when nothing yet or nobody listens. */
  public Heard heard;

  /** When it said so, 0 when it did not. */
  public long heardAtNs;

  /** When the message for an abandoned callee began, 0 when it did not. */
  public long messageAtNs;

  /** The message was played to its end. */
  public boolean messageHeard;

  /** The callee asked by a keypress never to be called again. */
  public boolean optedOut;

  /** An agent who talked on it and no longer does has said that it was a machine. */
  public boolean saidMachine;

  /** Where it is counted; follows from its campaign and its node. */
  String floor = "";

  /** Who talks with whom, null while it has only ever been callee and agent. */
  public Talk talk;

  /** Who calls from outside; null for a call to a lead. */
  public final Inbound inbound;

  /** The latest recording of it, null when none was asked for. */
  public CallRecording recording;

  /** When we first asked the node to end it, 0 when not. */
  public long hangupSentAtNs;

  public Call(
      long callId,
      String campaign,
      LeadEntry lead,
      String node,
      String trunk,
      String callerId,
      long originatedAtNs) {
    this(callId, campaign, lead, node, trunk, callerId, originatedAtNs, null);
  }

  private Call(
      long callId,
      String campaign,
      LeadEntry lead,
      String node,
      String trunk,
      String callerId,
      long originatedAtNs,
      Inbound inbound) {
    this.inbound = inbound;
    this.callId = callId;
    this.campaign = campaign;
    this.lead = lead;
    this.node = node;
    this.trunk = trunk;
    this.callerId = callerId;
    this.originatedAtNs = originatedAtNs;
  }

  /**
   * A call from outside. It takes no line of a trunk; who is called for it sees the number that was
   * called.
   */
  public static Call from(
      Inbound caller, long callId, String campaign, String node, long arrivedAtNs) {
    return new Call(callId, campaign, null, node, "", caller.called().e164(), arrivedAtNs, caller);
  }

  /** Whether it came from outside. */
  public boolean isInbound() {
    return inbound != null;
  }

  /** Where it is counted. */
  public String floor() {
    return floor;
  }

  public CallState state() {
    return state;
  }

  public long ringingAtNs() {
    return ringingAtNs;
  }

  public long answeredAtNs() {
    return answeredAtNs;
  }

  public long connectedAtNs() {
    return connectedAtNs;
  }

  /** The number of this attempt, counting from 1. */
  public int attempt() {
    return lead.attempts() + 1;
  }

  /** From the first ring, or the dial when none was heard, to the pick-up; ns. */
  public long pickUpNs() {
    return answeredAtNs - (ringingAtNs == 0 ? originatedAtNs : ringingAtNs);
  }

  /**
   * The one method that changes the state; notes when each was first reached.
   *
   * @throws IllegalStateException when the move is not allowed
   */
  void move(CallState to, long nowNs) {
    if (!allowed(state, to))
      throw new IllegalStateException(
          "call " + Long.toHexString(callId) + ": cannot move from " + state + " to " + to);
    if (to == CallState.RINGING) ringingAtNs = nowNs;
    boolean pickedUp = to == CallState.WAITING || to == CallState.LISTENING;
    if (pickedUp && answeredAtNs == 0) answeredAtNs = nowNs;
    if (to == CallState.MESSAGE) messageAtNs = nowNs;
    if (to == CallState.CONNECTED) connectedAtNs = nowNs;
    state = to;
  }

  private static boolean allowed(CallState from, CallState to) {
    return switch (from) {
      case DIALING ->
          to == CallState.RINGING
              || to == CallState.LISTENING
              || to == CallState.WAITING
              || to == CallState.ENDED;
      case RINGING -> to == CallState.LISTENING || to == CallState.WAITING || to == CallState.ENDED;
      case LISTENING -> to == CallState.WAITING || to == CallState.MACHINE || to == CallState.ENDED;
      case WAITING ->
          to == CallState.CONNECTING
              || to == CallState.CONNECTED
              || to == CallState.MESSAGE
              || to == CallState.MACHINE
              || to == CallState.ENDED;
      case CONNECTING ->
          to == CallState.CONNECTED
              || to == CallState.WAITING
              || to == CallState.MESSAGE
              || to == CallState.ENDED;
      case CONNECTED, MESSAGE, MACHINE -> to == CallState.ENDED;
      case ENDED -> false;
    };
  }

  Checkpoint.Call checkpoint() {
    return new Checkpoint.Call(
        callId,
        state.name(),
        campaign,
        lead,
        node,
        trunk,
        callerId,
        agent,
        unverified,
        abandoned,
        originatedAtNs,
        ringingAtNs,
        answeredAtNs,
        connectSentAtNs,
        connectedAtNs,
        hangupSentAtNs,
        policyTag,
        heard == null ? "" : heard.name(),
        heardAtNs,
        messageAtNs,
        messageHeard,
        optedOut,
        saidMachine,
        talk == null ? null : talk.checkpoint(),
        inbound == null ? null : inbound.checkpoint(),
        recording == null ? null : recording.checkpoint());
  }

  static Call restore(Checkpoint.Call from) {
    Call call =
        new Call(
            from.callId(),
            from.campaign(),
            from.lead(),
            from.node(),
            from.trunk(),
            from.callerId(),
            from.originatedAtNs(),
            Inbound.restore(from.inbound()));
    call.state = CallState.valueOf(from.state());
    call.ringingAtNs = from.ringingAtNs();
    call.answeredAtNs = from.answeredAtNs();
    call.connectedAtNs = from.connectedAtNs();
    call.agent = from.agent();
    call.unverified = from.unverified();
    call.abandoned = from.abandoned();
    call.connectSentAtNs = from.connectSentAtNs();
    call.hangupSentAtNs = from.hangupSentAtNs();
    call.policyTag = from.policyTag();
    call.heard = from.hasHeard() ? Heard.valueOf(from.heard()) : null;
    call.heardAtNs = from.heardAtNs();
    call.messageAtNs = from.messageAtNs();
    call.messageHeard = from.messageHeard();
    call.optedOut = from.optedOut();
    call.saidMachine = from.saidMachine();
    call.talk = Talk.restore(from.talk());
    call.recording = CallRecording.restore(from.recording());
    return call;
  }
}
