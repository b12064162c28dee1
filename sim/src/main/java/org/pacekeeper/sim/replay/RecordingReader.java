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
import org.pacekeeper.command.PbxCommand.LeaveMessage;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.AgentSettings.LegMode;
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
  private final String journal;
  private final RunFigures figures;
  private final List<EventRecord> script = new ArrayList<>();
  private final OutageTrace outages = new OutageTrace();
  private final CallTraces calls = new CallTraces(outages);
  private final CallerTraces callers = new CallerTraces(outages);
  private final AgentTraces agents = new AgentTraces();
  private final Map<String, LeadTrace> leads = new LinkedHashMap<>();
  private final StaffingTrace staffing = new StaffingTrace();
  private final DelayTrace delays = new DelayTrace();
  private final Map<String, TrunkSettings> trunks = new LinkedHashMap<>();
  private final Map<String, CampaignSettings> campaigns = new LinkedHashMap<>();
  private final Map<String, CampaignSettings> latestSettings = new LinkedHashMap<>();
  private long firstNs;
  private long lastNs;
  private long events;

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
    Event event = record.event();
    if (event instanceof ControlEvent.EngineStarted && events > 1) restarted(nowNs);
    lastNs = nowNs;
    agents.endWrapUps(nowNs);
    if (event instanceof PbxEvent e) of(e, record);
    else if (event instanceof AgentEvent e) of(e, record);
    else if (event instanceof LeadEvent e) of(e, record);
    else of((ControlEvent) event, record);
    figures.apply(record, command -> followed(command, nowNs));
    staffing.apply(nowNs, figures.agents());
  }

  private void restarted(long nowNs) {
    outages.engineStarted(lastNs, nowNs);
    leads.values().forEach(each -> each.engineGone(lastNs));
  }

  private void of(ControlEvent event, EventRecord record) {
    if (event instanceof ControlEvent.Checkpointed) return;
    if (event instanceof ControlEvent.TrunkConfigured e)
      trunks.putIfAbsent(e.settings().name(), e.settings());
    if (event instanceof ControlEvent.CampaignConfigured e) configured(e.settings());
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
    CampaignSettings first = campaigns.putIfAbsent(settings.name(), settings);
    latestSettings.put(settings.name(), settings);
    if (first != null && !first.policy().equals(settings.policy()))
      throw refusal(
          "changes the policy of campaign "
              + settings.name()
              + " from "
              + first.policy()
              + " to "
              + settings.policy()
              + " on the way; expected one policy from beginning to end");
  }

  private void of(LeadEvent event, EventRecord record) {
    if (event instanceof LeadEvent.LeadsReady e) leads(e.campaign()).handedOver(e, record.timeNs());
    else if (!(event instanceof LeadEvent.FetchFailed)) script.add(record);
  }

  private void of(AgentEvent event, EventRecord record) {
    long nowNs = record.timeNs();
    if (event instanceof AgentEvent.DispositionRecorded e) {
      CallTrace call = call(e.callId());
      if (call != null && call.talked()) call.said(e.code(), nowNs);
      return;
    }
    // A conversation lasts as long as it did, whatever was asked meanwhile.
    if (event instanceof AgentEvent.ConversationAsked) return;
    if (event instanceof AgentEvent.AgentReady e && agents.saidReady(e.agent(), nowNs)) return;
    if (event instanceof AgentEvent.AgentPaused e && agents.saidPause(e.agent(), nowNs)) return;
    if (event instanceof AgentEvent.AgentLoggedOut e) agents.of(e.agent()).cutWrapUp(nowNs);
    script.add(record);
  }

  private void of(PbxEvent event, EventRecord record) {
    long nowNs = record.timeNs();
    if (event instanceof PbxEvent.InboundArrived e) callers.arrived(e, nowNs);
    if (event instanceof PbxEvent.NodeConnected e) outages.connected(e.node(), nowNs);
    else if (event instanceof PbxEvent.NodeDisconnected e) outages.disconnected(e.node(), nowNs);
    else if (event instanceof PbxEvent.NodeReconciled e) listed(e, nowNs);
    if (event instanceof PbxEvent.NodeConnected
        || event instanceof PbxEvent.NodeReconciled
        || event instanceof PbxEvent.NodeStalled
        || event instanceof PbxEvent.NodeResponding
        || event instanceof PbxEvent.InboundArrived
        || event instanceof PbxEvent.NodeDisconnected) script.add(record);
    else if (event instanceof PbxEvent.AgentLegUp e) agents.of(e.agent()).up(nowNs);
    else if (event instanceof PbxEvent.AgentLegDown e) {
      AgentTrace agent = agents.of(e.agent());
      if (agent.legId != e.legId()) return;
      agent.cutWrapUp(nowNs);
      agent.down(nowNs);
    } else {
      calls.apply(event, nowNs);
      callers.calls().apply(event, nowNs);
    }
  }

  private void listed(PbxEvent.NodeReconciled event, long nowNs) {
    Outage outage = outages.listed(event.node(), nowNs);
    if (outage == null) return;
    Map<Long, PbxEvent.SeenLeg> seen = new LinkedHashMap<>();
    for (PbxEvent.SeenLeg leg : event.legs()) seen.put(leg.legId(), leg);
    calls.listed(outage, seen);
    callers.calls().listed(outage, seen);
    agents.listed(outage, seen, nowNs);
  }

  private void followed(Command command, long nowNs) {
    if (command instanceof Originate c) calls.placed(c, nowNs);
    else if (command instanceof Connect c) connecting(c.callId(), c.agent(), nowNs);
    else if (command instanceof ConnectAcross c) connecting(c.callId(), c.agent(), nowNs);
    else if (command instanceof CallThird c) throw passedOn(c.callId(), "a third party");
    else if (command instanceof TakeInbound c) callers.taken(c, nowNs);
    else if (command instanceof PlayMessage c) messageSent(c.callId(), nowNs);
    else if (command instanceof LeaveMessage c) messageSent(c.callId(), nowNs);
    else if (command instanceof Hangup c) hangupSent(c, nowNs);
    else if (command instanceof CallAgent c) agents.of(c.agent()).phoneCalled(c, nowNs);
    else if (command instanceof HangupAgent c) agents.of(c.agent()).phoneHungUp();
    else if (command instanceof FetchLeads c) leads(c.campaign()).fetching(nowNs);
    else if (command instanceof ReleaseLead c) leads(c.campaign()).back(c.leadId(), c.next());
    else if (command instanceof RecordAttempt c) ended(c, nowNs);
    else if (command instanceof RecordInbound c)
      wrapsUp(callers.ended(c), c.agent(), c.campaign(), nowNs);
  }

  /** Of a callee or a caller; null for what is no call, as an agent's phone. */
  private CallTrace call(long callId) {
    CallTrace call = calls.get(callId);
    return call == null ? callers.calls().get(callId) : call;
  }

  private void messageSent(long callId, long nowNs) {
    CallTrace call = call(callId);
    if (call != null && call.messageSentAtNs == 0) call.messageSentAtNs = nowNs;
  }

  private void hangupSent(Hangup order, long nowNs) {
    CallTrace call = call(order.callId());
    if (call != null) call.hangupSent(order.reason(), nowNs);
  }

  private LeadTrace leads(String campaign) {
    return leads.computeIfAbsent(campaign, name -> new LeadTrace());
  }

  private void connecting(long callId, String agent, long nowNs) {
    CallTrace call = call(callId);
    if (!call.talked()) call.connectSentAtNs = nowNs;
    else if (!agent.equals(call.agent)) throw passedOn(callId, "another agent");
    else if (agents.of(agent).lostInTalk) call.reconnecting(nowNs);
    agents.of(agent).lostInTalk = false;
    call.agent = agent;
    agents.of(agent).cutWrapUp(nowNs);
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
    leads(attempt.campaign()).back(attempt.leadId(), attempt.next());
    CallTrace call = calls.get(attempt.callId());
    call.ended(attempt);
    wrapsUp(call, attempt.agent(), attempt.campaign(), nowNs);
  }

  private void wrapsUp(CallTrace after, String agent, String campaign, long nowNs) {
    if (after == null || agent.isEmpty()) return;
    agents.wrapsUp(agent, after, latestSettings.get(campaign).wrapUpMs(), nowNs);
  }

  /** All that was read. */
  Recording recording() {
    if (campaigns.isEmpty()) throw refusal("holds no campaign; expected one");
    if (calls.isEmpty()) throw refusal("holds no call; expected some to learn from");
    List<RecordedCall> recorded = calls.recorded(lastNs);
    Map<String, List<LegTry>> legs = agents.legs();
    Map<String, Recording.Leads> lists = new LinkedHashMap<>();
    leads.forEach((name, each) -> lists.put(name, each.recorded()));
    return new Recording(
        journal,
        List.copyOf(campaigns.values()),
        campaigns.values().stream()
            .flatMap(each -> each.trunks().stream())
            .distinct()
            .filter(trunks::containsKey)
            .map(trunks::get)
            .toList(),
        firstNs,
        lastNs,
        events,
        script,
        recorded,
        callers.calls().recorded(lastNs),
        callers.arrivals(),
        lists,
        legs,
        delays.delays(recorded, legs.values()),
        delays.silence(),
        outages.outages(),
        outages.deadTimes(),
        staffing.steps(),
        figures.figures(),
        figures.campaignFigures());
  }

  private UnreplayableException refusal(String why) {
    return new UnreplayableException("journal " + journal + " " + why);
  }
}
