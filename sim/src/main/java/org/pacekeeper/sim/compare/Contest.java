package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.baseline.Oracle;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * What a comparison found in one scenario.
 *
 * @param entries in the order in which the policies were named
 */
public record Contest(Scenario scenario, List<Entry> entries) {

  /**
   * One policy's runs.
   *
   * @param policy as it is shown, with the value that a search found
   * @param results one a seed
   * @param curve other values of its parameter; empty when nobody asked
   */
  public record Entry(String policy, List<Batch.Result> results, List<Tuner.Trial> curve) {}

  /** The policy that differences are taken to: the honest opponent, else the first. */
  public Entry reference() {
    return entries.stream()
        .filter(entry -> entry.policy.startsWith(Baselines.HINDSIGHT))
        .findFirst()
        .orElse(entries.get(0));
  }

  /** The clairvoyant bound's runs; null when it was not asked for. */
  private List<Batch.Result> bound() {
    return entries.stream()
        .filter(entry -> entry.policy.equals(Oracle.NAME))
        .map(Entry::results)
        .findFirst()
        .orElse(null);
  }

  /** Whether a row can say how much of the gap to the clairvoyant bound is closed. */
  public boolean hasGap() {
    return bound() != null && !reference().policy.equals(Oracle.NAME);
  }

  public List<Row> rows() {
    Entry reference = reference();
    List<Batch.Result> bound = bound();
    List<Row> rows = new ArrayList<>();
    for (Entry entry : entries)
      rows.add(
          Row.of(
              entry.policy,
              entry.results,
              entry == reference ? null : reference.results,
              bound,
              scenario));
    return rows;
  }
}
