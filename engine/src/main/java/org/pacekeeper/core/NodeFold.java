package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.event.PbxEvent.StrayChannel;
import org.pacekeeper.event.TrunkSettings;

/**
 * Folds what is said of a node as a whole. After every (re)connect the node's list of our channels
 * is held against what we believe, and what differs is set right: the node knows better what is up,
 * we know better what it is for.
 */
final class NodeFold {
  private final CoreState state;
  private final CallFold calls;
  private final AgentFold agents;

  NodeFold(CoreState state, CallFold calls, AgentFold agents) {
    this.state = state;
    this.calls = calls;
    this.agents = agents;
  }

  void configured(NodeSettings settings) {
    state.gate.configure(settings, state.nowNs);
    state.replan();
  }

  void configured(TrunkSettings settings) {
    state.gate.configure(settings, state.nowNs);
    state.replan();
  }

  void connected(String node) {
    state.gate.state(node, NodeState.RECONCILING);
    state.replan();
  }

  void disconnected(String node) {
    state.gate.state(node, NodeState.DOWN);
    state.replan();
    for (Call call : state.calls.all()) if (call.node.equals(node)) call.unverified = true;
  }

  /** No originates for the node, for that reason; none when it is empty. */
  void stalled(String node, String reason) {
    GovernedNode found = state.gate.node(node);
    if (found != null) found.stalled = reason;
  }

  void reconciled(NodeReconciled event) {
    String node = event.node();
    state.gate.state(node, NodeState.UP);
    state.replan();
    Map<Long, SeenLeg> seen = new LinkedHashMap<>();
    for (SeenLeg leg : event.legs()) seen.put(leg.legId(), leg);
    Map<Long, String> agentByLeg = new LinkedHashMap<>();
    for (Agent agent : agentsOn(node))
      if (agent.legId != 0) agentByLeg.put(agent.legId, agent.name);

    for (Agent agent : agentsOn(node)) reconcile(agent, seen.get(agent.legId));
    for (Call call : callsOn(node)) reconcile(call, seen.get(call.callId), agentByLeg);
    for (Call call : callsOn(node)) reconcileThird(call, seen);
    for (SeenLeg leg : event.legs())
      if (!isThird(leg.legId())
          && state.calls.get(leg.legId()) == null
          && !agentByLeg.containsKey(leg.legId())
          && state.isOurs(leg.legId()))
        state.emit(new Hangup(node, leg.legId(), "belongs to no call and no agent"));
    for (Agent agent : agentsOn(node)) agents.callPhone(agent);
  }

  /** As if a list of all channels had come without this one. */
  void missing(ChannelMissing event) {
    Call call = state.calls.get(event.legId());
    if (call != null) {
      freeAcross(call);
      calls.vanished(call);
      return;
    }
    for (Agent agent : agentsOn(event.node()))
      if (agent.legId == event.legId()) {
        calls.talks().legGone(agent, state.calls.get(agent.callId), 0);
        return;
      }
    for (Call of : callsOn(event.node()))
      if (of.talk != null && of.talk.thirdLegId == event.legId()) {
        calls.talks().thirdGone(of, "the third party is gone");
        return;
      }
  }

  /** What belongs to nothing is hung up. */
  void stray(StrayChannel event) {
    long legId = event.legId();
    for (Agent agent : agentsOn(event.node())) if (agent.legId == legId) return;
    if (state.calls.get(legId) == null && !isThird(legId) && state.isOurs(legId))
      state.emit(new Hangup(event.node(), legId, "was given up, belongs to no call and no agent"));
  }

  private void reconcile(Agent agent, SeenLeg seen) {
    if (agent.legId == 0) return;
    if (seen == null) {
      calls.talks().legGone(agent, state.calls.get(agent.callId), 0);
    } else if (agent.state() == AgentState.CALLING || agent.legPending) {
      boolean up = seen.state() == LegState.UP;
      if (up && agents.legUp(new AgentLegUp(agent.legId, agent.name)))
        calls.talks().legUpAgain(agent);
      else agents.setTimer(agent);
    }
  }

