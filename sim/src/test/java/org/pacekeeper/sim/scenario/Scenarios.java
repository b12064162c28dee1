package org.pacekeeper.sim.scenario;

import java.time.ZonedDateTime;
import java.util.List;
import org.pacekeeper.sim.scenario.Scenario.Callee;
import org.pacekeeper.sim.world.Distribution;

/** Scenarios that no file could hold. */
public final class Scenarios {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long SECOND_NS = 1_000_000_000L;

  private Scenarios() {}

  /** Half an hour of four agents, under any name. */
  public static Scenario named(String name) {
    Distribution fiveSeconds = new Distribution.Constant(5);
    return new Scenario(
        name,
        ZonedDateTime.parse("2026-01-05T09:00Z[UTC]"),
        HOUR_NS / 2,
        0,
        List.of(new Scenario.Staffing(0, 4, 0)),
        new Distribution.Exponential(40),
        new Distribution.Constant(0),
        new Scenario.Callees(
            new Callee(0.3, fiveSeconds),
            new Callee(0, fiveSeconds),
            new Callee(0, fiveSeconds),
            new Callee(0, fiveSeconds),
            new Callee(0.7, null)),
        new Distribution.Constant(0),
        25 * SECOND_NS,
        15 * SECOND_NS,
        2 * SECOND_NS,
        new Distribution.Constant(60),
        Curve.ONE,
        Curve.ONE,
        0,
        List.of(),
        new Scenario.Lines(1_000, 1_000, 0),
        new Scenario.MachineDetection(false, 2.5, 0, 0),
        List.of(1.0),
        new Scenario.Leads(100_000, List.of(new Scenario.ZoneShare("UTC", 1))),
        new Scenario.Limits(0.03, 24 * HOUR_NS, 0, 24 * 60),
        null);
  }
}
