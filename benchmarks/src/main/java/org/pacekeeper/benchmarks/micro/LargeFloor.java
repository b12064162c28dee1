package org.pacekeeper.benchmarks.micro;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.CampaignRoster;
import org.pacekeeper.campaign.Roster;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.pace.MarginalRisk;
import org.pacekeeper.pace.PacingInput;

/**
 * A floor of many agents in steady work, without an exchange or a core around it: nine agents of
 * ten talk or wrap up, and half as many calls ring as there are agents. One thread.
 */
final class LargeFloor implements PacingInput {
  private static final long S = 1_000_000_000L;
  private static final String CAMPAIGN = "bench";

  /** Turns per agent and second: a dial every 30 s, four events each. */
  private static final double TURNS_PER_AGENT_S = 0.13;

  private static final AgentState[] ROUND = {
    AgentState.RESERVED, AgentState.TALKING, AgentState.WRAP_UP, AgentState.AVAILABLE
  };

  final MarginalRisk policy;
  private final Calls calls;
  private final Roster roster;
  private final CampaignRoster counts;
  private final List<Agent> agents = new ArrayList<>();
  private final ArrayDeque<Call> ringing = new ArrayDeque<>();
  private final Random random = new Random(1);
  private final LeadEntry lead =
      new LeadEntry(1, new PhoneNumber(12_025_550_100L), List.of("UTC"), 0);
  private final CampaignSettings settings =
      new CampaignSettings(
          CAMPAIGN,
          MarginalRisk.NAME,
          List.of("carrier"),
          "",
          25_000,
          2_000,
          10_000,
          0.03,
          30L * 24 * 3600 * 1000,
          "sorry",
          List.of(),
          new RetrySettings(3, 1, 1, 1, 1),
          15_000,
          1);
  private final long stepNs;
  private long nowNs = 1_000_000 * S;
  private long nextId = 1;
  private int nextAgent;

  LargeFloor(int size) {
    policy = new MarginalRisk(new MarginalRisk.Parts(true, false, true, true, true, true, 0.02));
    policy.begin(this);
    calls = new Calls(policy);
    roster = new Roster(policy);
    counts = roster.of(CAMPAIGN);
    stepNs = (long) (S / (TURNS_PER_AGENT_S * size));
    for (int i = 0; i < size; i++) {
      Agent agent = new Agent("a" + i, CAMPAIGN, "pbx", "PJSIP/" + i, nowNs);
      roster.add(agent);
      roster.move(agent, AgentState.CALLING, nowNs);
      roster.move(agent, AgentState.AVAILABLE, nowNs);
      agents.add(agent);
    }
    policy.decide(this);
    for (int i = 0; i < size / 2; i++) place();
    // until ages are spread and estimators have seen some thousand calls
    for (int i = 0; i < 40 * size + 20_000; i++) turn();
  }

  /** One event's worth: a call ends, another is placed, now and then an agent goes on. */
  void turn() {
    nowNs += stepNs;
    Call oldest = ringing.poll();
    oldest.outcome = Outcome.NO_ANSWER;
    CallState to = random.nextInt(5) == 0 ? CallState.WAITING : CallState.ENDED;
    calls.move(oldest, to, nowNs);
    if (to == CallState.WAITING) calls.move(oldest, CallState.ENDED, nowNs);
    place();
    if (nextId % 4 == 0) moveAgent();
    policy.decide(this);
  }

  private void place() {
    Call call = new Call(nextId++, CAMPAIGN, lead, "pbx", "carrier", "", nowNs);
    calls.add(call);
    ringing.add(call);
  }

  private void moveAgent() {
    Agent agent = agents.get(nextAgent++ % agents.size());
    int keepsOneOfTenFree = agents.size() / 10;
    AgentState to =
        switch (agent.state()) {
          case AVAILABLE -> ROUND[0];
          case RESERVED -> ROUND[1];
          case TALKING -> ROUND[2];
          default -> ROUND[3];
        };
    if (to == ROUND[0] && counts.count(AgentState.AVAILABLE) <= keepsOneOfTenFree) return;
    roster.move(agent, to, nowNs);
  }

  /** Everything a decision is made of has changed, and no time has passed. */
  void disturb() {
    Agent agent = agents.get(0);
    roster.wished(agent, 0, nowNs);
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public CampaignSettings settings() {
    return settings;
  }

  @Override
  public int idleAgents() {
    return counts.count(AgentState.AVAILABLE);
  }

  @Override
  public int wishingAgents() {
    return 0;
  }

  @Override
  public int talkingAgents() {
    return counts.count(AgentState.TALKING) + counts.count(AgentState.RESERVED);
  }

  @Override
  public int wrapUpAgents() {
    return counts.count(AgentState.WRAP_UP);
  }

  @Override
  public int pausedAgents() {
    return 0;
  }

  @Override
  public int inFlight() {
    return ringing.size();
  }

  @Override
  public int waiting() {
    return 0;
  }

  @Override
  public int connected() {
    return talkingAgents();
  }

  /** Few, so that each decision weighs a handful of calls. */
  @Override
  public int linesFree() {
    return 2;
  }

  @Override
  public int callRatePermits() {
    return 2;
  }

  @Override
  public LeadEntry nextLead() {
    return lead;
  }

  @Override
  public long ledgerAnswered() {
    return 100_000;
  }

  @Override
  public long ledgerAbandoned() {
    return 2_500;
  }
}
