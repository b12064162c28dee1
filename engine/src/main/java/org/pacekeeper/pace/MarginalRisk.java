package org.pacekeeper.pace;

import java.util.List;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.pace.PacingInput.Callers;
import org.pacekeeper.predict.AgentsAtWork.Phase;
import org.pacekeeper.predict.Memory;

/**
 * Dials while the chance that the call, when answered, would find no agent in time is at most a
 * threshold θ, and lets the abandon ledger move θ. Marginal risk with a constant threshold is
 * within a third of a point of the exact optimum of the average-reward Markov decision process (1
 * to 100 agents); the threshold, unlike a ratio of lines to agents, stays right when answer rates,
 * talk times or the number of agents change. Knows nothing in advance: all it uses it has learned
 * on this campaign.
 */
public final class MarginalRisk implements Pacer, FloorListener, Learning {
  public static final String NAME = "forecast.MarginalRisk";

  private static final double NS = 1e-9;

  /** Of the memory; another's is not recalled, and all is learned anew. Counted up by changes. */
  private static final double LAYOUT = 2.5;

  /** Ringing calls are given up when one call more would be so many times the threshold's risk. */
  private static final double SHED_ABOVE = 3;

  private static final long SHED_EVERY_NS = 200_000_000L;

  /** Fewer answered calls than this, and the forecast is mostly assumption. */
  private static final int LEARNING_ANSWERS = 30;

  /** Calls of one decision; more follow with the next event. */
  private static final int COUNT_MAX = 100;

  private static final int RELEASE_STEPS_MAX = 8;

  /** What a policy may leave out, to see what it is worth. */
  public record Parts(
      boolean elapsed,
      boolean shed,
      boolean perLead,
      boolean perAgent,
      boolean reserve,
      boolean apart,
      double thetaFixed) {}

  private final Parts parts;
  private final FloorForecast forecast;
  private final RiskBudget budget;
  private final Breath breath = new Breath();
  private final PacingDecision decision = new PacingDecision();

  /** Risks of the calls decided on and not yet placed, the first of them at {@code placedOf}. */
  private final double[] risks = new double[COUNT_MAX];

  private int risksDecided;
  private int placedOf;
  private double thetaDecided;
  private boolean takingUp = true;
  private double shedAtNs;

  /** Of the next lead; while none is in hand, of the last. */
  private int nextKind;

  public MarginalRisk(Parts parts) {
    this.parts = parts;
    forecast =
        new FloorForecast(parts.elapsed(), parts.perLead(), parts.perAgent(), parts.reserve());
    budget = new RiskBudget(parts.thetaFixed());
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    takingUp = false;
    long nowNs = in.nowNs();
    LeadEntry lead = in.nextLead();
    if (lead != null) nextKind = forecast.calls().kind(lead, lead.attempts() + 1, nowNs);
    forecast.look(in, nextKind);
    if (forecast.takeChange()) budget.beCautious();
    breath.note(in);
    int idle = Math.max(0, in.idleAgents() - forecast.idleLeavingSoon());
    double risk = forecast.risk(idle, in.waiting());
    double theta = budget.theta(in, forecast.answersExpected() * risk);
    thetaDecided = theta;
    risksDecided = 0;
    placedOf = 0;
    double answers = forecast.answersExpected();
    double free = idle + forecast.agentsExpected();
    if (theta <= 0) {
      progressive(in, theta, free, answers, risk);
      if (parts.reserve() && in.callers() != Callers.NONE) giveUpForCallers(in, risk, nowNs);
      return decision;
    }
    int most = Math.min(COUNT_MAX, Math.min(in.linesFree(), in.callRatePermits()));
    boolean tired = breath.isDue(in);
    int count = 0;
    double accepted = Double.NaN;
    double refused = risk;
    while (refused <= theta && count < most && !tired) {
      accepted = refused;
      risks[count++] = accepted;
      forecast.oneMore();
      refused = forecast.risk(idle, in.waiting());
    }
    risksDecided = count;
    decision
        .set(count, tired ? LimitingFactor.RULE : limit(in, count, most))
        .forecast(theta, free, answers, accepted, refused);
    if (count == 0) giveUpLateCalls(in, risk, theta, nowNs);
    release(in, idle, theta);
    return decision;
  }

