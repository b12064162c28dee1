package org.pacekeeper.sim.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.sim.report.Figures;

/** What a comparison says of calls from outside. */
public final class InboundTable {
  private InboundTable() {}

  /** The lines; none when nobody calls. */
  public static List<String> lines(Contest contest) {
    if (contest.scenario().inbound() == null) return List.of();
    TextTable table =
        new TextTable(
            List.of("calls from outside", "offered", "not waited for", "wait p50", "wait p95"));
    for (Contest.Entry entry : contest.entries())
      table.add(
          List.of(
              entry.policy(),
              Words.decimal(of(entry, Figures::inboundOffered).mean(), 0),
              Words.percent(of(entry, Figures::inboundAbandonFraction)),
              seconds(of(entry, Figures::inboundWaitP50)),
              seconds(of(entry, Figures::inboundWaitP95))));
    return table.lines();
  }

  private static Estimate of(Contest.Entry entry, ToDoubleFunction<Figures> figure) {
    return Estimate.of(
        entry.results().stream().map(Batch.Result::figures).mapToDouble(figure).toArray());
  }

  private static String seconds(Estimate estimate) {
    String interval =
        Double.isNaN(estimate.halfWidth()) ? "" : " ± " + Words.decimal(estimate.halfWidth(), 2);
    return Words.decimal(estimate.mean(), 2) + " s" + interval;
  }
}
