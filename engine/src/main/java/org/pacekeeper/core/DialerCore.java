package org.pacekeeper.core;

import java.util.Set;
import java.util.function.Consumer;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEvent;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.pace.Policies;

/**
 * From event to command: folds one event into the truth, then says what is to be done.
 * Deterministic: the same events give the same commands on any machine, live, simulated or
 * replayed. One thread; no IO, no clock, no chance.
 */
public final class DialerCore {
  private final CoreState state;
  private final AgentFold agents;
  private final DispositionFold dispositions;
  private final CallFold calls;
  private final AnswerFold answers;
  private final TalkFold talks;
  private final AskFold asks;
  private final RecordingFold recordings;
  private final NodeFold nodes;
  private final LeadFeed leads;
  private final Dialing dialing;
  private long sequence;

  /**
   * @param policies those that campaigns may name
   */
  public DialerCore(Policies policies) {
    state = new CoreState(policies);
    agents = new AgentFold(state);
    dispositions = new DispositionFold(state);
    calls = new CallFold(state, agents);
    answers = new AnswerFold(state, calls);
    talks = calls.talks();
    recordings = talks.recordings();
    asks = new AskFold(state, agents, calls, talks);
    nodes = new NodeFold(state, calls, agents);
    leads = new LeadFeed(state);
    dialing = new Dialing(state, calls, agents);
  }

  /**
   * A core in the state of a checkpoint; what it is given next is the event after {@code
   * afterSequence}.
   */
  public static DialerCore restore(Policies policies, ControlEvent.Checkpointed from) {
    DialerCore core = new DialerCore(policies);
    core.sequence = from.afterSequence();
    core.state.restore(from.state());
    core.setTimers();
    return core;
  }

  /**
   * Applies the next event.
   *
   * @param out receives the commands that follow, in order, before this returns
   * @throws IllegalStateException when an invariant is broken: a bug; the core must then not be
   *     used any further
   */
  public void apply(EventRecord record, CommandSink out) {
    sequence = record.sequence();
    if (record.event() instanceof ControlEvent.Checkpointed) return;
    state.turn(sequence, record.timeNs(), out);
    runTimers();
    state.alarms.advance(state.nowNs);
    fold(record.event());
    runTimers();
    for (CampaignPacing pacing : state.pacing.values()) {
      dialing.serveWaiting(pacing);
      dialing.decide(pacing);
      leads.fetch(pacing);
    }
  }

  /** Java 17 has no switch over types; a test holds these chains against the permitted cases. */
  private void fold(Event event) {
    if (event instanceof PbxEvent e) fold(e);
    else if (event instanceof AgentEvent e) fold(e);
    else if (event instanceof LeadEvent e) fold(e);
    else if (event instanceof ControlEvent e) fold(e);
    else throw unknown(event);
  }