  private LimitingFactor limit(PacingInput in, int count, int most) {
    if (count == most && most == in.linesFree()) return LimitingFactor.LINES;
    if (count == most && most < COUNT_MAX) return LimitingFactor.CALL_RATE;
    return budget.answers() < LEARNING_ANSWERS ? LimitingFactor.LEARNING : LimitingFactor.RISK;
  }

  /**
   * A rush of callers takes agents on whom calls in flight were counting, faster than a threshold
   * can follow: what rings longest is given up while the risk is far above what the law allows.
   */
  private void giveUpForCallers(PacingInput in, double risk, long nowNs) {
    if (decision.count() == 0) giveUpLateCalls(in, risk, in.abandonFractionMax(), nowNs);
  }

  /** Nothing may be risked: one call for each agent who is free beyond those that ring. */
  private void progressive(PacingInput in, double theta, double free, double answers, double risk) {
    int count = Math.max(0, in.idleAgents() - in.inFlight() - in.waiting());
    decision
        .set(count, LimitingFactor.BUDGET)
        .forecast(theta, free, answers, count > 0 ? 0 : Double.NaN, risk)
        .release(in.idleAgents() >= in.inFlight() + in.waiting() ? PacingDecision.ALL : 0);
  }

  private void giveUpLateCalls(PacingInput in, double risk, double theta, long nowNs) {
    if (!parts.shed() || risk <= SHED_ABOVE * theta || nowNs - shedAtNs < SHED_EVERY_NS) return;
    if (in.inFlight() == 0) return;
    decision.shed(1);
    shedAtNs = nowNs;
  }

  /** Agents may go as soon as those who stay are enough for what is in flight. */
  private void release(PacingInput in, int idle, double theta) {
    int wishing = in.wishingAgents();
    if (wishing == 0) return;
    int going = wishing;
    for (int step = 0; step < RELEASE_STEPS_MAX && going > 0; step++) {
      if (forecast.risk(idle + wishing - going, in.waiting()) <= 1.5 * theta) break;
      going -= Math.max(1, wishing / RELEASE_STEPS_MAX);
    }
    decision.release(Math.max(0, going));
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    CallState to = call.state();
    if (from == null) {
      if (!to.inFlight()) return;
      if (takingUp) forecast.calls().takeUp(call.policyTag, call.originatedAtNs);
      else {
        call.policyTag = forecast.calls().kind(call.lead, call.attempt(), nowNs);
        forecast.calls().placed(call.policyTag, nowNs);
        if (placedOf < risksDecided)
          budget.placed(forecast.chance(), risks[placedOf++], thetaDecided);
      }
      forecast.callsChanged();
    } else if (from.inFlight() && !to.inFlight()) {
      resolved(call, to, nowNs);
    } else if (from == CallState.WAITING || from == CallState.CONNECTING) {
      served(call, from, to, nowNs);
    }
  }

  @Override
  public void callLeft(Call call, long nowNs) {
    if (!call.state().inFlight()) return;
    forecast.calls().censored(call.policyTag, call.originatedAtNs, nowNs);
    forecast.callsChanged();
  }

  @Override
  public void inboundMoved(Call call, CallState from, long nowNs) {
    if (from != null) return;
    forecast.arrivals().arrived(nowNs);
    forecast.callsChanged();
  }

  private void resolved(Call call, CallState to, long nowNs) {
    boolean answered = to == CallState.WAITING;
    if (answered) forecast.calls().answered(call.policyTag, call.originatedAtNs, nowNs);
    else if (isCensored(call.outcome))
      forecast.calls().censored(call.policyTag, call.originatedAtNs, nowNs);
    else forecast.calls().ended(call.policyTag, call.originatedAtNs, nowNs);
    budget.resolved();
    forecast.callsChanged();
  }

