package org.pacekeeper.core;

import java.util.List;
import java.util.function.Consumer;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignCalls;
import org.pacekeeper.campaign.CampaignRoster;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.pace.Learning;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingInput;

/**
 * One floor of a campaign, the policy that paces it, and the floor as the policy sees it. Core
 * thread only.
 */
final class CampaignPacing implements PacingInput {
  final CampaignState campaign;
  final CampaignCalls calls;
  final CampaignRoster roster;
  final String floor;

  /** Why the decision last written down was not for one call more, null at first. */
  LimitingFactor notedLimit;

  private final CoreState state;
  private List<String> trunks = List.of();
  private Pacer pacer;
  private FloorListener listener;

  CampaignPacing(CampaignState campaign, String floor, CoreState state, Pacer pacer) {
    this.campaign = campaign;
    this.floor = floor;
    this.state = state;
    calls = state.calls.of(floor);
    roster = state.roster.of(floor);
    use(pacer);
  }

  /** Those that lead out of this floor. */
  List<String> trunks() {
    return trunks;
  }

  void trunks(List<String> newTrunks) {
    trunks = newTrunks;
  }

  /** Whether the campaign has other floors. */
  boolean isOneOfSeveral() {
    return !floor.equals(campaign.settings().name());
  }

  Checkpoint.Floor checkpoint() {
    return new Checkpoint.Floor(floor, notedLimit == null ? "" : notedLimit.name(), memory());
  }

  void restore(Checkpoint.Floor from) {
    notedLimit = from.notedLimit().isEmpty() ? null : LimitingFactor.valueOf(from.notedLimit());
    recall(from.policyMemory());
  }

  /** Another policy takes over; what is on the floor is told to it. */
  void use(Pacer other) {
    pacer = other;
    listener = other instanceof FloorListener hears ? hears : FloorListener.NONE;
    other.begin(this);
  }

  Pacer pacer() {
    return pacer;
  }

  FloorListener listener() {
    return listener;
  }

  List<Double> memory() {
    return pacer instanceof Learning learned ? learned.memory() : List.of();
  }

  void recall(List<Double> memory) {
    if (memory != null && pacer instanceof Learning learned) learned.recall(memory);
  }

  @Override
  public long nowNs() {
    return state.nowNs;
  }

  @Override
  public CampaignSettings settings() {
    return campaign.settings();
  }

  @Override
  public int idleAgents() {
    return roster.count(AgentState.AVAILABLE) - roster.wishing();
  }

  @Override
  public int wishingAgents() {
    return roster.wishing();
  }

  @Override
  public int talkingAgents() {
    return roster.count(AgentState.TALKING) + roster.count(AgentState.RESERVED);
  }

  @Override
  public int wrapUpAgents() {
    return roster.count(AgentState.WRAP_UP);
  }

  @Override
  public int pausedAgents() {
    return roster.count(AgentState.PAUSED);
  }

  @Override
  public int inFlight() {
    return calls.inFlight();
  }

  @Override
  public int waiting() {
    return calls.count(CallState.WAITING) + calls.inbound().withoutAgent();
  }

  @Override
  public int connected() {
    return calls.count(CallState.CONNECTED) + calls.count(CallState.CONNECTING);
  }

  @Override
  public int linesFree() {
    return state.gate.linesFree(trunks, state.nowNs);
  }

  @Override
  public int callRatePermits() {
    return state.gate.ratePermits(trunks, state.nowNs);
  }

  @Override
  public LeadEntry nextLead() {
    return campaign.ready.peek(zones -> campaign.callingHours().open(zones, state.nowNs));
  }

  @Override
  public void eachLead(Consumer<LeadEntry> to) {
    campaign.ready.each(zones -> campaign.callingHours().open(zones, state.nowNs), to);
  }

  @Override
  public double detectionDelayS(double fraction) {
    return campaign.answers.listens() ? campaign.answers.detection().delayS(fraction) : 0;
  }

  @Override
  public Callers callers() {
    InboundSettings inbound = campaign.inbound.settings();
    if (!inbound.takes()) return Callers.NONE;
    return switch (inbound.priority()) {
      case BEFORE -> Callers.BEFORE;
      case AFTER -> Callers.AFTER;
      case SPARE -> Callers.NONE;
    };
  }

  @Override
  public long ledgerAnswered() {
    return campaign.ledger().answered();
  }

  @Override
  public long ledgerAbandoned() {
    return campaign.ledger().abandoned();
  }

  @Override
  public long ledgerEndNs() {
    return campaign.ledger().windowEndNs(state.nowNs);
  }
}
