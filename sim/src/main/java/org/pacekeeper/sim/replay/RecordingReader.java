package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.CallThird;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEvent;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.report.RunFigures;

/**
 * Reads a journal's events, from the first on, into a {@link Recording}; what followed from them is
 * found by folding them once more. Refuses what cannot be replayed. One thread.
 */
final class RecordingReader {
  private static final long MS = 1_000_000L;

  private final String journal;
  private final RunFigures figures;
  private final List<EventRecord> script = new ArrayList<>();
  private final Map<Long, CallTrace> calls = new LinkedHashMap<>();
  private final Map<String, AgentTrace> agents = new LinkedHashMap<>();
  private final LeadTrace leads = new LeadTrace();
  private final DelayTrace delays = new DelayTrace();
  private final Map<String, TrunkSettings> trunks = new LinkedHashMap<>();
  private CampaignSettings campaign;
  private CampaignSettings latestSettings;
  private long firstNs;
  private long lastNs;
  private long events;
  private int starts;
  private boolean stopping;

  /**
   * @param policies those that the recorded campaign may name
   */
  RecordingReader(String journal, Policies policies) {
    this.journal = journal;
    figures = new RunFigures(policies);
  }

  void apply(EventRecord record) {
    long nowNs = record.timeNs();
    if (events++ == 0) firstNs = nowNs;
    if (record.sequence() != events)
      throw refusal(
          "holds event "
              + record.sequence()
              + " where event "
              + events
              + " was expected; a replay needs every event from the first on");
    delays.event(nowNs);
    lastNs = nowNs;
    endWrapUps(nowNs);
    Event event = record.event();
    if (event instanceof PbxEvent e) of(e, record);
    else if (event instanceof AgentEvent e) of(e, record);
    else if (event instanceof LeadEvent e) of(e, record);
    else of((ControlEvent) event, record);
    figures.apply(record, command -> followed(command, nowNs));
  }

  private void of(ControlEvent event, EventRecord record) {
    if (event instanceof ControlEvent.Checkpointed) return;
    if (event instanceof ControlEvent.EngineStarted && ++starts > 1)
      throw refusal(
          "was written by more than one run (a restart at event "
              + record.sequence()
              + "); what happened between two runs was seen by nobody, so expected one run");
    if (event instanceof ControlEvent.EngineStopping) stopping = true;
    if (event instanceof ControlEvent.TrunkConfigured e)
      trunks.putIfAbsent(e.settings().name(), e.settings());
    if (event instanceof ControlEvent.CampaignConfigured e) configured(e.settings());
    if (event instanceof ControlEvent.AnswersConfigured e && e.settings().mode() != MachineMode.OFF)
      throw refusal(
          "is of a campaign with machine detection (event "
              + record.sequence()
              + "); what it would have heard on other calls is not known, so expected one without");
    if (event instanceof ControlEvent.AgentConfigured e && e.settings().leg() == LegMode.PER_CALL)
      throw refusal(
          "calls the phone of agent "
              + e.settings().name()
              + " for each conversation (event "
              + record.sequence()
              + "); how long it rings for other calls is not known, so expected legs that stay up");
    // Whether a conversation is recorded changes neither its length nor anybody's time.
    if (event instanceof ControlEvent.RecordingConfigured) return;
    script.add(record);
  }

  private void configured(CampaignSettings settings) {
    if (campaign == null) campaign = settings;
    if (!campaign.name().equals(settings.name()))
      throw refusal(
          "holds the campaigns "
              + campaign.name()
              + " and "
              + settings.name()
              + ", which share agents and lines; expected one");
    if (!campaign.policy().equals(settings.policy()))
      throw refusal(
          "changes its policy from "
              + campaign.policy()
              + " to "
              + settings.policy()
              + " on the way; expected one policy from beginning to end");
    latestSettings = settings;
  }

  private void of(LeadEvent event, EventRecord record) {
    if (event instanceof LeadEvent.LeadsReady e) {
      leads.handedOver(e);
      delays.fetched(record.timeNs());
    } else if (!(event instanceof LeadEvent.FetchFailed)) script.add(record);
  }

