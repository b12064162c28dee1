package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.pacekeeper.sim.compare.Search.Point;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

/** Tries policies in one scenario, all on the same seeds; no run is made twice. One thread. */
final class Trials {
  private final Batch batch;
  private final Scenario scenario;
  private final boolean backstop;
  private final Runnable eachDone;
  private final boolean everyDay;
  private final Map<String, Map<Long, Batch.Result>> runs = new HashMap<>();

  /**
   * @param backstop whether the core is told of the scenario's limit
   * @param everyDay whether the limit is to hold on the worst day, not on average
   * @param eachDone called on this thread after every run
   */
  Trials(Batch batch, Scenario scenario, boolean backstop, boolean everyDay, Runnable eachDone) {
    this.batch = batch;
    this.scenario = scenario;
    this.backstop = backstop;
    this.everyDay = everyDay;
    this.eachDone = eachDone;
  }

  /** Runs what has not been run. */
  void run(List<String> policies, int seeds) throws InterruptedException {
    List<Batch.Job> jobs = new ArrayList<>();
    for (String policy : policies)
      for (long seed = 1; seed <= seeds; seed++)
        if (!runs.computeIfAbsent(policy, p -> new HashMap<>()).containsKey(seed))
          jobs.add(new Batch.Job(scenario, policy, policy, seed, backstop, false));
    List<Batch.Result> results = batch.run(jobs, eachDone);
    for (int i = 0; i < jobs.size(); i++)
      runs.get(jobs.get(i).policy()).put(jobs.get(i).seed(), results.get(i));
  }

  /** What the first seeds say of a policy that was run on them. */
  Point point(double value, String policy, int seeds) {
    return new Point(
        value,
        estimate(policy, seeds, Figures::utilization).mean(),
        everyDay
            ? worstDay(policy, seeds)
            : estimate(policy, seeds, Figures::abandonFraction).mean());
  }

  private double worstDay(String policy, int seeds) {
    return LongStream.rangeClosed(1, seeds)
        .mapToObj(seed -> runs.get(policy).get(seed))
        .flatMap(result -> result.days().stream())
        .mapToDouble(DayCount.Day::abandonFraction)
        .max()
        .orElse(0);
  }

  Estimate estimate(String policy, int seeds, ToDoubleFunction<Figures> of) {
    return Estimate.of(each(policy, seeds, of));
  }

  /** The figure in each of the first seeds' runs. */
  double[] each(String policy, int seeds, ToDoubleFunction<Figures> of) {
    Map<Long, Batch.Result> bySeed = runs.get(policy);
    return LongStream.rangeClosed(1, seeds)
        .mapToDouble(seed -> of.applyAsDouble(bySeed.get(seed).figures()))
        .toArray();
  }
}
