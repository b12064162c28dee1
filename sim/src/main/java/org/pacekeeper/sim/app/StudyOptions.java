package org.pacekeeper.sim.app;

import java.nio.file.Path;
import java.time.Duration;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.sim.compare.Conditions;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;
import picocli.CommandLine.Option;

/** How many runs, side by side on how many threads, under which window; put in with a mixin. */
final class StudyOptions {
  private static final Format<Duration> WINDOW = Formats.duration("1s", "365d", "24h");
  private static final int SEEDS_MAX = 10_000;
  private static final int THREADS_MAX = 1_024;

  @Option(
      names = "--seeds",
      defaultValue = "10",
      paramLabel = "N",
      description =
          "Runs of each policy, with the seeds 1 to N: the same people for all." + " Default: 10.")
  private int seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at a time. Default: one for each core.")
  private Integer threads;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      description = "The window of the limit, as 24h or 30d, in place of the scenario's.")
  private String window;

  int seeds() {
    return within("--seeds", seeds, SEEDS_MAX);
  }

  int threads() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : within("--threads", threads, THREADS_MAX);
  }

  private static int within(String option, int value, int max) {
    if (value >= 1 && value <= max) return value;
    throw CommandFailure.wrongUsage(option + " " + value + ": expected 1 to " + max);
  }

  /** The scenario of a file, under the window asked for. */
  Scenario scenario(Path file) {
    Scenario scenario = read(file);
    if (window == null) return scenario;
    Duration asked =
        WINDOW
            .parse(window)
            .orElseThrow(
                () ->
                    CommandFailure.wrongUsage(
                        "--window '" + window + "': expected " + WINDOW.expected()));
    return scenario.withWindow(asked.toNanos());
  }

  /** The scenario of a file. */
  static Scenario read(Path file) {
    try {
      return ScenarioReader.read(file);
    } catch (InvalidSettingsException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  Conditions conditions() {
    return Conditions.here(seeds(), threads(), Path.of(System.getProperty("pacekeeper.home", ".")));
  }
}
