package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CampaignRoster;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Mute;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.PbxEvent.AgentLegRefused;
import org.pacekeeper.event.PbxEvent.AgentLegUp;

/**
 * Folds what agents and their phones did into the roster. Late and repeated events change nothing.
 * Core thread only.
 */
final class AgentFold {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int LEG_RING_TIMEOUT_MS = 30_000;

  /**
   * Longer than the phone may ring: by then the node has said what became of the leg, or never
   * will.
   */
  private static final long LEG_OVERDUE_NS = 60 * SECOND_NS;

  private static final long LEG_RETRY_NS = 5 * SECOND_NS;

  /**
   * Calls in flight were placed counting on an agent who now wishes to pause or leave: within this
   * they are resolved, and the agent goes at the latest. About the longest that a call rings.
   */
  private static final long SPARED_WITHIN_NS = 20 * SECOND_NS;

  /** After so many legs that failed in a row, the agent must say that they are there. */
  private static final int LEG_FAILURES_MAX = 6;

  private final CoreState state;

  AgentFold(CoreState state) {
    this.state = state;
  }

  void loggedIn(AgentLoggedIn event) {
    if (!state.campaigns.containsKey(event.campaign())) return;
    Agent known = state.roster.get(event.agent());
    if (known != null) {
      boolean same =
          known.campaign.equals(event.campaign())
              && known.node.equals(event.node())
              && known.dialString.equals(event.dialString());
      if (same) {
        known.logoutWanted = false;
        if (!known.pauseWanted) state.roster.wished(known, 0, state.nowNs);
        callPhoneAgain(known);
        return;
      }
      if (known.callId != 0) return;
      leave(known, "logged in elsewhere");
    }
    Agent agent =
        new Agent(event.agent(), event.campaign(), event.node(), event.dialString(), state.nowNs);
    state.roster.add(agent);
    callPhone(agent);
  }

  void ready(Agent agent) {
    agent.pauseWanted = false;
    switch (agent.state()) {
      case WRAP_UP, PAUSED -> settle(agent);
      case OFFLINE -> callPhoneAgain(agent);
      case AVAILABLE, RESERVED, TALKING -> {
        if (!agent.logoutWanted) state.roster.wished(agent, 0, state.nowNs);
      }
      case CALLING -> {}
    }
  }

  void paused(Agent agent, String reason) {
    agent.pauseReason = reason;
    switch (agent.state()) {
      case WRAP_UP -> state.roster.move(agent, AgentState.PAUSED, state.nowNs);
      case AVAILABLE -> {
        agent.pauseWanted = true;
        wish(agent);
      }
      case RESERVED, TALKING -> {
        agent.pauseWanted = true;
        state.roster.wished(agent, 0, state.nowNs);
      }
      case OFFLINE, CALLING -> agent.pauseWanted = true;
      case PAUSED -> {}
    }
  }

  void loggedOut(Agent agent) {
    if (agent.callId != 0) {
      agent.logoutWanted = true;
      state.roster.wished(agent, 0, state.nowNs);
    } else if (agent.state() == AgentState.AVAILABLE) {
      agent.logoutWanted = true;
      wish(agent);
    } else {
      leave(agent, "logged out");
    }
  }

  /** The agent said when they will leave; 0 takes it back. */
  void leaves(Agent agent, long atNs) {
    agent.leavesAtNs = atNs;
    state.roster.wished(agent, agent.wishedAtNs(), state.nowNs);
  }

  /**
   * Lets free agents go who wish to pause or leave, who asked first goes first: so many as the
   * policy can spare, and everybody who has waited as long as may be asked of them.
   */
  void release(CampaignRoster roster, int most) {
    if (roster.wishing() == 0) return;
    List<Agent> going = new ArrayList<>();
    for (Agent agent : roster.availableInOrder()) if (agent.wishedAtNs() != 0) going.add(agent);
    going.sort(Comparator.comparingLong(Agent::wishedAtNs));
    for (int i = 0; i < going.size(); i++)
      if (i < most || state.nowNs - going.get(i).wishedAtNs() >= SPARED_WITHIN_NS)
        settle(going.get(i));
  }

