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
 * Predictive dialing as Cisco's Unified CCX describes it: lines for each free agent, from 1 to 3,
 * corrected after every 100 live voices towards the limit of abandons.
 *
 * <p>Read into it: the correction is lines × (1 + gain × (limit − abandoned) / limit), abandoned
 * being the share of those 100.
 */
public final class UccxPredictive implements Pacer, FloorListener {
  public static final String NAME = "uccx.Predictive";

  private static final double LINES_MIN = 1;
  private static final double LINES_MAX = 3;
  private static final int VOICES = 100;

  private final double gain;
  private final double limit;
  private double linesPerAgent;
  private int voices;
  private int dropped;

  /**
   * @param linesPerAgent in the beginning
   * @param limit fraction of live voices abandoned
   */
  public UccxPredictive(double linesPerAgent, double gain, double limit) {
    this.linesPerAgent = linesPerAgent;
    this.gain = gain;
    this.limit = limit;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    int lines = (int) Math.floor(linesPerAgent * in.idleAgents());
    return PacingDecision.plain(
        Math.max(0, lines - in.inFlight() - in.waiting()), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "free agents: " + in.idleAgents() + ", " + linesPerAgent + " lines each";
  }

  /** A voice counts when it is known how it fared. */
  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    boolean drop = CallMoves.dropped(call, from);
    if (!drop && call.state() != CallState.CONNECTED) return;
    voices++;
    if (drop) dropped++;
    if (voices < VOICES) return;
    double abandoned = (double) dropped / voices;
    double corrected = linesPerAgent * (1 + gain * (limit - abandoned) / limit);
    linesPerAgent = Math.max(LINES_MIN, Math.min(LINES_MAX, corrected));
    voices = 0;
    dropped = 0;
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {}

  @Override
  public void agentLeft(Agent agent, long nowNs) {}
}
