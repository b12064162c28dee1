package org.pacekeeper.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.Io;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.cli.Logging;
import org.pacekeeper.app.cli.StopRequest;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the whole product on simulated people. */
@Command(
    name = "demo",
    description = {
      "Run the whole product with nothing to install: the engine, its journals, its database and"
          + " its board dial simulated people over a real manager-protocol socket; simulated agents"
          + " take the calls.",
      "Prints the board's address and ends with a summary, after the duration or by Ctrl-C."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Format<Duration> DURATION = Formats.duration("0s", "30d", "60s");

  private static final int AGENTS = 20;
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final Console console;
  private final StopRequest stop;

  @Mixin private CommonOptions common;
  @Mixin private JsonOption json;

  @Option(
      names = "--agents",
      paramLabel = "N",
      description = "Default: 20, or as many as a scenario begins with.")
  private Integer agentsWanted;

  private int agents;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "Whom the simulated world has, those included who call from outside; config/scenarios has"
              + " some. What changes with time is not played, the rate of those who call excepted."
              + " Default: ordinary people who do not call.")
  private Path scenario;

  @Option(
      names = "--duration",
      defaultValue = "60s",
      paramLabel = "TIME",
      description = "With its unit, as 90s or 5m; 0s: until Ctrl-C. Default: 60s.")
  private String duration;

  @Option(
      names = "--speed",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many times faster than real time, 1 to 100. Default: 1.")
  private double speed;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Of the board on this machine; 0 takes a free one. Default: 8080.")
  private int port;

  @Option(
      names = "--leads",
      paramLabel = "FILE.csv",
      description =
          "Whom to call in the simulation. Default: people who do not exist, at least 500.")
  private Path leads;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Another number, other people. Default: 1.")
  private long seed;

  @Option(
      names = "--policy",
      defaultValue = "predictive",
      paramLabel = "NAME",
      description = "Who decides how many to call. Default: predictive.")
  private String policy;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Journals, database and log, begun anew. Default: var/demo.")
  private Path dataDir;

  DemoCommand(Console console, StopRequest stop) {
    this.console = console;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration time = time();
    Demo.Options options = options(time);
    try (Demo demo = start(options)) {
      console.err().println("board: " + demo.board());
      stop.answerWith(demo::interrupt);
      await(demo, time);
      DemoSummary summary = demo.finish();
      DemoText.summary(summary.figures()).forEach(line -> json.say(console, line));
      json.say(console, "  journal     " + Demo.journalDir(options));
      json.write(console, summary.figures());
      return ExitStatus.DONE;
    }
  }

  /** Until the time is over; on a terminal it says every second how it goes. */
  private void await(Demo demo, Duration time) throws InterruptedException {
    if (!console.terminal()) {
      demo.await(time);
      return;
    }
    long endNanoTime = System.nanoTime() + time.toNanos();
    boolean interrupted = false;
    while (!interrupted && (time.isZero() || System.nanoTime() - endNanoTime < 0)) {
      interrupted = demo.await(PROGRESS_EVERY);
      console.err().print("\r" + DemoText.progress(demo.snapshot()) + "\u001b[K");
    }
    console.err().println();
  }

  private Duration time() {
    Optional<Duration> time = DURATION.parse(duration);
    return time.orElseThrow(
        () ->
            CommandFailure.wrongUsage(
                "--duration '" + duration + "': expected " + DURATION.expected()));
  }

  private Demo.Options options(Duration time) {
    DemoScene scene =
        scenario == null ? DemoScene.ordinary() : new DemoScene(StudyOptions.read(scenario));
    agents = agentsWanted == null ? scene.agents(AGENTS) : agentsWanted;
    within("--agents", agents, 1, 10_000);
    within("--speed", speed, 1, 100);
    within("--port", port, 0, 65_535);
    if (leads != null && !Files.isRegularFile(leads))
      throw CommandFailure.wrongUsage(
          "--leads " + leads + ": no such file; expected a CSV file of leads");
    Path folder =
        dataDir != null
            ? dataDir
            : Path.of(System.getProperty("pacekeeper.home", ""), "var", "demo");
    try {
      DemoFiles.begin(folder);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--data-dir: " + e.getMessage());
    }
    Logging.toFile(folder.resolve("pacekeeper.log"));
    Path people = leads == null ? DemoFiles.leads(folder, agentSeconds(time)) : leads;
    return new Demo.Options(agents, speed, port, people, seed, policy, folder, scene);
  }

  /**
   * Simulated time that all agents together will work; without an end, more than anybody will
   * watch.
   */
  private double agentSeconds(Duration time) {
    return time.isZero() ? Double.MAX_VALUE : agents * time.toMillis() / 1000.0 * speed;
  }

  private static void within(String option, double value, double min, double max) {
    if (value >= min && value <= max) return;
    throw CommandFailure.wrongUsage(
        option + " " + value + ": expected " + (long) min + " to " + (long) max);
  }

  private static Demo start(Demo.Options options) {
    try {
      return Demo.start(options);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    } catch (IllegalStateException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.failed(Io.reason(e), e);
    }
  }
}
