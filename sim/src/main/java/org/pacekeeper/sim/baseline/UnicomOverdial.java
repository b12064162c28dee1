package org.pacekeeper.sim.baseline;

import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * Overdialing as Unicom describes it: twice a second, beyond a line for each waiting agent, so many
 * more as calls failed for each that was answered in the last 900 s; none above the target of
 * abandons, and none for the rest of the day from the limit on.
 *
 * <p>Read into it: what is judged anew twice a second is the overdial for each waiting agent; calls
 * in flight and callees waiting are taken off the lines; abandons are the day's (UTC), judged from
 * 100 answers on.
 */
public final class UnicomOverdial implements Pacer, FloorListener {
  public static final String NAME = "unicom.Overdial";

  private static final long TURN_NS = 500_000_000L;
  private static final int WINDOW_S = 900;

  /** Below, one early abandon would end the day. */
  private static final int JUDGED_FROM = 100;

  private static final long DAY_NS = 24L * 3600 * 1_000_000_000L;

  private final double factor;
  private final double target;
  private final double limit;
  private final Beat turn = Beat.atOnce(TURN_NS);
  private final WindowCount answered = new WindowCount(WINDOW_S);
  private final WindowCount failed = new WindowCount(WINDOW_S);
  private final DayTally day = new DayTally();
  private long endedDay = -1;
  private double morePerAgent;

  /**
   * @param target fraction abandoned of answered, above which there is no overdial
   * @param limit from which on there is none until the day ends
   */
  public UnicomOverdial(double factor, double target, double limit) {
    this.factor = factor;
    this.target = target;
    this.limit = limit;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    if (turn.due(in.nowNs())) morePerAgent = morePerAgent(in.nowNs());
    int lines = in.idleAgents() + overdial(in);
    return PacingDecision.plain(
        Math.max(0, lines - in.inFlight() - in.waiting()), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "waiting agents: " + in.idleAgents() + ", overdial " + overdial(in);
  }

  private int overdial(PacingInput in) {
    return (int) Math.floor(in.idleAgents() * morePerAgent);
  }

  private double morePerAgent(long nowNs) {
    double abandoned = day.answeredSoFar(nowNs) < JUDGED_FROM ? 0 : day.droppedFraction(nowNs);
    if (abandoned >= limit) endedDay = nowNs / DAY_NS;
    long answers = answered.count(nowNs);
    if (endedDay == nowNs / DAY_NS || abandoned > target || answers == 0) return 0;
    return factor * failed.count(nowNs) / answers;
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    if (CallMoves.failed(call, from)) failed.add(nowNs);
    if (CallMoves.answered(call, from)) {
      answered.add(nowNs);
      day.answered(nowNs);
    }
    if (CallMoves.dropped(call, from)) day.dropped(nowNs);
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {}

  @Override
  public void agentLeft(Agent agent, long nowNs) {}
}
