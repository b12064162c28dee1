package org.pacekeeper.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pacekeeper.app.JournalOption;
import org.pacekeeper.app.ReplayRun;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.cli.Progress;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.replay.Changes;
import org.pacekeeper.sim.replay.Counterfactual;
import org.pacekeeper.sim.replay.CounterfactualText;
import org.pacekeeper.sim.replay.ScenarioFromJournal;
import org.pacekeeper.sim.replay.UnreplayableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: whether a recorded journal repeats; with changes, what would have been. */
@Command(
    name = "replay",
    description = {
      "Fold a recorded journal and check that every decision repeats exactly; exit status 1 when one"
          + " differs. Calls nobody and changes nothing.",
      "With --policy or --set: what would have been. The engine, unchanged, runs in a world made from"
          + " the recording: calls that were placed meet what they met then; what the recording does"
          + " not show is drawn from what it shows of others, and said so.",
      "With --scenario: write the scenario that is fitted on the journal, for simulate, compare and"
          + " tune."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int RUNS_MAX = 10_000;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private JournalOption journal;
  @Mixin private JsonOption json;

  @Option(names = "--policy", paramLabel = "NAME", description = "Another policy.")
  private String policy;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Another setting: abandonFractionMax, window, abandonAfter, ringTimeout, minimumRing,"
              + " wrapUp, occupancyMax, lines, originatesPerSecond. May be given several times.")
  private List<String> settings = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Write the fitted scenario there, its tables beside it.")
  private Path scenario;

  @Option(
      names = "--campaign",
      defaultValue = "",
      paramLabel = "NAME",
      description = "Which campaign it is about, where there are several. Without: all of them.")
  private String campaign;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the first run; the next ones follow. Default: 1.")
  private long seed;

  @Option(
      names = "--runs",
      defaultValue = "20",
      paramLabel = "R",
      description = "Each draws anew what is not recorded. Default: 20.")
  private int runs;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (scenario != null) return writeScenario();
    return policy == null && settings.isEmpty() ? verify() : whatWouldHaveBeen();
  }

  private int verify() {
    ReplayRun.Result result;
    try (Progress progress = Progress.on(console, "Replaying", " k events", 1_000)) {
      result =
          journal.reading(
              folder -> ReplayRun.run(folder, Baselines.all(), events -> progress.at(events, 0)));
    }
    result.lines().forEach(line -> json.say(console, line));
    json.write(console, result.figures());
    return result.repeats() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private int writeScenario() {
    if (policy != null || !settings.isEmpty())
      throw CommandFailure.wrongUsage(
          "--scenario: fitted on what was recorded; expected no --policy and no --set with it");
    ScenarioFromJournal written =
        unlessUnreplayable(
            folder -> {
              try {
                return ScenarioFromJournal.write(folder, scenario, campaign);
              } catch (IOException e) {
                throw CommandFailure.failed("--scenario: " + e.getMessage(), e);
              }
            });
    json.say(
        console,
        String.format(
            Locale.ROOT,
            "%s and %d tables beside it, fitted on %,d calls of campaign %s (recorded: utilization"
                + " %.4f, abandonFraction %.4f)",
            scenario,
            written.files().size() - 1,
            written.calls(),
            written.campaign(),
            written.utilization(),
            written.abandonFraction()));
    json.write(console, written);
    return ExitStatus.DONE;
  }

  private <T> T unlessUnreplayable(Function<Path, T> work) {
    try {
      return journal.reading(work);
    } catch (UnreplayableException e) {
      throw CommandFailure.failed("--journal: " + e.getMessage(), e);
    }
  }

  private int whatWouldHaveBeen() {
    if (runs < 1 || runs > RUNS_MAX)
      throw CommandFailure.wrongUsage("--runs " + runs + ": expected 1 to " + RUNS_MAX);
    Changes changes = changes();
    Counterfactual result;
    try (Progress progress = Progress.on(console, "Replaying", " runs", 1)) {
      result =
          unlessUnreplayable(
              folder ->
                  Counterfactual.of(folder, changes, seed, runs, done -> progress.at(done, runs)));
    }
    CounterfactualText.lines(result).forEach(line -> json.say(console, line));
    json.write(console, result);
    return ExitStatus.DONE;
  }

  private Changes changes() {
    if (policy != null)
      try {
        Baselines.all().create(policy);
      } catch (IllegalArgumentException e) {
        throw CommandFailure.wrongUsage("--policy: " + e.getMessage());
      }
    try {
      return Changes.of(policy, settings).only(campaign);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--set " + e.getMessage());
    }
  }
}
