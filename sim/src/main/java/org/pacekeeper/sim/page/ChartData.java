package org.pacekeeper.sim.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.pacekeeper.sim.compare.Contest;
import org.pacekeeper.sim.compare.Estimate;
import org.pacekeeper.sim.compare.Row;
import org.pacekeeper.sim.run.Timeline.Sample;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * What the page's script draws of one scenario; fractions in [0,1], null for what is not known.
 *
 * @param limit largest abandon fraction
 */
record ChartData(double limit, double warmupHours, List<Dot> dots, List<Course> courses) {
  /**
   * Points of a chart; each is the mean of many samples, for a small floor changes all the time.
   */
  static final int POINTS = 240;

  private static final double HOUR_NS = 3_600_000_000_000.0;

  /** One policy between waiting agents and abandoned people; errors are half widths. */
  record Dot(
      String policy,
      double abandoned,
      Double abandonedError,
      double utilization,
      Double utilizationError,
      List<CurvePoint> curve) {}

  /** The policy with another value of its parameter. */
  record CurvePoint(String policy, double abandoned, double utilization) {}

  /**
   * One run over time: means of short spans, and of tokens and threshold what they are at the end.
   *
   * @param hours from the start to the middle of the span
   * @param tokens how many more may be abandoned by the ledger
   * @param theta risk threshold; null for policies without one
   */
  record Course(
      String policy,
      List<Double> hours,
      List<Double> talking,
      List<Double> wrapping,
      List<Double> available,
      List<Double> paused,
      List<Double> inFlight,
      List<Double> tokens,
      List<Double> theta) {}

  static ChartData of(Contest contest, List<Row> rows) {
    Scenario scenario = contest.scenario();
    double limit = scenario.limits().abandonFractionMax();
    List<Contest.Entry> entries = contest.entries();
    return new ChartData(
        limit,
        scenario.warmupNs() / HOUR_NS,
        IntStream.range(0, rows.size()).mapToObj(i -> dot(rows.get(i), entries.get(i))).toList(),
        entries.stream()
            .filter(entry -> !entry.results().get(0).timeline().isEmpty())
            .map(entry -> course(entry.policy(), entry.results().get(0).timeline(), limit))
            .toList());
  }

  private static Dot dot(Row row, Contest.Entry entry) {
    return new Dot(
        row.policy(),
        row.abandonFraction().mean(),
        error(row.abandonFraction()),
        row.utilization().mean(),
        error(row.utilization()),
        entry.curve().stream()
            .map(
                trial ->
                    new CurvePoint(
                        trial.policy(), trial.abandonFraction().mean(), trial.utilization().mean()))
            .toList());
  }

  private static Double error(Estimate estimate) {
    return known(estimate.halfWidth());
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static Double rounded(double value) {
    return Double.isNaN(value) ? null : (Double) (Math.round(value * 1e5) / 1e5);
  }

  private static Course course(String policy, List<Sample> samples, double limit) {
    boolean hasTheta = samples.stream().anyMatch(sample -> !Double.isNaN(sample.theta()));
    List<List<Sample>> spans = spans(samples);
    return new Course(
        policy,
        means(spans, sample -> sample.atNs() / HOUR_NS),
        means(spans, Sample::talking),
        means(spans, Sample::wrapping),
        means(spans, Sample::available),
        means(spans, Sample::paused),
        means(spans, Sample::inFlight),
        lasts(spans, sample -> limit * sample.ledgerAnswered() - sample.ledgerAbandoned()),
        hasTheta ? lasts(spans, Sample::theta) : null);
  }

  private static List<List<Sample>> spans(List<Sample> samples) {
    List<List<Sample>> spans = new ArrayList<>();
    int points = Math.min(POINTS, samples.size());
    for (int i = 0; i < points; i++)
      spans.add(samples.subList(i * samples.size() / points, (i + 1) * samples.size() / points));
    return spans;
  }

  private static List<Double> means(List<List<Sample>> spans, ToDoubleFunction<Sample> of) {
    return spans.stream()
        .map(span -> rounded(span.stream().mapToDouble(of).average().orElseThrow(), 1e3))
        .toList();
  }

  private static List<Double> lasts(List<List<Sample>> spans, ToDoubleFunction<Sample> of) {
    List<Double> all = new ArrayList<>();
    for (List<Sample> span : spans)
      all.add(rounded(of.applyAsDouble(span.get(span.size() - 1)), 1e5));
    return Collections.unmodifiableList(all);
  }

  private static Double rounded(double value, double parts) {
    return Double.isNaN(value) ? null : (Double) (Math.round(value * parts) / parts);
  }
}
