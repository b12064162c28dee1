package org.pacekeeper.sim.baseline;

import java.util.List;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.FloorListener;
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
  private final Calls calls;
  private final Pacer policy;
  private long nowNs = NOON_NS;
  private long nextId;

  GivenFloor(Pacer policy) {
    this.policy = policy;
    calls = new Calls(policy instanceof FloorListener hears ? hears : FloorListener.NONE);
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

  Call dial() {
    LeadEntry lead = new LeadEntry(++nextId, new PhoneNumber(12025550100L), List.of("UTC"), 0);
    Call call = new Call(nextId, "sales", lead, "pbx", "carrier", "", nowNs);
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
    return null;
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
