package org.pacekeeper.core;

import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Talk;
import org.pacekeeper.campaign.TalkState;
import org.pacekeeper.command.NoteAgent.Kind;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Consult;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Hold;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.Ending;
import org.pacekeeper.command.StoreCommand.RecordEnding;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AllTogether;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.MoveFailed;
import org.pacekeeper.event.PbxEvent.ThirdDown;
import org.pacekeeper.event.PbxEvent.ThirdUp;

/**
 * Folds what becomes of conversations after callee and agent were connected: holding, lost legs,
 * colleagues and third parties. What comes too late changes nothing. Core thread only.
 */
final class TalkFold {
  private static final long MS = 1_000_000L;

  /** Nobody is left on hold for longer: the node then ends the call by itself. */
  static final int HOLD_MAX_MS = 1_800_000;

  /** How much longer the node waits than we do before it ends a call that was lost. */
  private static final int HOLD_GRACE_MS = 10_000;

  /** The cause of a phone that was put down. */
  private static final int NORMAL_CLEARING = 16;

  private final CoreState state;
  private final AgentFold agents;
  private final CallFold calls;
  private final RecordingFold recordings;

  TalkFold(CoreState state, AgentFold agents, CallFold calls) {
    this.state = state;
    this.agents = agents;
    this.calls = calls;
    this.recordings = new RecordingFold(state);
  }

  RecordingFold recordings() {
    return recordings;
  }

  /** Who talks with whom on a connected call. */
  static TalkState stateOf(Call call) {
    return call.talk == null ? TalkState.TOGETHER : call.talk.state();
  }

  Talk move(Call call, TalkState to) {
    if (call.talk == null) call.talk = new Talk(state.nowNs);
    call.talk.move(to, state.nowNs);
    return call.talk;
  }

  void hold(Call call, String message, int limitMs) {
    state.emit(new Hold(call.node, call.callId, message, limitMs));
  }

  /** Callee and agent, who has a leg that is up, are to hear each other again. */
  void reconnect(Call call, Agent agent) {
    boolean beep = state.settings(agent).beep();
    recordings.beforeConnect(call, agent);
    if (agent.node.equals(call.node)) {
      state.emit(new Connect(call.node, call.callId, agent.name, agent.legId, beep));
      return;
    }
    String join = state.floors.join(call.node, agent.node);
    if (join == null) {
      String why = call.node + " is not joined with " + agent.node;
      calls.connectFailed(new ConnectFailed(call.callId, agent.name, why));
      return;
    }
    String leg = LegId.text(agent.legId) + (beep ? NodeSettings.BEEP : "");
    String way = join.replace(NodeSettings.LEG, leg);
    state.emit(new ConnectAcross(call.node, call.callId, agent.name, agent.node, agent.legId, way));
  }

  /** A call that was connected before is connected with somebody. */
  void connected(Call call, String agentName) {
    Agent agent = state.roster.get(agentName);
    if (agent == null || agent.callId != call.callId) return;
    Talk talk = call.talk;
    switch (stateOf(call)) {
      case HELD -> {
        if (agentName.equals(call.agent)) move(call, TalkState.TOGETHER);
      }
      case LOST -> {
        if (agent.state() != AgentState.RESERVED) return;
        agents.talking(agent);
        move(call, TalkState.TOGETHER);
      }
      case PASSING -> {
        if (!agentName.equals(talk.colleague)) return;
        Agent first = state.roster.get(call.agent);
        call.agent = agentName;
        talk.colleague = "";
        move(call, TalkState.TOGETHER);
        agents.talking(agent);
        if (first != null && first.callId == call.callId) agents.afterCall(first, call);
        state.emit(new RecordEnding(call.callId, Ending.TRANSFERRED, "to " + agentName));
      }
      case TOGETHER, CALLING_THIRD, CONSULTING, THREE_WAY, HANDED_OVER, ENDING -> {}
    }
  }

  void connectFailed(Call call, ConnectFailed event) {
    Agent agent = state.roster.get(event.agent());
    if (agent == null || agent.callId != call.callId) return;
    if (stateOf(call) == TalkState.PASSING && call.talk.colleague.equals(event.agent())) {
      agents.rest(agent);
      backFromColleague(call, "the colleague could not be connected: " + event.detail());
    } else if (stateOf(call) == TalkState.HELD || stateOf(call) == TalkState.LOST) {
      state.tell(agent, Kind.CALL, "the callee could not be connected: " + event.detail());
    }
  }

