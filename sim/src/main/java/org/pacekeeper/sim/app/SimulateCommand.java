package org.pacekeeper.sim.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.JournalProbe;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.run.SimRun;
import org.pacekeeper.sim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: one policy in one scenario in virtual time. */
@Command(
    name = "simulate",
    description = {
      "Run one policy in one scenario in virtual time: the production core, unchanged, dials"
          + " simulated people; a day takes seconds.",
      "The same scenario, policy and seed give the same figures."
    })
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private JsonOption json;

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "FILE",
      description = "What the world is like; config/scenarios has some.")
  private Path scenario;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "NAME",
      description = "Who decides how many to call, for instance fixed.Ratio:r=2.")
  private String policy;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Another number, other people. Default: 1.")
  private long seed;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "Record the run there as an engine would, for replay and journal.")
  private Path journal;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Figures figures = run(StudyOptions.read(scenario));
    summary(figures).forEach(line -> json.say(console, line));
    json.write(console, figures);
    return ExitStatus.DONE;
  }

  private Figures run(Scenario world) {
    try {
      SimRun run = KnownPolicies.run(world, policy, seed);
      return journal == null ? run.run() : recorded(run);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--policy: " + e.getMessage());
    }
  }

  private Figures recorded(SimRun run) {
    try (JournalProbe probe = open()) {
      return run.with(probe).run();
    }
  }

  private JournalProbe open() {
    try {
      return new JournalProbe(journal);
    } catch (IllegalStateException e) {
      throw CommandFailure.failed("--journal: " + e.getMessage(), e);
    }
  }

  private static List<String> summary(Figures f) {
    return List.of(
        format(
            "%s: %d agents for %.0f s under %s, seed %d",
            f.scenario(), f.agents(), f.simulatedSeconds(), f.policy(), f.seed()),
        format(
            "  agents      %.2f %% of their time talking or wrapping up, %.1f s between calls"
                + " (%.1f s at p50, %.1f s at p95)",
            100 * f.utilization(),
            f.idleSecondsMean(),
            f.agentWaitSecondsP50(),
            f.agentWaitSecondsP95()),
        format(
            "  people      %d answered, %d connected, %d abandoned: %.2f %% (below %.2f %% with"
                + " 95 %%), worst hour %.2f %%",
            f.answeredByPerson(),
            f.connected(),
            f.abandoned(),
            100 * f.abandonFraction(),
            100 * f.abandonFractionUpper95(),
            100 * f.worstWindowAbandonFraction()),
        format(
            "  waiting     %.3f s at p50, %.3f s at p95, %.3f s at most",
            f.calleeWaitSecondsP50(), f.calleeWaitSecondsP95(), f.calleeWaitSecondsMax()),
        format(
            "  calls       %d dialed, %.1f per agent and hour, %.1f in flight on average, %d shed",
            f.originated(), f.originatesPerAgentHour(), f.inFlightMean(), f.shed()),
        format("  simulation  %.2f s, %.0f events a second", f.wallSeconds(), f.eventsPerSecond()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
