package org.pacekeeper.sim.baseline;

import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * Lines in flight are r times the idle agents, on average also where that is no whole number: each
 * time the number of idle agents changes, the fraction is rounded up as often as it is large. Without
 * that a small team could not be tuned between one call more for everybody and one less.
 */
final class RatioIdle implements Pacer {
  /** Multiples of it modulo 1 are spread evenly (Weyl); the golden ratio spreads them best. */
  private static final double STEP = 0.6180339887498949;

  private final double callsPerIdleAgent;
  private int idle = -1;
  private double rounding;

  RatioIdle(double callsPerIdleAgent) {
    this.callsPerIdleAgent = callsPerIdleAgent;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    if (in.idleAgents() != idle) {
      idle = in.idleAgents();
      rounding = (rounding + STEP) % 1;
    }
    int count = Math.max(0, target() - in.inFlight() - in.waiting());
    return PacingDecision.plain(count, LimitingFactor.IDLE_AGENTS);
  }

  private int target() {
    return (int) Math.floor(callsPerIdleAgent * idle + rounding);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "idle agents: " + idle + ", " + callsPerIdleAgent + " calls each on average";
  }
}