  /** Whether the end says nothing of what the far end would have done. */
  private static boolean isCensored(Outcome outcome) {
    return outcome == Outcome.CANCELLED || outcome == Outcome.FAULT || outcome == Outcome.UNKNOWN;
  }

  private void served(Call call, CallState from, CallState to, long nowNs) {
    double waitedS = (nowNs - call.answeredAtNs()) * NS;
    boolean over = to == CallState.CONNECTED || to == CallState.MESSAGE || to == CallState.ENDED;
    if (!over || call.outcome == Outcome.UNKNOWN) return;
    if (to == CallState.ENDED && from == CallState.WAITING) forecast.patience().hungUp(waitedS);
    else forecast.patience().waited(waitedS);
    budget.answered(call.abandoned, nowNs);
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {
    Phase phase = phase(agent.state());
    if (from == null) {
      agent.policyTag = forecast.agents().enter(key(agent.name));
      forecast.agents().place(agent.policyTag, phase, agent.sinceNs());
      if (parts.apart() && agent.callId != 0 && agent.withCaller)
        forecast.agents().meets(agent.policyTag, true);
    } else if (from != agent.state()) {
      if (parts.apart() && phase == Phase.RESERVED)
        forecast.agents().meets(agent.policyTag, agent.withCaller);
      forecast.agents().move(agent.policyTag, phase, nowNs);
    }
    boolean comesBack = !agent.pauseWanted && !agent.logoutWanted;
    forecast.agents().intends(agent.policyTag, comesBack, agent.leavesAtNs);
    forecast.agentsChanged();
  }

  /** FNV-1a over the name's characters: the same tomorrow and on another machine. */
  private static long key(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    return hash;
  }

  private static Phase phase(AgentState state) {
    return switch (state) {
      case OFFLINE, CALLING, PAUSED -> Phase.AWAY;
      case AVAILABLE -> Phase.IDLE;
      case RESERVED -> Phase.RESERVED;
      case TALKING -> Phase.TALK;
      case WRAP_UP -> Phase.WRAP_UP;
    };
  }

  @Override
  public void agentLeft(Agent agent, long nowNs) {
    forecast.agents().leave(agent.policyTag, nowNs);
    forecast.agentsChanged();
  }

  @Override
  public String explain(PacingInput in, PacingDecision made) {
    if (made.limit() == LimitingFactor.RULE)
      return "agents were busy "
          + percent(breath.occupancy())
          + " of the last quarter of an hour, the cap is "
          + percent(in.settings().occupancyMax());
    if (made.theta() <= 0)
      return budget.isBroken(in.nowNs())
          ? "too many abandoned within a minute: one call for each free agent until that has cleared"
          : "the ledger affords no more: " + in.ledgerAbandoned() + " of " + in.ledgerAnswered();
    return "one more call, if answered, would find no agent with a chance of "
        + percent(made.riskRefused())
        + ", allowed are "
        + percent(made.theta())
        + "; expected "
        + tenths(made.expectedAnswers())
        + " answers and "
        + tenths(made.expectedIdleAgents())
        + " free agents";
  }

  private static String percent(double fraction) {
    return Math.round(fraction * 1000) / 10.0 + " %";
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  @Override
  public List<Double> memory() {
    Memory memory = Memory.blank();
    memory.put(LAYOUT);
    memory.put(shedAtNs);
    memory.put(nextKind);
    forecast.write(memory);
    budget.write(memory);
    breath.write(memory);
    boolean callers = forecast.agents().knowsCallers();
    if (callers || forecast.arrivals().isInUse()) forecast.arrivals().write(memory);
    if (callers) forecast.tables().writeCallers(memory);
    return memory.written();
  }

  @Override
  public void recall(List<Double> memory) {
    if (memory.isEmpty() || memory.get(0) != LAYOUT) return;
    Memory from = Memory.of(memory.subList(1, memory.size()));
    shedAtNs = from.take();
    nextKind = (int) from.take();
    forecast.read(from);
    budget.read(from);
    breath.read(from);
    if (from.hasMore()) forecast.arrivals().read(from);
    if (from.hasMore()) forecast.tables().readCallers(from);
  }
}
