package org.pacekeeper.sim.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.campaign.Roster;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingInput;

/**
 * A floor whose counts are set by hand, and whose calls are moved by hand; the counts do not follow
 * the calls.
 */
final class GivenFloor implements PacingInput {
  /** Noon UTC, 2 January 2024. */
  static final long NOON_NS = 1_704_196_800L * 1_000_000_000L;

  int idle;
  int talking;
  int wrapUp;
  int paused;
  int inFlight;
  int waiting;
  int linesFree = 1_000;
  final List<LeadEntry> leads = new ArrayList<>();
  private final Calls calls;
  private final Roster roster;
  private final Pacer policy;
  private long nowNs = NOON_NS;
  private long nextId;

  GivenFloor(Pacer policy) {
    this.policy = policy;
    FloorListener listener = policy instanceof FloorListener hears ? hears : FloorListener.NONE;
    calls = new Calls(listener);
    roster = new Roster(listener);
  }

  /** Seconds from noon. */
  GivenFloor at(double seconds) {
    nowNs = NOON_NS + Math.round(seconds * 1e9);
    return this;
  }

  GivenFloor agents(int newIdle, int newTalking) {
    idle = newIdle;
    talking = newTalking;
    return this;
  }

  GivenFloor calls(int newInFlight, int newWaiting) {
    inFlight = newInFlight;
    waiting = newWaiting;
    return this;
  }

  int decide() {
    return policy.decide(this).count();
  }

  /** Leads that the decision names, in its order. */
  List<Long> choose() {
    return policy.decide(this).leads();
  }

  /** An agent who is on the phone; the counts do not follow. */
  GivenFloor talkingAgent(String name) {
    Agent agent = new Agent(name, "sales", "pbx", "", nowNs);
    roster.add(agent);
    for (AgentState to :
        List.of(AgentState.CALLING, AgentState.AVAILABLE, AgentState.RESERVED, AgentState.TALKING))
      roster.move(agent, to, nowNs);
    return this;
  }

  GivenFloor lead(long id) {
    leads.add(entry(id));
    return this;
  }

  private static LeadEntry entry(long id) {
    return new LeadEntry(id, new PhoneNumber(12025550100L), List.of("UTC"), 0);
  }

  /** Dials a lead in hand. */
  Call dial(long leadId) {
    leads.removeIf(lead -> lead.leadId() == leadId);
    return placed(entry(leadId));
  }

  Call dial() {
    return placed(entry(nextId + 1));
  }

  private Call placed(LeadEntry lead) {
    Call call = new Call(++nextId, "sales", lead, "pbx", "carrier", "", nowNs);
    calls.add(call);
    return call;
  }

  void answer(Call call) {
    calls.move(call, CallState.WAITING, nowNs);
  }

  void connect(Call call) {
    calls.move(call, CallState.CONNECTING, nowNs);
    calls.move(call, CallState.CONNECTED, nowNs);
  }

  void end(Call call, Outcome outcome) {
    call.outcome = outcome;
    calls.move(call, CallState.ENDED, nowNs);
  }

  /** So many calls dialed at this moment, answered, and connected. */
  GivenFloor connected(int count) {
    for (int i = 0; i < count; i++) {
      Call call = dial();
      answer(call);
      connect(call);
    }
    return this;
  }

  /** So many calls dialed at this moment, answered, and dropped with the message. */
  GivenFloor dropped(int count) {
    for (int i = 0; i < count; i++) {
      Call call = dial();
      answer(call);
      calls.move(call, CallState.MESSAGE, nowNs);
      end(call, Outcome.ABANDONED);
    }
    return this;
  }

  /** So many calls dialed at this moment that nobody answered. */
  GivenFloor failed(int count) {
    for (int i = 0; i < count; i++) end(dial(), Outcome.NO_ANSWER);
    return this;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public CampaignSettings settings() {
    return new CampaignSettings(
        "sales",
        "progressive",
        List.of("carrier"),
        "",
        25_000,
        2_000,
        10_000,
        1,
        24L * 3600 * 1000,
        "sorry",
        List.of(),
        new RetrySettings(3, 1, 1, 1, 1),
        15_000,
        1);
  }

  @Override
  public int idleAgents() {
    return idle;
  }

  @Override
  public int wishingAgents() {
    return 0;
  }

  @Override
  public int talkingAgents() {
    return talking;
  }

  @Override
  public int wrapUpAgents() {
    return wrapUp;
  }

  @Override
  public int pausedAgents() {
    return paused;
  }

  @Override
  public int inFlight() {
    return inFlight;
  }

  @Override
  public int waiting() {
    return waiting;
  }

  @Override
  public int connected() {
    return talking;
  }

  @Override
  public int linesFree() {
    return linesFree;
  }

  @Override
  public int callRatePermits() {
    return 1_000;
  }

  @Override
  public LeadEntry nextLead() {
    return leads.isEmpty() ? null : leads.get(0);
  }

  @Override
  public void eachLead(Consumer<LeadEntry> to) {
    leads.forEach(to);
  }

  @Override
  public long ledgerAnswered() {
    return 0;
  }

  @Override
  public long ledgerAbandoned() {
    return 0;
  }
}
