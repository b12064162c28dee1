package org.pacekeeper.pace;

import org.pacekeeper.command.LimitingFactor;

/**
 * A fixed number of calls in flight for each idle agent, however likely an answer is ("power
 * dialing"). Calls in flight and waiting callees together never exceed {@code floor(r × idle
 * agents)}.
 */
public final class Ratio implements Pacer {
  public static final String NAME = "fixed.Ratio";

  private final double callsPerIdleAgent;

  /**
   * @param callsPerIdleAgent r, at least 1
   */
  public Ratio(double callsPerIdleAgent) {
    this.callsPerIdleAgent = callsPerIdleAgent;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    int count = Math.max(0, target(in) - in.inFlight() - in.waiting());
    return PacingDecision.plain(count, LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "idle agents: "
        + in.idleAgents()
        + ", "
        + callsPerIdleAgent
        + " calls each, at most "
        + target(in);
  }

  private int target(PacingInput in) {
    return (int) Math.floor(callsPerIdleAgent * in.idleAgents());
  }
}
