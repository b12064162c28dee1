package org.pacekeeper.sim.compare;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.sim.compare.Search.Point;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

/** Searches the values of one policy's parameter in one scenario. One thread. */
public final class Tuner {
  /** The coarse part of a search is made on the first few seeds. */
  private static final int COARSE_SEEDS_MAX = 8;

  private static final double COARSE_RATIO = 1.02;
  private static final double FINE_RATIO = 1.003;

  /** How far all seeds are looked for on either side of what the first few said. */
  private static final double FINE_STEP = 1.05;

  private static final int FINE_STEPS_MAX = 6;
  private static final double VALUE_MAX = 100;

  private final Trials trials;
  private final Tunable tunable;
  private final int seeds;
  private final double limit;
  private final TreeSet<Double> triedOnAll = new TreeSet<>();

  /**
   * @param backstop whether the core is told of the scenario's limit
   * @param eachDone called on this thread after every run
   */
  public Tuner(
      Batch batch,
      Scenario scenario,
      Tunable tunable,
      int seeds,
      boolean backstop,
      Runnable eachDone) {
    this.trials = new Trials(batch, scenario, backstop, tunable.isHeldEveryDay(), eachDone);
    this.tunable = tunable;
    this.seeds = seeds;
    this.limit = scenario.limits().abandonFractionMax();
  }

  /**
   * A value and what all seeds say of it.
   *
   * @param policy as it was run
   */
  public record Trial(
      String policy, double value, Estimate utilization, Estimate abandonFraction) {}

  /**
   * The policy that in hindsight was the best: the mean abandon fraction of all seeds, or that of
   * the worst day when each has to hold it, is within the limit, and close to it. That with the
   * lowest value when even this is beyond.
   *
   * @param hindsight the name under which two values may take turns
   */
  public String best(String hindsight) throws InterruptedException {
    Point within = onAll(coarse());
    for (int i = 0; i < FINE_STEPS_MAX && !within.isWithin(limit); i++) {
      if (within.value() <= tunable.min()) return tunable.with(hindsight, tunable.min());
      within = onAll(Math.max(tunable.min(), within.value() / FINE_STEP));
    }
    Point beyond = onAll(within.value() * FINE_STEP);
    for (int i = 0; i < FINE_STEPS_MAX && beyond.isWithin(limit); i++) {
      within = beyond;
      beyond = onAll(within.value() * FINE_STEP);
    }
    Search.Bracket bracket =
        Search.halve(within.value(), beyond.value(), FINE_RATIO, limit, on(seeds));
    Optional<Point> one = Search.best(pointsOnAll(), limit);
    String best = tunable.with(hindsight, one.map(Point::value).orElse(tunable.min()));
    return one.isEmpty() || !tunable.takesTurns()
        ? best
        : better(one.get(), best, hindsight, bracket);
  }

  /** The two values that the limit lies between by turns, if that is better than one for ever. */
  private String better(Point one, String best, String hindsight, Search.Bracket bracket)
      throws InterruptedException {
    Point low = onAll(bracket.within());
    Point high = onAll(bracket.beyond());
    if (!low.isWithin(limit) || high.isWithin(limit)) return best;
    DoubleFunction<String> policy =
        share -> tunable.byTurns(hindsight, bracket.beyond(), bracket.within(), share);
    Point turns =
        Search.shareWithin(
            new Point(0, low.utilization(), low.abandonFraction()),
            new Point(1, high.utilization(), high.abandonFraction()),
            limit,
            shares -> points(shares, policy, seeds));
    return turns.utilization() > one.utilization() ? policy.apply(turns.value()) : best;
  }

  /** The largest value within the limit by what the first seeds say. */
  private double coarse() throws InterruptedException {
    int few = Math.min(seeds, COARSE_SEEDS_MAX);
    double low = tunable.min();
    double high = tunable.max();
    while (true) {
      double found = Search.halve(low, high, COARSE_RATIO, limit, on(few)).within();
      boolean atTheEnd = found > high / COARSE_RATIO && high < VALUE_MAX;
      if (!atTheEnd || !Search.tryOne(high, on(few)).isWithin(limit)) return found;
      low = high;
      high = Math.min(VALUE_MAX, 2 * high);
    }
  }

  /**
   * Values at even ratios, then closer and closer around the best.
   *
   * @return all that was ever tried on all seeds, by value
   */
  public List<Trial> curve(int grid, int rounds) throws InterruptedException {
    Search.gridThenRefine(tunable.min(), tunable.max(), grid, rounds, limit, on(seeds));
    return triedOnAll.stream().map(this::trial).toList();
  }

  private Trial trial(double value) {
    String policy = tunable.at(value);
    return new Trial(
        policy,
        value,
        trials.estimate(policy, seeds, Figures::utilization),
        trials.estimate(policy, seeds, Figures::abandonFraction));
  }

  /** The best of the curve within the limit. */
  public Optional<Trial> choice() {
    return Search.best(pointsOnAll(), limit).map(Point::value).map(this::trial);
  }

  /**
   * What the limit is worth when it is used up exactly, on the line drawn between the two neighbors
   * of the curve that it lies between. Where a parameter acts in steps, as calls for each agent of
   * a small floor, this is what tuned values are quoted as.
   *
   * @param within the value below the limit
   * @param beyond the next, above it
   */
  public record AtLimit(double within, double beyond, Estimate utilization) {}

  /** Empty when the curve does not cross the limit. */
  public Optional<AtLimit> atLimit() {
    List<Point> points = pointsOnAll();
    for (int i = 1; i < points.size(); i++) {
      Point within = points.get(i - 1);
      Point beyond = points.get(i);
      if (within.isWithin(limit) && !beyond.isWithin(limit))
        return Optional.of(new AtLimit(within.value(), beyond.value(), onTheLine(within, beyond)));
    }
    return Optional.empty();
  }

  /** Seed by seed, each moved along the line to the limit: what they have in common falls out. */
  private Estimate onTheLine(Point within, Point beyond) {
    double rise = beyond.abandonFraction() - within.abandonFraction();
    double place = (limit - within.abandonFraction()) / rise;
    double slope = (beyond.utilization() - within.utilization()) / rise;
    double[] utilization = between(within, beyond, place, Figures::utilization);
    double[] abandoned = between(within, beyond, place, Figures::abandonFraction);
    for (int i = 0; i < seeds; i++) utilization[i] -= slope * (abandoned[i] - limit);
    return Estimate.of(utilization);
  }

  private double[] between(Point within, Point beyond, double place, ToDoubleFunction<Figures> of) {
    double[] low = trials.each(tunable.at(within.value()), seeds, of);
    double[] high = trials.each(tunable.at(beyond.value()), seeds, of);
    for (int i = 0; i < seeds; i++) low[i] += place * (high[i] - low[i]);
    return low;
  }

  private List<Point> pointsOnAll() {
    return triedOnAll.stream().map(value -> trials.point(value, tunable.at(value), seeds)).toList();
  }

  private Point onAll(double value) throws InterruptedException {
    return Search.tryOne(Tunable.rounded(value), on(seeds));
  }

  private Search.Trials on(int ofSeeds) {
    return values -> {
      if (ofSeeds == seeds) triedOnAll.addAll(values);
      return points(values, tunable::at, ofSeeds);
    };
  }

  private List<Point> points(List<Double> values, DoubleFunction<String> policy, int ofSeeds)
      throws InterruptedException {
    trials.run(values.stream().map(policy::apply).toList(), ofSeeds);
    return values.stream().map(value -> trials.point(value, policy.apply(value), ofSeeds)).toList();
  }
}
