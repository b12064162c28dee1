package org.pacekeeper.sim.run;

import org.pacekeeper.sim.baseline.Foresight;
import org.pacekeeper.sim.pbx.CalleePlan;
import org.pacekeeper.sim.pbx.FarEnd;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * The future of a simulated run, for the bound that knows it; machine detection is not modelled.
 */
public final class RunForesight implements Foresight {
  private final RunView run;
  private final long startNs;

  public RunForesight(RunView run) {
    this.run = run;
    startNs = run.scenario().start().toEpochSecond() * 1_000_000_000L;
  }

  @Override
  public long ringNsOrNever(long leadId, int attempt, long nowNs) {
    CalleePlan plan = run.plan(leadId, attempt);
    Scenario scenario = run.scenario();
    boolean answers =
        plan.farEnd() == FarEnd.HUMAN && plan.resolvesAfterNs() <= scenario.ringTimeoutNs();
    return answers ? plan.resolvesAfterNs() : -1;
  }

  @Override
  public long handleNs(long leadId, int attempt, String agent, int call, long atNs) {
    double factor = run.scenario().talkFactor().at(atNs - startNs) * run.floor().talkFactor(agent);
    long talkNs = Math.round(run.plan(leadId, attempt).talkNs() * factor);
    return talkNs + run.floor().wrapNs(agent, call);
  }

  @Override
  public long agentFreeAtNs(String agent) {
    long atNs = run.floor().freeAtNs(agent);
    return atNs == Long.MAX_VALUE ? atNs : startNs + atNs;
  }

  @Override
  public long agentGoesAtNs(String agent) {
    long atNs = run.floor().goesAtNs(agent);
    return atNs == Long.MAX_VALUE ? atNs : startNs + atNs;
  }
}
