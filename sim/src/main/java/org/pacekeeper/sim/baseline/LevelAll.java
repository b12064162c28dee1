package org.pacekeeper.sim.baseline;

import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * So many lines for each agent who is ready or on a call, calls that are connected counted among
 * them: the plain dial level. Agents after a call are not counted.
 */
public final class LevelAll implements Pacer {
  public static final String NAME = "fixed.LevelAll";

  private final double linesPerAgent;

  public LevelAll(double linesPerAgent) {
    this.linesPerAgent = linesPerAgent;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    int lines = in.inFlight() + in.waiting() + in.connected();
    return PacingDecision.plain(Math.max(0, target(in) - lines), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "agents ready or on a call: "
        + (in.idleAgents() + in.talkingAgents())
        + ", "
        + linesPerAgent
        + " lines each, at most "
        + target(in);
  }

  private int target(PacingInput in) {
    return (int) Math.floor(linesPerAgent * (in.idleAgents() + in.talkingAgents()));
  }
}
