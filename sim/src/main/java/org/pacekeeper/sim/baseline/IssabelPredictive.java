package org.pacekeeper.sim.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
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
 * Issabel's predictive dialing: every 5 s a line for each free agent and for each busy one whose
 * talk, taken as exponential, is over with 97 % by the time a new call is answered. No control of
 * abandons.
 *
 * <p>Read into it: busy is on a call, wrap-up not; the means are over all calls so far; lines are
 * divided by the answer rate before the calls already placed are taken off; calls that lines or
 * rate did not allow at once follow as they do, until the next turn.
 */
public final class IssabelPredictive implements Pacer, FloorListener {
  public static final String NAME = "issabel.Predictive";

  private static final long TURN_NS = 5_000_000_000L;
  private static final double SURE = 0.97;
  private static final int RATE_WINDOW_S = 30 * 60;
  private static final int RATE_CALLS_MIN = 10;
  private static final double RATE_MIN = 0.2;

  private final boolean byAnswerRate;
  private final Beat turn = Beat.atOnce(TURN_NS);
  private final WindowCount answered = new WindowCount(RATE_WINDOW_S);
  private final WindowCount failed = new WindowCount(RATE_WINDOW_S);
  private final Map<Long, Call> talking = new LinkedHashMap<>();
  private int unplaced;
  private double ringSumNs;
  private long ringCount;
  private double talkSumNs;
  private long talkCount;

  /**
   * @param byAnswerRate whether the lines are divided by the answer rate
   */
  public IssabelPredictive(boolean byAnswerRate) {
    this.byAnswerRate = byAnswerRate;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    if (turn.due(in.nowNs())) {
      int wanted = in.idleAgents() + soonFree(in.nowNs()) - in.waiting();
      long lines = byAnswerRate ? Math.round(wanted / answerRate(in.nowNs())) : wanted;
      unplaced = (int) Math.max(0, lines - in.inFlight());
    }
    return PacingDecision.plain(unplaced, LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "free agents: " + in.idleAgents() + ", soon free: " + soonFree(in.nowNs());
  }

  private int soonFree(long nowNs) {
    if (talkCount == 0) return 0;
    double meanTalkNs = talkSumNs / talkCount;
    double meanRingNs = ringSumNs / ringCount;
    int agents = 0;
    for (Call call : talking.values()) {
      double elapsedNs = nowNs - call.connectedAtNs() + meanRingNs;
      if (1 - StrictMath.exp(-elapsedNs / meanTalkNs) >= SURE) agents++;
    }
    return agents;
  }

  /** 1 until enough calls were seen. */
  private double answerRate(long nowNs) {
    long answers = answered.count(nowNs);
    long calls = answers + failed.count(nowNs);
    return calls <= RATE_CALLS_MIN ? 1 : Math.max(RATE_MIN, (double) answers / calls);
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    if (CallMoves.placed(call, from) && unplaced > 0) unplaced--;
    if (CallMoves.failed(call, from)) failed.add(nowNs);
    if (CallMoves.answered(call, from)) {
      answered.add(nowNs);
      ringSumNs += nowNs - call.originatedAtNs;
      ringCount++;
    }
    if (call.state() == CallState.CONNECTED) talking.put(call.callId, call);
    if (call.state() == CallState.ENDED && talking.remove(call.callId) != null) {
      talkSumNs += nowNs - call.connectedAtNs();
      talkCount++;
    }
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {}

  @Override
  public void agentLeft(Agent agent, long nowNs) {}
}
