package org.pacekeeper.core;

import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.LeaveMessage;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.lead.RetryRules;

/**
 * Folds what the nodes say of calls. The order of a node's events is not certain and some may be
 * missing: an event that comes too late or twice changes nothing; one that says more than we knew
 * (hung up, though the answer was not seen) is taken at its word. Every call is closed exactly
 * once, with one recorded attempt. Core thread only.
 */
final class CallFold {
  private static final long MS = 1_000_000L;

  /** Nothing rings and is picked up by a person in less. */
  private static final long INSTANT_NS = 1_000 * MS;

  /**
   * So many calls in a row that our own mistake prevented: something is wrong that dialing on will
   * not mend.
   */
  private static final int FAULTS_MAX = 20;

  private final CoreState state;
  private final AgentFold agents;
  private final TalkFold talks;
  private final InboundFold inbound;

  CallFold(CoreState state, AgentFold agents) {
    this.state = state;
    this.agents = agents;
    this.talks = new TalkFold(state, agents, this);
    this.inbound = new InboundFold(state, this);
  }

  InboundFold inbound() {
    return inbound;
  }

  TalkFold talks() {
    return talks;
  }

  void taken(long callId) {
    Call call = alive(callId);
    if (call != null) state.gate.taken(call, state.nowNs);
  }

  void ringing(long callId) {
    Call call = alive(callId);
    if (call != null && call.state() == CallState.DIALING) move(call, CallState.RINGING);
  }

  void answered(long callId) {
    Call call = alive(callId);
    if (call != null && call.state().inFlight()) answered(call);
  }

  void connected(long callId, String agentName) {
    Call call = alive(callId);
    if (call == null) return;
    if (call.state() == CallState.CONNECTED) {
      talks.connected(call, agentName);
      return;
    }
    if (call.state().inFlight()) answered(call);
    Agent agent = state.roster.get(agentName);
    if (call.state() == CallState.WAITING && agent != null && agent.state() == AgentState.AVAILABLE)
      reserve(call, agent);
    if (call.state() != CallState.CONNECTING) return;
    if (agent == null || agent.callId != callId) {
      hangup(call, "connected with an agent who is not theirs");
      return;
    }
    CampaignState campaign = campaign(call);
    if (state.nowNs - call.answeredAtNs() > campaign.settings().abandonAfterMs() * MS)
      countAbandoned(call);
    if (call.heard != null) campaign.answers.toJudge(call.callId, call.heard);
    move(call, CallState.CONNECTED);
    agents.talking(agent);
    if (call.isInbound()) inbound.connected(call);
  }

  void connectFailed(ConnectFailed event) {
    Call call = state.calls.get(event.callId());
    if (call != null && call.state() == CallState.CONNECTED) talks.connectFailed(call, event);
    if (call == null || call.state() != CallState.CONNECTING || !call.agent.equals(event.agent()))
      return;
    agents.rest(state.roster.get(call.agent));
    waitAgain(call);
  }

  void failed(CallFailed event) {
    Call call = state.calls.get(event.callId());
    if (call == null) return;
    if (call.state() == CallState.LISTENING) answered(call);
    Outcome outcome = call.state().inFlight() ? event.outcome() : outcomeSoFar(call);
    if (call.state().inFlight())
      state.gate.failed(call, outcome, event.cause(), event.sipStatus(), state.nowNs);
    close(call, outcome, event.cause(), event.sipStatus());
  }

  void hungUp(CallHungUp event) {
    Call call = state.calls.get(event.callId());
    if (call == null) return;
    if (call.state().inFlight()) answered(call);
    close(call, outcomeSoFar(call), event.cause(), 0);
  }

  /** Nobody was called, for no fault of the lead or ours: it may be called at once. */
  void skipped(long callId) {
    Call call = state.calls.get(callId);
    if (call != null && call.state().inFlight())
      close(call, Outcome.FAULT, 0, 0, new RetryRules.Fate(LeadNext.RETRY, state.nowNs));
  }

  /** The node no longer knows the call, and how it ended was not seen. */
  void vanished(Call call) {
    if (call.state() == CallState.LISTENING) answered(call);
    boolean unseen = call.state().inFlight() || (call.isInbound() && call.connectedAtNs() == 0);
    close(call, unseen ? Outcome.UNKNOWN : outcomeSoFar(call), 0, 0);
  }

  /** The agent's leg is gone. */
  void agentLost(long callId) {
    Call call = state.calls.get(callId);
    if (call == null) return;
    if (call.state() == CallState.CONNECTING) waitAgain(call);
    else if (call.state() == CallState.CONNECTED) hangup(call, "the agent's leg was lost");
  }