  private void reconcile(Call call, SeenLeg seen, Map<Long, String> agentByLeg) {
    call.unverified = false;
    if (seen == null) {
      freeAcross(call);
      calls.vanished(call);
      return;
    }
    String agent = agentByLeg.getOrDefault(seen.bridgedWith(), "");
    switch (seen.state()) {
      case DIALING -> {}
      case RINGING -> calls.ringing(call.callId);
      case UP -> up(call, agent);
      case ACROSS -> up(call, agentAcross(call));
      case PLAYING_MESSAGE -> {
        pickedUp(call);
        if (call.state() == CallState.CONNECTING) promiseAgain(call);
        if (call.state() == CallState.WAITING) calls.abandonedAtNode(call);
      }
    }
    if (state.calls.get(call.callId) == null) return;
    if (call.hangupSentAtNs != 0) calls.hangup(call, "again, after reconnecting");
    calls.setTimer(call);
  }

  private void up(Call call, String bridgedAgent) {
    pickedUp(call);
    switch (call.state()) {
      case WAITING, CONNECTING -> {
        if (!bridgedAgent.isEmpty()) calls.connected(call.callId, bridgedAgent);
        else if (call.state() == CallState.CONNECTING) promiseAgain(call);
      }
      case CONNECTED -> connected(call, bridgedAgent);
      case MESSAGE -> calls.playMessage(call);
      case DIALING, RINGING, LISTENING, MACHINE, ENDED -> {}
    }
  }

  private void connected(Call call, String bridgedAgent) {
    switch (TalkFold.stateOf(call)) {
      case TOGETHER, THREE_WAY -> {
        if (!bridgedAgent.equals(call.agent)) calls.hangup(call, "no longer with its agent");
      }
      case HELD, PASSING, LOST -> {
        if (!bridgedAgent.isEmpty()) calls.connected(call.callId, bridgedAgent);
      }
      case CALLING_THIRD, CONSULTING, HANDED_OVER, ENDING -> {}
    }
  }

  private void reconcileThird(Call call, Map<Long, SeenLeg> seen) {
    if (call.talk != null && call.talk.thirdLegId != 0 && !seen.containsKey(call.talk.thirdLegId))
      calls.talks().thirdGone(call, "the third party is gone");
  }

  private boolean isThird(long legId) {
    for (Call call : state.calls.all())
      if (call.talk != null && call.talk.thirdLegId == legId) return true;
    return false;
  }

  /** Detection's word, should it come, still finds the call waiting. */
  private void pickedUp(Call call) {
    if (call.state() == CallState.LISTENING) calls.answered(call.callId);
    else if (call.state().inFlight()) calls.answeredUnseen(call);
  }

  /** Who talks from another node with a callee who is across; empty when nobody can. */
  private String agentAcross(Call call) {
    if (call.talk != null && isAcross(call, call.talk.colleague)) return call.talk.colleague;
    return isAcross(call, call.agent) ? call.agent : "";
  }

  private boolean isAcross(Call call, String name) {
    Agent agent = state.roster.get(name);
    return agent != null && !agent.node.equals(call.node);
  }

  /**
   * The callee's node has lost the call, and perhaps could not say so to the node of the agent,
   * whose leg then stays bound to nothing: it is made anew. One that was called for this call ends
   * with it.
   */
  private void freeAcross(Call call) {
    if (call.state() != CallState.CONNECTED || !isAcross(call, call.agent)) return;
    Agent agent = state.roster.get(call.agent);
    if (state.perCall(agent) || agent.callId != call.callId || agent.legId == 0) return;
    state.emit(
        new HangupAgent(agent.node, agent.legId, agent.name, "its callee's node lost the call"));
  }

  private void promiseAgain(Call call) {
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) agents.afterCall(agent, call);
    calls.waitAgain(call);
  }

  private List<Call> callsOn(String node) {
    List<Call> list = new ArrayList<>();
    for (Call call : state.calls.all()) if (call.node.equals(node)) list.add(call);
    return list;
  }

  private List<Agent> agentsOn(String node) {
    List<Agent> list = new ArrayList<>();
    for (Agent agent : state.roster.all()) if (agent.node.equals(node)) list.add(agent);
    return list;
  }
}
