package org.pacekeeper.pace;

import org.pacekeeper.command.LimitingFactor;

/**
 * One call in flight for each idle agent: nobody is ever abandoned for want of an agent, and agents
 * wait longest. The lower bound of every comparison.
 */
public final class Progressive implements Pacer {
  public static final String NAME = "progressive";

  @Override
  public PacingDecision decide(PacingInput in) {
    int count = Math.max(0, in.idleAgents() - in.inFlight() - in.waiting());
    return PacingDecision.plain(count, LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "idle agents: " + in.idleAgents() + ", one call each";
  }
}
