package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.pacekeeper.sim.compare.Search.Point;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * Tries values of one policy's parameter in one scenario, every value on the same seeds; no run is
 * made twice. One thread.
 */
public final class Tuner {
  /** The coarse part of a search is made on the first few seeds. */
  private static final int COARSE_SEEDS_MAX = 8;

  private static final double COARSE_RATIO = 1.02;
  private static final double FINE_RATIO = 1.003;

  /** How far all seeds are looked for on either side of what the first few said. */
  private static final double FINE_STEP = 1.05;

  private static final int FINE_STEPS_MAX = 6;
  private static final double VALUE_MAX = 100;

  private final Batch batch;
  private final Scenario scenario;
  private final Tunable tunable;
  private final int seeds;
  private final boolean backstop;
  private final Runnable eachDone;
  private final Map<Double, Map<Long, Figures>> runs = new TreeMap<>();

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
    this.batch = batch;
    this.scenario = scenario;
    this.tunable = tunable;
    this.seeds = seeds;
    this.backstop = backstop;
    this.eachDone = eachDone;
  }

  /** Under the rule for the policy's backstop. */
  public Tuner(Batch batch, Scenario scenario, Tunable tunable, int seeds, Runnable eachDone) {
    this(batch, scenario, tunable, seeds, KnownPolicies.hasBackstop(tunable.policy()), eachDone);
  }

  /**
   * The value that in hindsight was the best: with the mean abandon fraction of all seeds within
   * the limit, and close to it. The lowest value when even that is beyond.
   */
  public double best() throws InterruptedException {
    int few = Math.min(seeds, COARSE_SEEDS_MAX);
    double low = tunable.min();
    double high = tunable.max();
    double found = Search.largestWithin(low, high, COARSE_RATIO, limit(), on(few));
    while (found > high / COARSE_RATIO && high < VALUE_MAX && isWithin(high, few)) {
      low = high;
      high = Math.min(VALUE_MAX, 2 * high);
      found = Search.largestWithin(low, high, COARSE_RATIO, limit(), on(few));
    }
    return fine(found);
  }

  /** From what the first seeds said to what all say. */
  private double fine(double found) throws InterruptedException {
    double within = found;
    for (int i = 0; i < FINE_STEPS_MAX && !isWithin(within, seeds); i++) {
      if (within <= tunable.min()) return tunable.min();
      within = Tunable.rounded(Math.max(tunable.min(), within / FINE_STEP));
    }
    double beyond = Tunable.rounded(within * FINE_STEP);
    for (int i = 0; i < FINE_STEPS_MAX && isWithin(beyond, seeds); i++) {
      within = beyond;
      beyond = Tunable.rounded(beyond * FINE_STEP);
    }
    Search.largestWithin(within, beyond, FINE_RATIO, limit(), on(seeds));
    List<Point> points = triedOnAll().stream().map(value -> point(value, seeds)).toList();
    return Search.best(points, limit()).map(Point::value).orElse(tunable.min());
  }

  private boolean isWithin(double value, int ofSeeds) throws InterruptedException {
    return Search.tryOne(value, on(ofSeeds)).isWithin(limit());
  }

  private double limit() {
    return scenario.limits().abandonFractionMax();
  }

  /**
   * Values at even ratios, then closer and closer around the best.
   *
   * @return all that was ever tried on all seeds, by value
   */
  public List<Trial> curve(int grid, int rounds) throws InterruptedException {
    Search.gridThenRefine(tunable.min(), tunable.max(), grid, rounds, limit(), on(seeds));
    return triedOnAll().stream().map(this::trial).toList();
  }

  private List<Double> triedOnAll() {
    return runs.keySet().stream().filter(value -> runs.get(value).size() == seeds).toList();
  }

  /**
   * A value and what all seeds say of it.
   *
   * @param policy as it was run
   */
  public record Trial(
      String policy, double value, Estimate utilization, Estimate abandonFraction) {}

  /** Of a value that was tried on all seeds. */
  private Trial trial(double value) {
    return new Trial(
        tunable.at(value),
        value,
        Estimate.of(ofAll(value, seeds, Figures::utilization)),
        Estimate.of(ofAll(value, seeds, Figures::abandonFraction)));
  }

  /** The best of the curve within the limit; null when none is. */
  public Trial choice(List<Trial> curve) {
    List<Point> points = curve.stream().map(trial -> point(trial.value, seeds)).toList();
    double best = Search.best(points, limit()).map(Point::value).orElse(Double.NaN);
    return curve.stream().filter(trial -> trial.value == best).findFirst().orElse(null);
  }

  private Search.Trials on(int ofSeeds) {
    return values -> {
      runMissing(values, ofSeeds);
      return values.stream().map(value -> point(value, ofSeeds)).toList();
    };
  }

  private void runMissing(List<Double> values, int ofSeeds) throws InterruptedException {
    List<Batch.Job> jobs = new ArrayList<>();
    List<Double> valueOf = new ArrayList<>();
    for (double value : values)
      for (long seed = 1; seed <= ofSeeds; seed++) {
        if (runs.computeIfAbsent(value, v -> new HashMap<>()).containsKey(seed)) continue;
        String policy = tunable.at(value);
        jobs.add(new Batch.Job(scenario, policy, policy, seed, backstop, false));
        valueOf.add(value);
      }
    List<Batch.Result> results = batch.run(jobs, eachDone);
    for (int i = 0; i < jobs.size(); i++)
      runs.get(valueOf.get(i)).put(jobs.get(i).seed(), results.get(i).figures());
  }

  private Point point(double value, int ofSeeds) {
    return new Point(
        value,
        Estimate.of(ofAll(value, ofSeeds, Figures::utilization)).mean(),
        Estimate.of(ofAll(value, ofSeeds, Figures::abandonFraction)).mean());
  }

  private double[] ofAll(double value, int ofSeeds, ToDoubleFunction<Figures> of) {
    Map<Long, Figures> bySeed = runs.get(value);
    return LongStream.rangeClosed(1, ofSeeds)
        .mapToDouble(seed -> of.applyAsDouble(bySeed.get(seed)))
        .toArray();
  }
}
