package org.pacekeeper.sim.baseline;

import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * VICIDIAL's RATIO method, available agents only: a level that nothing adapts, in the dial loop of
 * {@link VicidialLoop}.
 */
public final class VicidialRatio implements Pacer {
  public static final String NAME = "vicidial.Ratio";

  private final double level;
  private final VicidialLoop loop;

  public VicidialRatio(double level, double callsPerSecond) {
    this.level = level;
    this.loop = new VicidialLoop(callsPerSecond, true);
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    return PacingDecision.plain(loop.calls(in, level), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "dial level " + level + " for " + in.idleAgents() + " ready agents";
  }
}
