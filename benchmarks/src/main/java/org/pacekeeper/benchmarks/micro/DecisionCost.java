package org.pacekeeper.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.pacekeeper.pace.PacingDecision;

/**
 * What a predictive decision costs on floors of different size. {@code decide}: the decision alone,
 * with every sum made anew. {@code turn}: one event folded by the estimators, the tables made anew
 * as often as live, and the decision; the calls that are placed there are objects, so it allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecisionCost {
  @Param({"100", "1000", "10000"})
  int agents;

  private LargeFloor floor;

  @Setup
  public void workUntilSteady() {
    floor = new LargeFloor(agents);
  }

  @Benchmark
  public PacingDecision decide() {
    floor.disturb();
    return floor.policy.decide(floor);
  }

  @Benchmark
  public LargeFloor turn() {
    floor.turn();
    return floor;
  }

  public static void main(String[] args) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(DecisionCost.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
