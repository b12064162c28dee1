package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;

/** Runs policies × scenarios × seeds, searching first what is to be known in hindsight. */
public final class Comparer {
  private static final int CURVE_VALUES = 9;

  private final Batch batch;
  private final Options options;
  private final Watcher watcher;

  /**
   * @param seeds of every policy in every scenario, from 1 on
   * @param timelines whether the first seed's runs are sampled for charts
   * @param curves whether policies with a parameter are run with other values of it, too
   */
  public record Options(int seeds, boolean timelines, boolean curves) {}

  /** A policy in a scenario, ready to run. */
  private record Contender(
      Scenario scenario, String policy, String label, List<Tuner.Trial> curve) {}

  public Comparer(Batch batch, Options options, Watcher watcher) {
    this.batch = batch;
    this.options = options;
    this.watcher = watcher;
  }

  /**
   * @throws IllegalArgumentException when there is no such policy
   */
  public static void check(Scenario scenario, String policy) {
    if (Tunable.hindsight(policy).isEmpty()) KnownPolicies.run(scenario, policy, 1);
  }

  /**
   * @param policies that {@link #check} has passed
   * @return by scenario
   */
  public List<Contest> run(List<Scenario> scenarios, List<String> policies)
      throws InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    for (Scenario scenario : scenarios)
      for (String policy : policies) contenders.add(contender(scenario, policy));
    List<Batch.Job> jobs = new ArrayList<>();
    for (Contender contender : contenders)
      for (long seed = 1; seed <= options.seeds; seed++) jobs.add(job(contender, seed));
    watcher.begun("comparing", jobs.size());
    List<Batch.Result> results = batch.run(jobs, watcher::ranOne);
    return contests(scenarios, policies.size(), contenders, results);
  }

  private Batch.Job job(Contender contender, long seed) {
    return new Batch.Job(
        contender.scenario,
        contender.policy,
        contender.label,
        seed,
        KnownPolicies.hasBackstop(contender.policy),
        options.timelines && seed == 1);
  }

  private Contender contender(Scenario scenario, String policy) throws InterruptedException {
    Optional<Tunable> hindsight = Tunable.hindsight(policy);
    Optional<Tunable> tunable = Tunable.of(policy);
    if (hindsight.isEmpty() && (tunable.isEmpty() || !options.curves))
      return new Contender(scenario, policy, policy, List.of());
    watcher.begun(scenario.name() + ": " + policy, 0);
    // A curve shows what the parameter does, beyond the limit as well: the core must not hold it.
    Tuner tuner =
        new Tuner(batch, scenario, tunable.orElseThrow(), options.seeds, false, watcher::ranOne);
    String name = policy;
    String label = policy;
    if (hindsight.isPresent()) {
      label = tuner.best(policy);
      name = hindsight.get().runs(label);
    }
    return new Contender(
        scenario, name, label, options.curves ? tuner.curve(CURVE_VALUES, 0) : List.of());
  }

  private List<Contest> contests(
      List<Scenario> scenarios,
      int policies,
      List<Contender> contenders,
      List<Batch.Result> results) {
    List<Contest> contests = new ArrayList<>();
    for (int s = 0; s < scenarios.size(); s++) {
      List<Contest.Entry> entries = new ArrayList<>();
      for (int p = 0; p < policies; p++) {
        int at = s * policies + p;
        entries.add(
            new Contest.Entry(
                contenders.get(at).label,
                results.subList(at * options.seeds, (at + 1) * options.seeds),
                contenders.get(at).curve));
      }
      contests.add(new Contest(scenarios.get(s), entries));
    }
    return contests;
  }
}
