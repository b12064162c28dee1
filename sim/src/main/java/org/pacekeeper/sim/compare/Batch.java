package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.run.SimRun;
import org.pacekeeper.sim.run.Timeline;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * Simulations side by side, each on one thread of a fixed pool; results come in the order of the
 * jobs, whatever ended first. One thread gives the jobs; interrupted, it ends all of them.
 */
public final class Batch implements AutoCloseable {
  private static final int TIMELINE_SAMPLES = 4_800;

  private final ExecutorService pool;

  /**
   * One run.
   *
   * @param label the policy's name in the figures
   * @param backstop whether the core is told of the scenario's limit
   * @param timeline whether samples for charts are kept
   */
  public record Job(
      Scenario scenario,
      String policy,
      String label,
      long seed,
      boolean backstop,
      boolean timeline) {
    /** As {@link KnownPolicies} runs the policy, under its own name. */
    public static Job of(Scenario scenario, String policy, long seed) {
      return new Job(scenario, policy, policy, seed, KnownPolicies.hasBackstop(policy), false);
    }
  }

  /** What a run came to. */
  public record Result(Figures figures, List<DayCount.Day> days, List<Timeline.Sample> timeline) {}

  public Batch(int threads) {
    pool =
        Executors.newFixedThreadPool(
            threads,
            run -> {
              Thread thread = new Thread(run, "simulation");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs them all.
   *
   * @param eachDone called on this thread, whenever one has ended
   */
  public List<Result> run(List<Job> jobs, Runnable eachDone) throws InterruptedException {
    ExecutorCompletionService<Result> ended = new ExecutorCompletionService<>(pool);
    List<Future<Result>> results = new ArrayList<>();
    for (Job job : jobs) results.add(ended.submit(() -> run(job)));
    try {
      for (int i = 0; i < jobs.size(); i++) {
        resultOf(ended.take());
        eachDone.run();
      }
    } finally {
      for (Future<Result> result : results) result.cancel(true);
    }
    List<Result> inOrder = new ArrayList<>();
    for (Future<Result> result : results) inOrder.add(resultOf(result));
    return inOrder;
  }

  private static Result resultOf(Future<Result> ended) throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) throw fault;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Result run(Job job) {
    DayCount days = new DayCount();
    SimRun run =
        KnownPolicies.run(job.scenario, job.policy, job.seed, job.backstop)
            .named(job.label)
            .with((event, view) -> endWhenInterrupted())
            .with(days);
    Timeline timeline = null;
    if (job.timeline) {
      timeline = new Timeline(Math.max(1, job.scenario.durationNs() / TIMELINE_SAMPLES));
      run.with(timeline);
    }
    Figures figures = run.run();
    return new Result(figures, days.days(), timeline == null ? List.of() : timeline.samples());
  }

  private static void endWhenInterrupted() {
    if (Thread.currentThread().isInterrupted())
      throw new CancellationException("the simulation was given up");
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