  private void fold(PbxEvent event) {
    if (event instanceof PbxEvent.OriginateTaken e) calls.taken(e.callId());
    else if (event instanceof PbxEvent.CallRinging e) calls.ringing(e.callId());
    else if (event instanceof PbxEvent.CallAnswered e) calls.answered(e.callId());
    else if (event instanceof PbxEvent.CallConnected e) calls.connected(e.callId(), e.agent());
    else if (event instanceof PbxEvent.ConnectFailed e) calls.connectFailed(e);
    else if (event instanceof PbxEvent.CallFailed e) failed(e);
    else if (event instanceof PbxEvent.CallHungUp e) calls.hungUp(e);
    else if (event instanceof PbxEvent.OriginateSkipped e) calls.skipped(e.callId());
    else if (event instanceof PbxEvent.AgentLegUp e) legUp(e);
    else if (event instanceof PbxEvent.AgentLegDown e) talks.legDown(e);
    else if (event instanceof PbxEvent.AgentLegRefused e) agents.legRefused(e);
    else if (event instanceof PbxEvent.AgentMuted e)
      onAgent(e.agent(), agent -> agent.muted = agent.legId == e.legId() && e.muted());
    else if (event instanceof PbxEvent.ThirdUp e) talks.thirdUp(e);
    else if (event instanceof PbxEvent.ThirdDown e) talks.thirdDown(e);
    else if (event instanceof PbxEvent.ConsultBegun e) talks.consultBegun(e);
    else if (event instanceof PbxEvent.HandedOver e) talks.handedOver(e);
    else if (event instanceof PbxEvent.AllTogether e) talks.allTogether(e);
    else if (event instanceof PbxEvent.MoveFailed e) talks.moveFailed(e);
    else if (event instanceof PbxEvent.RecordingBegun e) recordings.begun(e.callId());
    else if (event instanceof PbxEvent.RecordingPaused e) recordings.paused(e);
    else if (event instanceof PbxEvent.RecordingEnded e) recordings.ended(e);
    else if (event instanceof PbxEvent.RecordingFailed e) recordings.failed(e.callId(), e.detail());
    else if (event instanceof PbxEvent.NodeConnected e) nodes.connected(e.node());
    else if (event instanceof PbxEvent.NodeDisconnected e) nodes.disconnected(e.node());
    else if (event instanceof PbxEvent.NodeStalled e) nodes.stalled(e.node(), e.reason());
    else if (event instanceof PbxEvent.NodeResponding e) nodes.stalled(e.node(), "");
    else if (event instanceof PbxEvent.NodeReconciled e) nodes.reconciled(e);
    else if (event instanceof PbxEvent.ChannelMissing e) nodes.missing(e);
    else if (event instanceof PbxEvent.StrayChannel e) nodes.stray(e);
    else if (event instanceof PbxEvent.InboundArrived e) calls.inbound().arrived(e);
    else if (event instanceof PbxEvent.CallPickedUp e) answers.pickedUp(e.callId());
    else if (event instanceof PbxEvent.CallDetected e) answers.detected(e);
    else if (event instanceof PbxEvent.MessagePlayed e) answers.messagePlayed(e.callId());
    else if (event instanceof PbxEvent.OptOutRequested e) answers.optedOut(e.callId());
    else if (!(event instanceof PbxEvent.MachineMessageLeft || event instanceof PbxEvent.CallHeld))
      throw unknown(event);
  }

  private void failed(PbxEvent.CallFailed event) {
    Call call = state.calls.get(event.callId());
    if (call == null) return;
    if (event.outcome() != Outcome.FAULT && event.outcome() != Outcome.CANCELLED)
      state.alarms.failed(call.trunk, call.lead.phone(), event, state.nowNs);
    calls.failed(event);
  }

  private void legUp(PbxEvent.AgentLegUp event) {
    if (agents.legUp(event)) talks.legUpAgain(state.roster.get(event.agent()));
  }

  private void fold(AgentEvent event) {
    if (event instanceof AgentEvent.AgentLoggedIn e) agents.loggedIn(e);
    else if (event instanceof AgentEvent.AgentReady e) onAgent(e.agent(), agents::ready);
    else if (event instanceof AgentEvent.AgentPaused e)
      onAgent(e.agent(), agent -> agents.paused(agent, e.reason()));
    else if (event instanceof AgentEvent.AgentLoggedOut e) onAgent(e.agent(), agents::loggedOut);
    else if (event instanceof AgentEvent.LeaveAnnounced e)
      onAgent(e.agent(), agent -> agents.leaves(agent, e.atNs()));
    else if (event instanceof AgentEvent.ConversationAsked e)
      onAgent(e.agent(), agent -> asks.asked(agent, e));
    else if (event instanceof AgentEvent.DispositionRecorded e) {
      dispositions.disposed(e);
      state.emit(new RecordDisposition(e.callId(), e.agent(), e.code(), e.note()));
    } else throw unknown(event);
  }

  private void onAgent(String name, Consumer<Agent> action) {
    Agent agent = state.roster.get(name);
    if (agent != null) action.accept(agent);
  }

  private void fold(LeadEvent event) {
    if (event instanceof LeadEvent.LeadsReady e) leads.ready(e);
    else if (event instanceof LeadEvent.FetchFailed e) leads.failed(e);
    else if (event instanceof LeadEvent.DoNotCallAdded e) {
      if (state.doNotCall.add(e.phone())) state.emit(new RecordDoNotCall(e.phone(), e.source()));
    } else if (event instanceof LeadEvent.LeadWithdrawn e) {
      CampaignState campaign = state.campaigns.get(e.campaign());
      if (campaign != null) campaign.ready.remove(e.leadId());
    } else throw unknown(event);
  }