  void connect(Call call, Agent agent) {
    reserve(call, agent);
    reach(call, agent);
  }

  /** Connects with an agent who was promised the call; one without a leg is called first. */
  void reach(Call call, Agent agent) {
    if (agent.legId == 0) {
      agents.callLegForCall(agent);
      setTimer(call);
    } else {
      talks.reconnect(call, agent);
    }
  }

  /** The phone that was called for this call is up. */
  void legUp(Call call, Agent agent) {
    call.connectSentAtNs = state.nowNs;
    setTimer(call);
    talks.reconnect(call, agent);
  }

  void hangup(Call call, String reason) {
    if (call.hangupSentAtNs == 0) {
      call.hangupSentAtNs = state.nowNs;
      setTimer(call);
    }
    state.emit(new Hangup(call.node, call.callId, reason));
  }

  /** Nobody was free in time: the message, then the end. */
  void abandon(Call call) {
    abandonedAtNode(call);
    playMessage(call);
  }

  /** As {@link #abandon}, when the node has begun the message by itself. */
  void abandonedAtNode(Call call) {
    countAbandoned(call);
    move(call, CallState.MESSAGE);
  }

  /** Taken for a machine, and no agent's: hung up, or the campaign's message is left. */
  void turnAway(Call call) {
    CampaignState campaign = campaign(call);
    boolean waited = call.state() == CallState.WAITING;
    if (waited) campaign.ledger().notAPerson(state.nowNs);
    move(call, CallState.MACHINE);
    campaign.answers.turnedAway(campaign.ledger(), state.nowNs);
    AnswerSettings settings = campaign.answers.settings();
    if (settings.mode() == MachineMode.LEAVE_MESSAGE)
      state.emit(new LeaveMessage(call.node, call.callId, settings.machineMessage()));
    else hangup(call, Hangup.MACHINE);
  }

  void playMessage(Call call) {
    if (call.isInbound()) inbound.tell(call);
    else state.emit(new PlayMessage(call.node, call.callId, campaign(call).settings().message()));
  }

  /**
   * Connecting came to nothing: back to waiting, at the old place; its time may have run out
   * meanwhile.
   */
  void waitAgain(Call call) {
    call.agent = "";
    call.connectSentAtNs = 0;
    move(call, CallState.WAITING);
  }

  /** The moment of the answer was not seen: for the law, the callee was not connected in time. */
  void answeredUnseen(Call call) {
    answered(call);
    countAbandoned(call);
  }

  /** A timer of the call is due; one that was set for an earlier state is passed over. */
  void timer(Timers.Timer timer, Call call) {
    if (timer.kind() == Timers.Kind.ABANDON) {
      if (timer.atNs() != abandonAtNs(call)) return;
      if (legPending(call)) giveBack(call);
      if (call.state() == CallState.WAITING) giveUp(call);
    } else if (timer.atNs() == overdueAtNs(call) && state.gate.isUp(call.node)) {
      if (call.hangupSentAtNs != 0) vanished(call);
      else hangup(call, "overdue while " + call.state());
    }
  }

  private void giveUp(Call call) {
    if (call.isInbound()) inbound.giveUp(call);
    else if (call.heard == Heard.MACHINE) turnAway(call);
    else abandon(call);
  }

  /** Sets the timers that the call's state asks for. */
  void setTimer(Call call) {
    talks.setTimer(call);
    if (call.state() == CallState.WAITING || legPending(call))
      state.timers.call(Timers.Kind.ABANDON, abandonAtNs(call), call.callId);
    long overdueAtNs = overdueAtNs(call);
    if (overdueAtNs != Long.MAX_VALUE)
      state.timers.call(Timers.Kind.CALL_OVERDUE, overdueAtNs, call.callId);
  }

  /** The call was promised to an agent whose phone is still being called. */
  private boolean legPending(Call call) {
    if (call.state() != CallState.CONNECTING) return false;
    Agent agent = state.roster.get(call.agent);
    return agent != null && agent.callId == call.callId && agent.legPending;
  }

  /** The phone was not answered in time. */
  private void giveBack(Call call) {
    Agent agent = state.roster.get(call.agent);
    state.tell(agent, NoteAgent.Kind.PHONE, "your phone was not answered in time for a callee");
    agents.afterCall(agent, call);
    waitAgain(call);
  }

  private void answered(Call call) {
    if (!call.isInbound()) campaign(call).ledger().answered(state.nowNs);
    move(call, CallState.WAITING);
  }