  private void backFromColleague(Call call, String why) {
    call.talk.colleague = "";
    Agent first = state.roster.get(call.agent);
    if (first != null && first.callId == call.callId && first.state() == AgentState.TALKING) {
      state.tell(first, Kind.CALL, why);
      move(call, TalkState.HELD);
      reconnect(call, first);
    } else {
      move(call, TalkState.LOST);
      giveUp(call);
    }
  }

  /** An agent's leg is gone. */
  void legDown(AgentLegDown event) {
    Agent agent = state.roster.get(event.agent());
    if (agent == null || agent.legId != event.legId()) return;
    Call call = state.calls.get(agent.callId);
    legGone(agent, call, event.cause());
  }

  /** The same; {@code call} is the one the agent was promised or talks on, null when none. */
  void legGone(Agent agent, Call call, int cause) {
    boolean connected = call != null && call.state() == CallState.CONNECTED;
    if (!connected) {
      long callId = agent.callId;
      agents.legLost(agent);
      calls.agentLost(callId);
    } else if (!agent.name.equals(call.agent)) {
      agents.legLost(agent);
      if (agent.name.equals(call.talk.colleague))
        backFromColleague(call, "the colleague's phone is not up");
    } else if (state.perCall(agent) && cause == NORMAL_CLEARING && agent.isTalking()) {
      agent.legId = 0;
      calls.hangup(call, "the agent put the phone down");
    } else {
      lost(agent, call);
    }
  }

  private void lost(Agent agent, Call call) {
    ConversationSettings settings = state.conversation(call.campaign);
    TalkState before = stateOf(call);
    if (before == TalkState.LOST) {
      agents.legLostInCall(agent);
    } else if (before == TalkState.PASSING || before == TalkState.ENDING) {
      agents.legLost(agent);
    } else if (settings.rejoinWithinMs() <= 0 || call.hangupSentAtNs != 0 || state.stopping) {
      agents.legLost(agent);
      calls.agentLost(call.callId);
    } else {
      dropThird(call, "the agent's leg was lost");
      move(call, TalkState.LOST);
      hold(call, settings.holdMessage(), settings.rejoinWithinMs() + HOLD_GRACE_MS);
      state.tell(agent, Kind.CALL, "your leg was lost, the callee waits: your phone is called");
      agents.rejoin(agent);
      setTimer(call);
    }
  }

  /** An agent who lost the leg in mid-call has one again. */
  void legUpAgain(Agent agent) {
    Call call = state.calls.get(agent.callId);
    if (call == null) return;
    if (call.state() == CallState.CONNECTED) reconnect(call, agent);
    else if (call.state() == CallState.CONNECTING) calls.legUp(call, agent);
  }