  private void fold(ControlEvent event) {
    if (event instanceof ControlEvent.EngineStarted e) state.started(e.instance());
    else if (event instanceof ControlEvent.EngineStopping) stopping();
    else if (event instanceof ControlEvent.HangupOrdered e) hangupAll(e.reason());
    else if (event instanceof ControlEvent.NodeConfigured e) nodes.configured(e.settings());
    else if (event instanceof ControlEvent.TrunkConfigured e) nodes.configured(e.settings());
    else if (event instanceof ControlEvent.CampaignConfigured e) configured(e.settings());
    else if (event instanceof ControlEvent.AnswersConfigured e)
      onCampaign(e.campaign(), campaign -> campaign.answers.configure(e.settings()));
    else if (event instanceof ControlEvent.InboundConfigured e)
      onCampaign(e.campaign(), campaign -> campaign.inbound.configure(e.settings()));
    else if (event instanceof ControlEvent.AgentConfigured e) state.configure(e.settings());
    else if (event instanceof ControlEvent.ConversationConfigured e) state.configure(e.settings());
    else if (event instanceof ControlEvent.CallerIdPoolConfigured e)
      state.callerIds.configure(e.pool());
    else if (event instanceof ControlEvent.CallerIdsConfigured e)
      state.callerIds.configure(e.campaign(), e.pool());
    else if (event instanceof ControlEvent.RecordingConfigured e) state.configure(e.settings());
    else if (event instanceof ControlEvent.CampaignPaused e)
      onCampaign(e.campaign(), campaign -> campaign.pausedBecause = e.reason());
    else if (event instanceof ControlEvent.CampaignResumed e)
      onCampaign(e.campaign(), CampaignState::resume);
    else if (!(event instanceof ControlEvent.Tick)) throw unknown(event);
  }

  private void onCampaign(String name, Consumer<CampaignState> action) {
    CampaignState campaign = state.campaigns.get(name);
    if (campaign != null) action.accept(campaign);
  }

  private void configured(CampaignSettings settings) {
    state.configure(settings);
    setTimers();
  }

  private void stopping() {
    state.stopping = true;
    for (CampaignState campaign : state.campaigns.values())
      leads.giveBackAll(campaign, "the engine is stopping");
  }

  private void hangupAll(String reason) {
    for (Call call : state.calls.all()) calls.hangup(call, reason);
    agents.allLeave(reason);
  }

  private void runTimers() {
    while (state.timers.isDue(state.nowNs)) {
      Timers.Timer timer = state.timers.take();
      switch (timer.kind()) {
        case ABANDON, CALL_OVERDUE -> {
          Call call = state.calls.get(timer.callId());
          if (call != null) calls.timer(timer, call);
        }
        case REJOIN -> {
          Call call = state.calls.get(timer.callId());
          if (call != null) talks.timer(timer, call);
        }
        case WRAP_UP, CALL_AGENT -> onAgent(timer.agent(), agent -> agents.timer(timer, agent));
      }
    }
  }

  /** Sets anew the timers of everything there is: idle ones do no harm. */
  private void setTimers() {
    for (Call call : state.calls.all()) calls.setTimer(call);
    for (Agent agent : state.roster.all()) agents.setTimer(agent);
  }

  /** When something is due even if nothing happens: epoch ns, {@link Long#MAX_VALUE} for never. */
  public long nextDeadlineNs() {
    return state.timers.nextNs();
  }

  /** Calls that have not ended. */
  public int callsUp() {
    return state.calls.all().size();
  }

  /** Ids of the leads that must not be given to anybody else. */
  public Set<Long> heldLeads() {
    return state.heldLeads();
  }

  /** The whole state after the last event. */
  public Checkpoint checkpoint() {
    return state.checkpoint();
  }

  /** The state after the last event, for other threads. */
  public Snapshot snapshot() {
    return SnapshotMaker.make(state, sequence);
  }

  private static IllegalStateException unknown(Event event) {
    return new IllegalStateException("event " + event.getClass().getName() + ": is not handled");
  }
}
