package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Talk;
import org.pacekeeper.campaign.TalkState;
import org.pacekeeper.command.NoteAgent.Kind;
import org.pacekeeper.command.PbxCommand.CallThird;
import org.pacekeeper.command.PbxCommand.HandOver;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Mute;
import org.pacekeeper.command.PbxCommand.ThreeWay;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;

/**
 * What agents on a call ask for: done, or refused with a reason that the agent is told. Core thread
 * only.
 */
final class AskFold {
  private final CoreState state;
  private final AgentFold agents;
  private final CallFold calls;
  private final TalkFold talks;

  AskFold(CoreState state, AgentFold agents, CallFold calls, TalkFold talks) {
    this.state = state;
    this.agents = agents;
    this.calls = calls;
    this.talks = talks;
  }

  void asked(Agent agent, ConversationAsked event) {
    Call call = state.calls.get(agent.callId);
    String refusal;
    if (call == null || call.state() != CallState.CONNECTED || !agent.isTalking())
      refusal = "you are on no call";
    else if (!state.gate.isUp(call.node)) refusal = "the node " + call.node + " is not connected";
    else if (event.ask() != Ask.HANG_UP && !state.gate.isUp(agent.node))
      refusal = "your node " + agent.node + " is not connected";
    else if (call.hangupSentAtNs != 0) refusal = "the call is being ended";
    else refusal = carryOut(agent, call, event);
    if (!refusal.isEmpty())
      state.tell(agent, Kind.REFUSED, "no " + name(event) + " now: " + refusal);
  }

  /** Empty when it was done, else what stands against it. */
  private String carryOut(Agent agent, Call call, ConversationAsked event) {
    TalkState now = TalkFold.stateOf(call);
    boolean withCallee = now == TalkState.TOGETHER || now == TalkState.HELD;
    boolean withThird = now == TalkState.CONSULTING || now == TalkState.THREE_WAY;
    boolean allowed =
        switch (event.ask()) {
          case HOLD -> now == TalkState.TOGETHER;
          case RESUME -> now == TalkState.HELD;
          case MUTE, UNMUTE, HANG_UP -> true;
          case RECORD, STOP_RECORDING, PAUSE_RECORDING, RESUME_RECORDING -> true;
          case TRANSFER, CONSULT -> withCallee;
          case COMPLETE -> withThird;
          case THREE_WAY -> now == TalkState.CONSULTING;
          case CANCEL -> now == TalkState.CALLING_THIRD || withThird;
        };
    if (!allowed) return "the call is " + now;
    switch (event.ask()) {
      case HOLD -> hold(call, TalkState.HELD);
      case RESUME -> talks.reconnect(call, agent);
      case MUTE, UNMUTE ->
          state.emit(
              new Mute(agent.node, call.callId, agent.legId, agent.name, event.ask() == Ask.MUTE));
      case COMPLETE -> state.emit(new HandOver(call.node, call.callId, call.talk.thirdLegId));
      case THREE_WAY ->
          state.emit(new ThreeWay(call.node, call.callId, call.talk.thirdLegId, agent.legId));
      case CANCEL -> cancel(call);
      case HANG_UP -> calls.hangup(call, Hangup.BY_AGENT);
      case RECORD, STOP_RECORDING, PAUSE_RECORDING, RESUME_RECORDING -> {
        return talks.recordings().asked(agent, call, event.ask(), () -> reconnect(agent, call));
      }
      case TRANSFER -> {
        return transfer(agent, call, event.target());
      }
      case CONSULT -> {
        return consult(agent, call, event.target());
      }
    }
    return "";
  }

  /** From talking or from hold to a state in which the callee hears music. */
  private Talk hold(Call call, TalkState to) {
    if (TalkFold.stateOf(call) == TalkState.TOGETHER) talks.hold(call, "", TalkFold.HOLD_MAX_MS);
    return talks.move(call, to);
  }

  /** Out of the bridge and back into it, as after a hold of no length. */
  private void reconnect(Agent agent, Call call) {
    hold(call, TalkState.HELD);
    talks.reconnect(call, agent);
  }

  private void cancel(Call call) {
    boolean three = call.talk.state() == TalkState.THREE_WAY;
    talks.dropThird(call, "the agent cancelled");
    if (three) talks.move(call, TalkState.TOGETHER);
    else talks.backToCallee(call, "the third party was hung up on");
  }

  private String transfer(Agent agent, Call call, String name) {
    Agent colleague = state.roster.get(name);
    if (colleague == null) return "'" + name + "' is not at work";
    if (colleague == agent) return "that is you";
    if (!colleague.campaign.equals(call.campaign))
      return "'" + name + "' works on " + colleague.campaign;
    if (!reaches(call.node, colleague.node))
      return "'" + name + "' is on " + colleague.node + ", which " + call.node + " does not reach";
    if (colleague.state() != AgentState.AVAILABLE) return "'" + name + "' is " + colleague.state();
    hold(call, TalkState.PASSING).colleague = name;
    agents.reserve(colleague, call.callId);
    calls.reach(call, colleague);
    return "";
  }

  private boolean reaches(String node, String other) {
    return node.equals(other) || (state.gate.isUp(other) && state.floors.join(node, other) != null);
  }

  private String consult(Agent agent, Call call, String target) {
    if (!agent.node.equals(call.node))
      return "the callee is on "
          + call.node
          + " and you are on "
          + agent.node
          + "; three can only meet on one node";
    PhoneNumber phone;
    try {
      phone = PhoneNumber.of(target);
    } catch (IllegalArgumentException e) {
      return "expected a number in E.164 form, for instance +12025550123";
    }
    LeadEntry asLead = new LeadEntry(0, phone, List.of(), 0);
    if (!state.doNotCall.check(asLead, state.nowNs).allowed())
      return "the number is on the do-not-call list";
    List<String> trunks = new ArrayList<>();
    for (String name : state.campaigns.get(call.campaign).settings().trunks())
      if (state.gate.isOn(name, call.node)) trunks.add(name);
    GovernedTrunk trunk = state.gate.way(trunks, state.nowNs);
    if (trunk == null) return state.gate.closed(trunks, state.nowNs).text();
    state.gate.take(trunk);
    TrunkSettings way = trunk.settings;
    Talk talk = hold(call, TalkState.CALLING_THIRD);
    talk.thirdLegId = state.newLegId();
    talk.thirdTrunk = way.name();
    state.calls.line(call.node, way.name(), 1);
    state.emit(
        new CallThird(
            call.node,
            talk.thirdLegId,
            call.callId,
            phone,
            way.dialString()
                .replace("{e164}", phone.e164())
                .replace("{number}", Long.toString(phone.digits())),
            call.callerId,
            state.campaigns.get(call.campaign).settings().ringTimeoutMs(),
            way.codecs()));
    return "";
  }

  private static String name(ConversationAsked event) {
    return event.ask().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
