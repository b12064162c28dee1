package org.pacekeeper.sim.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * What all runs of one policy in one scenario come to.
 *
 * @param difference of the utilization to the policy of reference, seed by seed; null for that one
 * @param gapClosed which part of the way from the policy of reference to the clairvoyant bound this
 *     one has come; NaN when one of the two is not there
 * @param daysOver share of the days with more abandoned than the limit
 * @param worstWindowP95 of the runs' worst hours, the value that at most one in twenty is above
 * @param agentWaitP50 mean over the runs, as all that follow
 * @param limitHeld in a window of up to a day: on every day; in a longer one: over all days
 */
public record Row(
    String policy,
    Estimate utilization,
    Estimate difference,
    double gapClosed,
    Estimate abandonFraction,
    double daysOver,
    double worstWindowP95,
    double agentWaitP50,
    double agentWaitP95,
    double calleeWaitP50,
    double calleeWaitP95,
    double calleeWaitMax,
    double originatesPerAgentHour,
    double shedFraction,
    boolean limitHeld) {
  private static final long DAY_NS = 24 * 3_600_000_000_000L;

  /**
   * @param results one a seed
   * @param reference of the same seeds; null for the policy of reference itself
   * @param bound the clairvoyant bound's, of the same seeds; null when it was not run
   */
  static Row of(
      String policy,
      List<Batch.Result> results,
      List<Batch.Result> reference,
      List<Batch.Result> bound,
      Scenario scenario) {
    Scenario.Limits limits = scenario.limits();
    List<DayCount.Day> days = results.stream().flatMap(result -> result.days().stream()).toList();
    double utilization[] = each(results, Figures::utilization);
    double over = days.stream().filter(day -> day.isOver(limits.abandonFractionMax())).count();
    return new Row(
        policy,
        Estimate.of(utilization),
        reference == null
            ? null
            : Estimate.ofDifferences(utilization, each(reference, Figures::utilization)),
        reference == null || bound == null ? Double.NaN : gapClosed(results, reference, bound),
        Estimate.of(each(results, Figures::abandonFraction)),
        days.isEmpty() ? 0 : over / days.size(),
        nearestRank(each(results, Figures::worstWindowAbandonFraction), 0.95),
        mean(results, Figures::agentWaitSecondsP50),
        mean(results, Figures::agentWaitSecondsP95),
        mean(results, Figures::calleeWaitSecondsP50),
        mean(results, Figures::calleeWaitSecondsP95),
        Arrays.stream(each(results, Figures::calleeWaitSecondsMax)).max().orElse(0),
        mean(results, Figures::originatesPerAgentHour),
        mean(results, Figures::shedFraction),
        limits.windowNs() <= DAY_NS ? over == 0 : !isOver(days, limits.abandonFractionMax()));
  }

  private static double gapClosed(
      List<Batch.Result> results, List<Batch.Result> reference, List<Batch.Result> bound) {
    double from = mean(reference, Figures::utilization);
    double gap = mean(bound, Figures::utilization) - from;
    return gap > 0 ? (mean(results, Figures::utilization) - from) / gap : Double.NaN;
  }

  private static boolean isOver(List<DayCount.Day> days, double abandonFractionMax) {
    long answered = days.stream().mapToLong(DayCount.Day::answered).sum();
    long abandoned = days.stream().mapToLong(DayCount.Day::abandoned).sum();
    return new DayCount.Day(answered, abandoned).isOver(abandonFractionMax);
  }

  private static double mean(List<Batch.Result> results, ToDoubleFunction<Figures> of) {
    return Estimate.of(each(results, of)).mean();
  }

  private static double[] each(List<Batch.Result> results, ToDoubleFunction<Figures> of) {
    return results.stream().map(Batch.Result::figures).mapToDouble(of).toArray();
  }

  /** The smallest value that is not below the given share of all. */
  static double nearestRank(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
