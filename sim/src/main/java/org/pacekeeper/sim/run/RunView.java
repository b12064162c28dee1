package org.pacekeeper.sim.run;

import org.pacekeeper.core.DialerCore;
import org.pacekeeper.sim.baseline.Odds;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.pbx.CalleePlan;
import org.pacekeeper.sim.pbx.Callees;
import org.pacekeeper.sim.pbx.Floor;
import org.pacekeeper.sim.pbx.VirtualPbx;
import org.pacekeeper.sim.report.FigureBook;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * What there is to see of a run, from outside of the engine and with knowledge of the future: for
 * probes, and for policies that are a bound and no more. Times are ns from the scenario's start.
 * The run's thread.
 */
public final class RunView implements Odds {
  private final Scenario scenario;
  private final Calendar calendar;
  private final Callees callees;
  private final Floor floor;
  private final VirtualPbx pbx;
  private final FigureBook book;
  private DialerCore core;
  private int pending;

  RunView(
      Scenario scenario,
      Calendar calendar,
      Callees callees,
      Floor floor,
      VirtualPbx pbx,
      FigureBook book) {
    this.scenario = scenario;
    this.calendar = calendar;
    this.callees = callees;
    this.floor = floor;
    this.pbx = pbx;
    this.book = book;
  }

  void core(DialerCore of) {
    core = of;
  }

  void pending(int events) {
    pending = events;
  }

  @Override
  public Scenario scenario() {
    return scenario;
  }

  public long nowNs() {
    return calendar.nowNs();
  }

  /** The engine; null while its policies are being made. */
  public DialerCore core() {
    return core;
  }

  public Floor floor() {
    return floor;
  }

  public VirtualPbx pbx() {
    return pbx;
  }

  /** Counts so far. */
  public FigureBook book() {
    return book;
  }

  /** Events that have happened and that the engine has not yet been told. */
  public int eventsPending() {
    return pending;
  }

  /** What a dial at this moment will meet. */
  public CalleePlan plan(long leadId, int attempt) {
    return callees.plan(leadId, attempt, calendar.nowNs());
  }

  @Override
  public double personShare(long leadId, int attempt) {
    return callees.personShare(leadId, attempt, calendar.nowNs());
  }

  @Override
  public double talkFactor(String agent) {
    return floor.talkFactor(agent) * scenario.talkFactor().at(calendar.nowNs());
  }
}
