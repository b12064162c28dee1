package org.pacekeeper.sim.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;
import org.pacekeeper.predict.ExactShortfall;
import org.pacekeeper.predict.NormalShortfall;
import org.pacekeeper.predict.Shortfall;

/**
 * The rule of marginal risk for one who need not learn: knows the share of persons of every call
 * when it is dialed, all ring times, talk and wrap-up as distributions, every agent's speed and how
 * lengths drift, and has a constant threshold that was searched afterwards. Knows nobody's luck and
 * no change before it has come. What it is ahead of a policy that learns is what learning costs;
 * what it is behind {@link Oracle} is luck. Machine detection and callers from outside are not
 * looked at.
 */
public final class Informed implements Pacer, FloorListener {
  public static final String NAME = "bound.Informed";

  private static final double NS = 1e-9;
  private static final int COUNT_MAX = 100;

  /** Up to so many agents, and calls, the distribution is computed without approximation. */
  private static final int EXACT_MAX = 40;

  /** As the policy that it is held against. */
  private static final double SHED_ABOVE = 3;

  private static final long SHED_EVERY_NS = 200_000_000L;

  private record Ringing(double share, long dialedAtNs) {}

  private record AtWork(AgentState state, long sinceNs, double factor, boolean comesBack) {}

  private final Odds odds;
  private final TrueCurves curves;
  private final double theta;
  private final Map<Long, Ringing> ringing = new LinkedHashMap<>();
  private final Map<String, AtWork> agents = new LinkedHashMap<>();
  private final double[] chances = new double[TrueCurves.HORIZONS];
  private final PacingDecision decision = new PacingDecision();
  private long shedAtNs;

  public Informed(Odds odds, double theta) {
    this.odds = odds;
    this.theta = theta;
    curves = new TrueCurves(odds.scenario());
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    long nowNs = in.nowNs();
    LeadEntry lead = in.nextLead();
    Shortfall shortfall = look(nowNs);
    double risk = shortfall.risk(in.idleAgents(), in.waiting());
    double first = risk;
    int most = lead == null ? 0 : Math.min(COUNT_MAX, in.linesFree());
    int count = 0;
    if (most > 0) curves.answered(odds.personShare(lead.leadId(), lead.attempts() + 1), 0, chances);
    while (risk <= theta && count < most) {
      count++;
      shortfall.calls(1, chances);
      risk = shortfall.risk(in.idleAgents(), in.waiting());
    }
    decision.set(count, LimitingFactor.RISK).release(PacingDecision.ALL);
    if (count == 0 && first > SHED_ABOVE * theta && nowNs - shedAtNs >= SHED_EVERY_NS) {
      decision.shed(1);
      shedAtNs = nowNs;
    }
    return decision;
  }

  private Shortfall look(long nowNs) {
    boolean small = ringing.size() <= EXACT_MAX && agents.size() <= EXACT_MAX;
    Shortfall shortfall =
        small ? new ExactShortfall(TrueCurves.HORIZONS) : new NormalShortfall(TrueCurves.HORIZONS);
    for (Ringing call : ringing.values()) {
      curves.answered(call.share, (nowNs - call.dialedAtNs) * NS, chances);
      shortfall.calls(1, chances);
    }
    for (AtWork agent : agents.values()) {
      if (!agent.comesBack) continue;
      double elapsedS = (nowNs - agent.sinceNs) * NS;
      switch (agent.state) {
        case RESERVED -> shortfall.agents(1, curves.freeFromTalk(0, agent.factor));
        case TALKING -> shortfall.agents(1, curves.freeFromTalk(elapsedS, agent.factor));
        case WRAP_UP -> shortfall.agents(1, curves.freeFromWrapUp(elapsedS));
        case OFFLINE, CALLING, PAUSED, AVAILABLE -> {}
      }
    }
    return shortfall;
  }

  @Override
  public String explain(PacingInput in, PacingDecision made) {
    return "one call more would find no agent with a chance above " + theta;
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    if (!call.state().inFlight()) ringing.remove(call.callId);
    else if (from == null)
      ringing.put(
          call.callId,
          new Ringing(odds.personShare(call.lead.leadId(), call.attempt()), call.originatedAtNs));
  }

  @Override
  public void callLeft(Call call, long nowNs) {
    ringing.remove(call.callId);
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {
    AtWork before = agents.get(agent.name);
    // a conversation keeps the speed that it began with
    boolean goesOn = before != null && before.state == agent.state();
    double factor = goesOn ? before.factor : odds.talkFactor(agent.name);
    boolean comesBack = !agent.pauseWanted && !agent.logoutWanted && agent.wishedAtNs() == 0;
    agents.put(agent.name, new AtWork(agent.state(), agent.sinceNs(), factor, comesBack));
  }

  @Override
  public void agentLeft(Agent agent, long nowNs) {
    agents.remove(agent.name);
  }
}