  private void of(AgentEvent event, EventRecord record) {
    long nowNs = record.timeNs();
    if (event instanceof AgentEvent.DispositionRecorded e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && call.talked() && e.code().equals(AgentEvent.DispositionRecorded.MACHINE))
        call.machineSaid(nowNs);
      return;
    }
    // A conversation lasts as long as it did, whatever was asked meanwhile.
    if (event instanceof AgentEvent.ConversationAsked) return;
    if (event instanceof AgentEvent.AgentReady e && saidReady(agent(e.agent()), nowNs)) return;
    if (event instanceof AgentEvent.AgentPaused e && saidPause(agent(e.agent()), nowNs)) return;
    if (event instanceof AgentEvent.AgentLoggedOut e) cutWrapUp(agent(e.agent()), nowNs);
    script.add(record);
  }

  /** Whether it was about a wrap-up and nothing else. */
  private boolean saidReady(AgentTrace agent, long nowNs) {
    boolean back = agent.pausing || !agent.legUp;
    agent.pausing = false;
    if (agent.wrapping == null) return !back;
    agent.wrapping.wrapSeen(nowNs);
    agent.wrapping = null;
    return true;
  }

  /** As {@link #saidReady}: who had said before that they pause ends their wrap-up with a break. */
  private boolean saidPause(AgentTrace agent, long nowNs) {
    boolean before = agent.pausing;
    agent.pausing = true;
    if (agent.wrapping == null) return false;
    if (before) agent.wrapping.wrapSeen(nowNs);
    else agent.wrapping.wrapCut(nowNs);
    agent.wrapping = null;
    return before;
  }

  private void of(PbxEvent event, EventRecord record) {
    long nowNs = record.timeNs();
    if (event instanceof PbxEvent.InboundArrived)
      throw refusal(
          "has calls from outside (event "
              + record.sequence()
              + "); how long callers would have waited for other agents is not known, so expected none");
    if (event instanceof PbxEvent.NodeDisconnected e && !stopping)
      throw refusal(
          "lost its node "
              + e.node()
              + " at event "
              + record.sequence()
              + "; what happened meanwhile was seen by nobody, so expected a session that lasts");
    if (event instanceof PbxEvent.NodeConnected
        || event instanceof PbxEvent.NodeReconciled
        || event instanceof PbxEvent.NodeStalled
        || event instanceof PbxEvent.NodeResponding
        || event instanceof PbxEvent.NodeDisconnected) script.add(record);
    else if (event instanceof PbxEvent.CallRinging e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && call.ringingAtNs == 0) call.ringingAtNs = nowNs;
    } else if (event instanceof PbxEvent.CallAnswered e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && call.answeredAtNs == 0) call.answeredAtNs = nowNs;
    } else if (event instanceof PbxEvent.CallConnected e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && !call.talked()) call.connectedAtNs = nowNs;
    } else if (event instanceof PbxEvent.CallHungUp e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.hungUp(e.by());
    } else if (event instanceof PbxEvent.ChannelMissing e) {
      CallTrace call = calls.get(e.legId());
      if (call != null) call.hungUp(PbxEvent.Party.UNKNOWN);
    } else if (event instanceof PbxEvent.AgentLegUp e) agent(e.agent()).up(nowNs);
    else if (event instanceof PbxEvent.AgentLegDown e) {
      cutWrapUp(agent(e.agent()), nowNs);
      agent(e.agent()).down(nowNs);
    }
  }

  private void followed(Command command, long nowNs) {
    if (command instanceof Originate c)
      calls.put(c.callId(), new CallTrace(calls.size(), c, nowNs));
    else if (command instanceof Connect c) connecting(c.callId(), c.agent(), nowNs);
    else if (command instanceof ConnectAcross c) connecting(c.callId(), c.agent(), nowNs);
    else if (command instanceof CallThird c) throw passedOn(c.callId(), "a third party");
    else if (command instanceof PlayMessage c) calls.get(c.callId()).messageSentAtNs = nowNs;
    else if (command instanceof Hangup c) {
      CallTrace call = calls.get(c.callId());
      if (call != null) call.hangupSent(c.reason(), nowNs);
    } else if (command instanceof CallAgent c) agent(c.agent()).phoneCalled(nowNs);
    else if (command instanceof HangupAgent c) agent(c.agent()).phoneHungUp();
    else if (command instanceof FetchLeads) delays.fetching(nowNs);
    else if (command instanceof ReleaseLead c) leads.back(c.leadId(), c.next());
    else if (command instanceof RecordAttempt c) ended(c, nowNs);
  }

  private void connecting(long callId, String agent, long nowNs) {
    CallTrace call = calls.get(callId);
    if (!call.talked()) call.connectSentAtNs = nowNs;
    else if (!agent.equals(call.agent)) throw passedOn(callId, "another agent");
    call.agent = agent;
    cutWrapUp(agent(agent), nowNs);
  }

  private UnreplayableException passedOn(long callId, String to) {
    return refusal(
        "has the callee of call "
            + LegId.text(callId)
            + " given to "
            + to
            + " in mid-talk (event "
            + events
            + "); who would have been free for that is not known, so expected none that is");
  }

  private void ended(RecordAttempt attempt, long nowNs) {
    leads.back(attempt.leadId(), attempt.next());
    CallTrace call = calls.get(attempt.callId());
    call.ended(attempt);
    if (attempt.agent().isEmpty()) return;
    AgentTrace agent = agent(attempt.agent());
    if (!agent.legUp) return;
    agent.wrapping = call;
    agent.wrapTimerAtNs = nowNs + latestSettings.wrapUpMs() * MS;
  }

  private void endWrapUps(long nowNs) {
    for (AgentTrace agent : agents.values()) {
      if (agent.wrapping == null || agent.wrapTimerAtNs > nowNs) continue;
      agent.wrapping.wrapEndedByTimer(agent.wrapTimerAtNs - agent.wrapping.endedAtNs());
      agent.wrapping = null;
    }
  }

  private static void cutWrapUp(AgentTrace agent, long nowNs) {
    if (agent.wrapping != null) agent.wrapping.wrapCut(nowNs);
    agent.wrapping = null;
  }

  private AgentTrace agent(String name) {
    return agents.computeIfAbsent(name, n -> new AgentTrace());
  }

  /** All that was read. */
  Recording recording() {
    if (campaign == null) throw refusal("holds no campaign; expected one");
    if (calls.isEmpty()) throw refusal("holds no call; expected some to learn from");
    List<RecordedCall> recorded =
        calls.values().stream().map(call -> call.recorded(lastNs)).toList();
    Map<String, List<LegTry>> legs = new LinkedHashMap<>();
    agents.forEach((name, agent) -> legs.put(name, agent.legs()));
    return new Recording(
        journal,
        campaign,
        campaign.trunks().stream().filter(trunks::containsKey).map(trunks::get).toList(),
        firstNs,
        lastNs,
        events,
        script,
        recorded,
        leads.leads(),
        leads.unseen(),
        legs,
        delays.delays(recorded, legs.values()),
        delays.silence(),
        figures.figures());
  }

  private UnreplayableException refusal(String why) {
    return new UnreplayableException("journal " + journal + " " + why);
  }
}