  /** A free agent who wishes to pause or leave; {@link #release} lets them go. */
  private void wish(Agent agent) {
    if (!state.pacing.containsKey(agent.floor())) {
      settle(agent);
      return;
    }
    if (agent.wishedAtNs() == 0) state.roster.wished(agent, state.nowNs, state.nowNs);
  }

  /** Every agent leaves, whatever they do. */
  void allLeave(String reason) {
    for (Agent agent : state.roster.all().toArray(Agent[]::new)) {
      if (agent.callId == 0) leave(agent, reason);
      else agent.logoutWanted = true;
    }
  }

  /** Whether a call waits for this leg, which is then up to the caller. */
  boolean legUp(AgentLegUp event) {
    Agent agent = state.roster.get(event.agent());
    if (agent == null || agent.legId != event.legId()) return false;
    if (agent.legPending) {
      agent.legPending = false;
      return true;
    }
    if (agent.state() != AgentState.CALLING) return false;
    if (agent.callId == 0) settle(agent);
    else state.roster.move(agent, AgentState.RESERVED, state.nowNs);
    return agent.callId != 0;
  }

  /** Whoever answered does not know the PIN: the phone is not called again by itself. */
  void legRefused(AgentLegRefused event) {
    Agent agent = state.roster.get(event.agent());
    if (agent == null || agent.legId != event.legId()) return;
    agent.legFailures = LEG_FAILURES_MAX;
    state.tell(agent, NoteAgent.Kind.PHONE, "the phone was not accepted: " + event.detail());
  }

  /** The leg is gone; the phone is called again after a while. */
  void legLost(Agent agent) {
    agent.callId = 0;
    legLostInCall(agent);
  }

  /** The same, of an agent whose callee waits for them to come back. */
  void legLostInCall(Agent agent) {
    if (agent.state() == AgentState.PAUSED) agent.pauseWanted = true;
    agent.legId = 0;
    agent.legPending = false;
    agent.muted = false;
    agent.legFailures++;
    if (agent.legFailures == LEG_FAILURES_MAX + 1)
      state.tell(
          agent, NoteAgent.Kind.PHONE, "your phone could not be reached: say ready when it can");
    state.roster.move(agent, AgentState.OFFLINE, state.nowNs);
    if (agent.logoutWanted && agent.callId == 0) state.roster.remove(agent, state.nowNs);
    else setTimer(agent);
  }

  /** The leg was lost in mid-call: the phone is called at once. */
  void rejoin(Agent agent) {
    agent.legFailures = 0;
    legLostInCall(agent);
    callLeg(agent, AgentState.CALLING);
  }

  /** Calls the phone for a call that was promised. */
  void callLegForCall(Agent agent) {
    agent.legPending = true;
    callLeg(agent, AgentState.RESERVED);
  }

  private void callLeg(Agent agent, AgentState to) {
    agent.legId = state.newLegId();
    if (agent.state() != to) state.roster.move(agent, to, state.nowNs);
    setTimer(agent);
    state.emit(
        new CallAgent(
            agent.node,
            agent.legId,
            agent.name,
            agent.dialString,
            LEG_RING_TIMEOUT_MS,
            state.settings(agent).pin()));
  }

  /** Ends the leg of an agent whose phone is called for each conversation, and any muting. */
  private void afterTalk(Agent agent, long callId) {
    if (state.perCall(agent) && agent.legId != 0) {
      state.emit(new HangupAgent(agent.node, agent.legId, agent.name, "the call is over"));
      agent.legId = 0;
    } else if (agent.muted && agent.legId != 0) {
      state.emit(new Mute(agent.node, callId, agent.legId, agent.name, false));
    }
    agent.legPending = false;
    agent.muted = false;
  }

  /** A promised callee: the agent is nobody else's. */
  void reserve(Agent agent, long callId) {
    agent.callId = callId;
    Call call = state.calls.get(callId);
    agent.withCaller = call != null && call.isInbound();
    state.roster.move(agent, AgentState.RESERVED, state.nowNs);
  }

  void talking(Agent agent) {
    agent.legFailures = 0;
    state.roster.move(agent, AgentState.TALKING, state.nowNs);
  }