  void thirdUp(ThirdUp event) {
    Call call = state.calls.get(event.callId());
    if (!isThird(call, event.legId()) || call.talk.state() != TalkState.CALLING_THIRD) return;
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId)
      state.emit(new Consult(call.node, call.callId, event.legId(), agent.legId));
  }

  void consultBegun(ConsultBegun event) {
    Call call = state.calls.get(event.callId());
    if (isThird(call, event.legId()) && call.talk.state() == TalkState.CALLING_THIRD)
      move(call, TalkState.CONSULTING);
  }

  void allTogether(AllTogether event) {
    Call call = state.calls.get(event.callId());
    if (isThird(call, event.legId()) && call.talk.state() == TalkState.CONSULTING)
      move(call, TalkState.THREE_WAY);
  }

  void handedOver(HandedOver event) {
    Call call = state.calls.get(event.callId());
    if (!isThird(call, event.legId())) return;
    TalkState now = call.talk.state();
    if (now != TalkState.CONSULTING && now != TalkState.THREE_WAY) return;
    move(call, TalkState.HANDED_OVER);
    recordings.stop(call);
    state.emit(new RecordEnding(call.callId, Ending.HANDED_OVER, "to a third party"));
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) agents.afterCall(agent, call);
  }

  void thirdDown(ThirdDown event) {
    Call call = state.calls.get(event.callId());
    if (!isThird(call, event.legId())) return;
    thirdGone(
        call,
        "the third party: " + event.outcome() + (event.outcome().answered() ? ", hung up" : ""));
  }

  /** The third party's leg is no more. */
  void thirdGone(Call call, String why) {
    freeLine(call);
    switch (call.talk.state()) {
      case CALLING_THIRD, CONSULTING -> backToCallee(call, why);
      case THREE_WAY -> {
        move(call, TalkState.TOGETHER);
        tellAgent(call, why);
      }
      case HANDED_OVER -> calls.hangup(call, "the third party hung up");
      case TOGETHER, HELD, PASSING, LOST, ENDING -> {}
    }
  }

  void backToCallee(Call call, String why) {
    move(call, TalkState.HELD);
    tellAgent(call, why);
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) reconnect(call, agent);
  }

  void moveFailed(MoveFailed event) {
    Call call = state.calls.get(event.callId());
    if (call == null || call.state() != CallState.CONNECTED) return;
    String why = event.move() + " was not done: " + event.detail();
    switch (event.move()) {
      case HOLD -> {
        if (stateOf(call) == TalkState.HELD) move(call, TalkState.TOGETHER);
        tellAgent(call, why);
      }
      case CONSULT -> {
        if (stateOf(call) != TalkState.CALLING_THIRD) return;
        dropThird(call, why);
        backToCallee(call, why);
      }
      case HAND_OVER, THREE_WAY, MUTE, PAUSE_RECORDING, STOP_RECORDING -> tellAgent(call, why);
    }
  }

  /** Hangs up on the third party, if there is one. */
  void dropThird(Call call, String why) {
    if (call.talk == null || call.talk.thirdLegId == 0) return;
    state.emit(new Hangup(call.node, call.talk.thirdLegId, why));
    freeLine(call);
  }

  private void freeLine(Call call) {
    state.calls.line(call.node, call.talk.thirdTrunk, -1);
    call.talk.thirdLegId = 0;
    call.talk.thirdTrunk = "";
  }

  /** The time to come back is over. */
  void timer(Timers.Timer timer, Call call) {
    if (call.state() != CallState.CONNECTED || stateOf(call) != TalkState.LOST) return;
    if (timer.atNs() == rejoinByNs(call)) giveUp(call);
  }

  /** Sets the timer that a lost conversation asks for. */
  void setTimer(Call call) {
    if (call.state() == CallState.CONNECTED && stateOf(call) == TalkState.LOST)
      state.timers.call(Timers.Kind.REJOIN, rejoinByNs(call), call.callId);
  }

  private long rejoinByNs(Call call) {
    return call.talk.sinceNs() + state.conversation(call.campaign).rejoinWithinMs() * MS;
  }

  /** The callee is told that nobody comes, and hung up on. */
  private void giveUp(Call call) {
    move(call, TalkState.ENDING);
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) {
      state.tell(agent, Kind.CALL, "the callee was told that you did not come back");
      agents.afterCall(agent, call);
    }
    String message = state.conversation(call.campaign).lostMessage();
    if (message.isEmpty()) calls.hangup(call, "the agent did not come back");
    else state.emit(new PlayMessage(call.node, call.callId, message));
    calls.setTimer(call);
  }

  /** A connected call has ended, its attempt is recorded. */
  void ended(Call call) {
    recordings.over(call);
    if (call.talk == null) return;
    if (call.talk.state() == TalkState.ENDING || call.talk.state() == TalkState.LOST)
      state.emit(
          new RecordEnding(
              call.callId, Ending.AGENT_LOST, "the leg of " + call.agent + " was lost"));
    dropThird(call, "the callee is gone");
    Agent colleague = state.roster.get(call.talk.colleague);
    if (colleague != null && colleague.callId == call.callId) agents.afterCall(colleague, call);
  }

  void tellAgent(Call call, String text) {
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) state.tell(agent, Kind.CALL, text);
  }

  private static boolean isThird(Call call, long legId) {
    return call != null
        && call.state() == CallState.CONNECTED
        && call.talk != null
        && call.talk.thirdLegId == legId
        && legId != 0;
  }
}
