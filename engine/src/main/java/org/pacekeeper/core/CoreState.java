package org.pacekeeper.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CallerIds;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Roster;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.comply.AbandonedRestRule;
import org.pacekeeper.comply.DoNotCallRule;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.pace.Policies;

/**
 * What the parts of the core share: the truth now, the time of the event at hand, the way out. Core
 * thread only.
 */
final class CoreState implements FloorListener {
  /** Runs whose channels may still be up; older ones are forgotten. */
  private static final int INSTANCES_KEPT = 64;

  private static final int LOST_KEPT = 1_000;
  private static final int DECISIONS_KEPT = 50;

  final Policies policies;
  final Map<String, CampaignState> campaigns = new LinkedHashMap<>();
  final Calls calls = new Calls(this, (campaign, node) -> floor(campaign, node));
  final Roster roster = new Roster(this, (campaign, node) -> floor(campaign, node));
  final Timers timers = new Timers();
  final OriginateGate gate = new OriginateGate(calls);
  final Floors floors =
      new Floors(gate, name -> campaigns.containsKey(name) ? campaigns.get(name).settings() : null);
  final DoNotCallRule doNotCall = new DoNotCallRule();
  final AbandonedRestRule abandonedRest = new AbandonedRestRule();

  final CallerIds callerIds =
      new CallerIds((about, begins, text) -> emit(new NoteAlarm(about, begins, text)));
  final TrunkAlarms alarms = new TrunkAlarms(this::emit);

  /** Of each floor of each campaign, in the campaigns' order. */
  final Map<String, CampaignPacing> pacing = new LinkedHashMap<>();

  private final Map<String, AgentSettings> agentSettings = new LinkedHashMap<>();
  private final Map<String, ConversationSettings> conversations = new LinkedHashMap<>();
  private final Map<String, RecordingSettings> recordings = new LinkedHashMap<>();

  boolean stopping;
  long nowNs;

  private CommandSink out;
  private final List<Integer> instances = new ArrayList<>();
  private int nextSequence = 1;
  private long nextFetchId = 1;

  /** Calls closed as unknown, whose channel may still turn up, with their node. */
  private final Map<Long, String> lost = new LinkedHashMap<>();

  CoreState(Policies policies) {
    this.policies = policies;
  }

  /** The latest decisions, oldest first; for people only. */
  final ArrayDeque<Snapshot.DecisionView> decisions = new ArrayDeque<>();

  private long sequence;

  /** A new campaign, or other settings for a known one. */
  void configure(CampaignSettings settings) {
    CampaignState known = campaigns.get(settings.name());
    if (known == null) {
      policies.create(settings.policy());
      campaigns.put(settings.name(), new CampaignState(settings));
      replan();
      return;
    }
    boolean samePolicy = known.settings().policy().equals(settings.policy());
    known.configure(settings);
    if (!samePolicy)
      for (CampaignPacing changed : pacing.values())
        if (changed.campaign == known) {
          changed.use(policies.create(settings.policy()));
          tellAll(changed);
        }
    replan();
  }

  void configure(AgentSettings settings) {
    agentSettings.put(settings.name(), settings);
  }

  void configure(ConversationSettings settings) {
    conversations.put(settings.campaign(), settings);
  }

  void configure(RecordingSettings settings) {
    recordings.put(settings.campaign(), settings);
  }

  /** Whether and how a campaign's conversations are recorded. */
  RecordingSettings recording(String campaign) {
    RecordingSettings settings = recordings.get(campaign);
    return settings == null ? RecordingSettings.none(campaign) : settings;
  }

  /** How an agent is reached. */
  AgentSettings settings(Agent agent) {
    AgentSettings settings = agentSettings.get(agent.name);
    return settings == null ? AgentSettings.plain(agent.name) : settings;
  }

  boolean perCall(Agent agent) {
    return settings(agent).leg() == AgentSettings.LegMode.PER_CALL;
  }