  /** The agent's call has ended, or will never be theirs. */
  void afterCall(Agent agent, Call call) {
    if (agent.state() == AgentState.TALKING && !call.isInbound())
      agent.lastCallId = call.saidMachine ? 0 : call.callId;
    afterTalk(agent, agent.callId);
    agent.callId = 0;
    if (agent.logoutWanted) leave(agent, "logged out");
    else if (agent.state() == AgentState.CALLING) stillCalled(agent);
    else if (agent.state() == AgentState.TALKING) wrapUp(agent);
    else if (agent.state() == AgentState.RESERVED) settle(agent);
  }

  /** Too late for the callee: a nailed-up leg goes on ringing, for the calls to come. */
  private void stillCalled(Agent agent) {
    if (!state.perCall(agent)) return;
    state.roster.move(agent, AgentState.OFFLINE, state.nowNs);
    callPhone(agent);
  }

  /**
   * The agent could not be connected: a moment's rest keeps the same pair from failing for ever.
   */
  void rest(Agent agent) {
    afterTalk(agent, agent.callId);
    agent.callId = 0;
    wrapUp(agent);
  }

  /** A timer of the agent is due; one that was set for an earlier state is passed over. */
  void timer(Timers.Timer timer, Agent agent) {
    if (timer.atNs() != dueNs(agent)) return;
    switch (agent.state()) {
      case WRAP_UP -> settle(agent);
      case OFFLINE -> callPhone(agent);
      case CALLING -> {
        state.emit(new HangupAgent(agent.node, agent.legId, agent.name, "phone did not answer"));
        if (agent.callId != 0) legLostInCall(agent);
        else legLost(agent);
      }
      case AVAILABLE, RESERVED, TALKING, PAUSED -> {}
    }
  }

  /** Sets the timer that the agent's state asks for. */
  void setTimer(Agent agent) {
    long dueNs = dueNs(agent);
    if (dueNs == Long.MAX_VALUE) return;
    Timers.Kind kind =
        agent.state() == AgentState.WRAP_UP ? Timers.Kind.WRAP_UP : Timers.Kind.CALL_AGENT;
    state.timers.agent(kind, dueNs, agent.name);
  }

  void callPhone(Agent agent) {
    if (agent.state() != AgentState.OFFLINE || state.stopping || !state.gate.isUp(agent.node))
      return;
    if (state.perCall(agent) && agent.callId == 0) settle(agent);
    else callLeg(agent, AgentState.CALLING);
  }

  private void callPhoneAgain(Agent agent) {
    agent.legFailures = 0;
    callPhone(agent);
  }

  private long dueNs(Agent agent) {
    return switch (agent.state()) {
      case WRAP_UP ->
          agent.sinceNs() + state.campaigns.get(agent.campaign).settings().wrapUpMs() * 1_000_000L;
      case CALLING -> agent.sinceNs() + LEG_OVERDUE_NS;
      case OFFLINE ->
          agent.legFailures == 0 || agent.legFailures > LEG_FAILURES_MAX
              ? Long.MAX_VALUE
              : agent.sinceNs() + (LEG_RETRY_NS << (agent.legFailures - 1));
      case AVAILABLE, RESERVED, TALKING, PAUSED -> Long.MAX_VALUE;
    };
  }

  private void wrapUp(Agent agent) {
    state.roster.move(agent, AgentState.WRAP_UP, state.nowNs);
    setTimer(agent);
  }

  /** To whatever the agent is to be when not on a call. */
  private void settle(Agent agent) {
    if (agent.logoutWanted) {
      leave(agent, "logged out");
    } else if (agent.pauseWanted) {
      agent.pauseWanted = false;
      state.roster.move(agent, AgentState.PAUSED, state.nowNs);
    } else {
      state.roster.move(agent, AgentState.AVAILABLE, state.nowNs);
    }
  }

  private void leave(Agent agent, String reason) {
    if (agent.legId != 0) state.emit(new HangupAgent(agent.node, agent.legId, agent.name, reason));
    state.roster.remove(agent, state.nowNs);
  }
}