  private void reserve(Call call, Agent agent) {
    call.agent = agent.name;
    call.connectSentAtNs = state.nowNs;
    move(call, CallState.CONNECTING);
    agents.reserve(agent, call.callId);
  }

  void move(Call call, CallState to) {
    state.calls.move(call, to, state.nowNs);
    setTimer(call);
  }

  private long abandonAtNs(Call call) {
    if (call.isInbound()) return inbound.waitsUntilNs(call);
    return CallDeadlines.abandonAtNs(call, campaign(call).settings());
  }

  private long overdueAtNs(Call call) {
    if (call.hangupSentAtNs == 0 && legPending(call)) return Long.MAX_VALUE;
    return CallDeadlines.overdueAtNs(call, campaign(call).settings());
  }

  void countAbandoned(Call call) {
    if (call.abandoned || call.isInbound()) return;
    call.abandoned = true;
    campaign(call).ledger().abandoned(state.nowNs);
  }

  private static Outcome outcomeSoFar(Call call) {
    return switch (call.state()) {
      case CONNECTED -> Outcome.CONNECTED;
      case MACHINE -> call.pickUpNs() < INSTANT_NS ? Outcome.INSTANT : Outcome.MACHINE;
      case DIALING, RINGING, LISTENING, WAITING, CONNECTING, MESSAGE, ENDED -> Outcome.ABANDONED;
    };
  }

  private void close(Call call, Outcome outcome, int cause, int sipStatus) {
    if (call.isInbound()) {
      inbound.close(call, outcome);
      release(call);
      return;
    }
    CampaignState campaign = campaign(call);
    countFault(campaign, outcome);
    close(
        call,
        outcome,
        cause,
        sipStatus,
        RetryRules.after(
            call.abandoned && outcome != Outcome.CONNECTED ? Outcome.ABANDONED : outcome,
            call.attempt(),
            state.nowNs,
            campaign.settings().retry(),
            campaign.answers.settings().abandonedRestMs()));
  }

  private void close(Call call, Outcome outcome, int cause, int sipStatus, RetryRules.Fate fate) {
    CampaignState campaign = campaign(call);
    if (outcome == Outcome.ABANDONED) countAbandoned(call);
    if (outcome == Outcome.BLOCKED) campaign.answers.blocked(call.callerId);
    if (outcome == Outcome.UNKNOWN) state.lost(call.callId, call.node);
    campaign.count(outcome);
    call.outcome = outcome;
    move(call, CallState.ENDED);
    boolean mayCall = state.doNotCall.check(call.lead, state.nowNs).allowed();
    state.emit(
        new RecordAttempt(
            call.callId,
            call.campaign,
            call.lead.leadId(),
            call.attempt(),
            call.lead.phone(),
            call.node,
            call.trunk,
            call.callerId,
            outcome,
            outcome == Outcome.CONNECTED && call.abandoned,
            cause,
            sipStatus,
            outcome == Outcome.CONNECTED ? call.agent : "",
            call.originatedAtNs,
            call.ringingAtNs(),
            call.answeredAtNs(),
            call.connectedAtNs(),
            state.nowNs,
            mayCall ? fate.next() : LeadNext.DO_NOT_CALL,
            mayCall ? fate.atNs() : 0));
    if (call.abandoned && campaign.answers.isConfigured())
      state.emit(Abandoned.record(state, campaign, call));
    release(call);
  }

  /** Who was on a call that has ended is free for the next. */
  private void release(Call call) {
    talks.ended(call);
    Agent agent = state.roster.get(call.agent);
    if (agent == null || agent.callId != call.callId) return;
    agents.afterCall(agent, call);
    if (call.isInbound() && agent.lastCallId == call.callId) agent.lastCallId = 0;
  }

  private static void countFault(CampaignState campaign, Outcome outcome) {
    campaign.faultsInARow = outcome == Outcome.FAULT ? campaign.faultsInARow + 1 : 0;
    if (campaign.faultsInARow == FAULTS_MAX && campaign.pausedBecause.isEmpty())
      campaign.pausedBecause =
          FAULTS_MAX + " calls in a row could not be placed: check trunk and dialplan, then resume";
  }

  /**
   * The call when it has not ended; one that was given up as unknown and shows signs of life is
   * ended now.
   */
  Call alive(long callId) {
    Call call = state.calls.get(callId);
    if (call == null) {
      String node = state.foundAgain(callId);
      if (node != null) state.emit(new Hangup(node, callId, "was given up as unknown"));
    }
    return call;
  }

  CampaignState campaign(Call call) {
    return state.campaigns.get(call.campaign);
  }
}