  /** What callees of a campaign hear while their agent is away. */
  ConversationSettings conversation(String campaign) {
    ConversationSettings settings = conversations.get(campaign);
    return settings == null ? ConversationSettings.plain(campaign) : settings;
  }

  void tell(Agent agent, NoteAgent.Kind kind, String text) {
    emit(new NoteAgent(agent.name, agent.callId, kind, text));
  }

  private String floor(String campaign, String node) {
    return floors.floor(campaign, node);
  }

  /** Nodes, trunks or campaigns are others than before, or a node came or went. */
  void replan() {
    Map<String, CampaignPacing> before = new LinkedHashMap<>(pacing);
    pacing.clear();
    for (CampaignState campaign : campaigns.values())
      for (String floor : floors.of(campaign.settings())) {
        CampaignPacing kept = before.get(floor);
        if (kept == null)
          kept =
              new CampaignPacing(
                  campaign, floor, this, policies.create(campaign.settings().policy()));
        kept.trunks(floors.trunks(campaign.settings(), floor));
        pacing.put(floor, kept);
      }
    roster.replan(nowNs);
    calls.replan(nowNs);
  }

  /** A policy that takes over learns what is on the floor. */
  private void tellAll(CampaignPacing to) {
    for (Agent agent : roster.all())
      if (agent.floor().equals(to.floor)) to.listener().agentMoved(agent, null, nowNs);
    for (Call call : calls.all())
      if (call.floor().equals(to.floor)) tell(to.listener(), call, null, nowNs);
  }

  /** Where nobody dials, nobody listens. */
  private FloorListener listener(String floor) {
    CampaignPacing of = pacing.get(floor);
    return of == null ? FloorListener.NONE : of.listener();
  }

  @Override
  public void callMoved(Call call, CallState from, long atNs) {
    if (!call.isInbound()) {
      gate.callMoved(call, from, atNs);
      callerIds.callMoved(call, from, atNs);
      boolean pickedUp = from != null && from.inFlight() && call.state() == CallState.WAITING;
      if (pickedUp) alarms.well(call.trunk, atNs);
    }
    tell(listener(call.floor()), call, from, atNs);
  }

  private static void tell(FloorListener listener, Call call, CallState from, long atNs) {
    if (call.isInbound()) listener.inboundMoved(call, from, atNs);
    else listener.callMoved(call, from, atNs);
  }

  @Override
  public void callLeft(Call call, long atNs) {
    if (!call.isInbound()) listener(call.floor()).callLeft(call, atNs);
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long atNs) {
    listener(agent.floor()).agentMoved(agent, from, atNs);
  }

  @Override
  public void agentLeft(Agent agent, long atNs) {
    listener(agent.floor()).agentLeft(agent, atNs);
  }

  void turn(long eventSequence, long now, CommandSink sink) {
    sequence = eventSequence;
    nowNs = now;
    out = sink;
  }

  void noted(NoteDecision decision) {
    decisions.add(new Snapshot.DecisionView(nowNs, sequence, decision));
    if (decisions.size() > DECISIONS_KEPT) decisions.poll();
  }

  void emit(Command command) {
    out.emit(command);
  }

  long newLegId() {
    return LegId.of(instances.get(instances.size() - 1), nextSequence++);
  }

  long newFetchId() {
    return nextFetchId++;
  }

  /** Whether this journal gave out the id. */
  boolean isOurs(long legId) {
    return instances.contains((int) (legId >>> 32));
  }

  void lost(long callId, String node) {
    lost.put(callId, node);
    if (lost.size() > LOST_KEPT) lost.remove(lost.keySet().iterator().next());
  }

  /** The node of a call that was closed as unknown and has turned up, null when it is not one. */
  String foundAgain(long callId) {
    return lost.remove(callId);
  }

  /** A new run: nothing is known of the nodes, and what they carry is to be verified. */
  void started(int instance) {
    instances.remove((Integer) instance);
    instances.add(instance);
    if (instances.size() > INSTANCES_KEPT) instances.remove(0);
    nextSequence = 1;
    stopping = false;
    for (GovernedNode node : gate.nodes()) node.state(NodeState.DOWN);
    replan();
    for (Call call : calls.all()) call.unverified = true;
    for (CampaignState campaign : campaigns.values()) campaign.fetchId = 0;
  }

  /** Leads that must not be given to anybody else: ready, or being called. */
  Set<Long> heldLeads() {
    Set<Long> held = new LinkedHashSet<>();
    for (Call call : calls.all()) if (!call.isInbound()) held.add(call.lead.leadId());
    for (CampaignState campaign : campaigns.values())
      for (LeadEntry lead : campaign.ready.all()) held.add(lead.leadId());
    return held;
  }

  Checkpoint checkpoint() {
    List<Checkpoint.Lost> lostCalls = new ArrayList<>();
    lost.forEach((callId, node) -> lostCalls.add(new Checkpoint.Lost(callId, node)));
    return new Checkpoint(
        List.copyOf(instances),
        nextSequence,
        nextFetchId,
        stopping,
        gate.checkpointNodes(),
        gate.checkpointTrunks(),
        campaigns.values().stream().map(this::checkpoint).toList(),
        roster.checkpoint(),
        roster.checkpointAvailable(),
        calls.checkpoint(),
        lostCalls,
        doNotCall.checkpoint(),
        abandonedRest.checkpoint(),
        List.copyOf(agentSettings.values()),
        List.copyOf(conversations.values()),
        callerIds.checkpoint(),
        alarms.checkpoint(),
        List.copyOf(recordings.values()));
  }

  void restore(Checkpoint from) {
    instances.addAll(from.instances());
    nextSequence = from.nextSequence();
    nextFetchId = from.nextFetchId();
    stopping = from.stopping();
    gate.restore(from.nodes(), from.trunks());
    if (from.agentSettings() != null) from.agentSettings().forEach(this::configure);
    if (from.conversations() != null) from.conversations().forEach(this::configure);
    if (from.recordings() != null) from.recordings().forEach(this::configure);
    for (Checkpoint.Campaign campaign : from.campaigns())
      campaigns.put(campaign.settings().name(), CampaignState.restore(campaign));
    replan();
    for (Checkpoint.Campaign campaign : from.campaigns()) recall(campaign);
    roster.restore(from.agents(), from.agentsAvailable());
    calls.restore(from.calls());
    for (Call call : calls.all()) {
      Agent agent = roster.get(call.agent);
      if (agent != null && agent.callId == call.callId) agent.withCaller = call.isInbound();
    }
    for (Checkpoint.Lost call : from.lost()) lost.put(call.callId(), call.node());
    doNotCall.restore(from.doNotCall());
    abandonedRest.restore(from.abandonedRests());
    callerIds.restore(from.callerIds());
    alarms.restore(from.trunkAlarms());
  }

  private Checkpoint.Campaign checkpoint(CampaignState campaign) {
    List<CampaignPacing> of = new ArrayList<>();
    for (CampaignPacing each : pacing.values()) if (each.campaign == campaign) of.add(each);
    if (of.size() == 1) return campaign.checkpoint(of.get(0).memory(), List.of());
    return campaign.checkpoint(List.of(), of.stream().map(CampaignPacing::checkpoint).toList());
  }

  private void recall(Checkpoint.Campaign from) {
    if (from.floors() == null || from.floors().isEmpty()) {
      for (CampaignPacing each : pacing.values())
        if (each.settings().name().equals(from.settings().name())) {
          each.recall(from.policyMemory());
          each.notedLimit = each.campaign.notedLimit;
        }
      return;
    }
    for (Checkpoint.Floor floor : from.floors())
      if (pacing.containsKey(floor.key())) pacing.get(floor.key()).restore(floor);
  }
}
