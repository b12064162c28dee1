package org.pacekeeper.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.Io;
import org.pacekeeper.app.cli.Logging;
import org.pacekeeper.app.cli.RunsEngine;
import org.pacekeeper.app.cli.StopRequest;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the engine against a real Asterisk, until it is told to end. */
@Command(
    name = "run",
    description = {
      "Run the engine against a real Asterisk; it calls people.",
      "Ctrl-C places no further call, waits 20 s for those that are up, and leaves the rest to the"
          + " next start. Check with 'pacekeeper doctor' first."
    })
final class RunCommand implements Callable<Integer>, RunsEngine {
  private static final Duration CALLS_END_WITHIN = Duration.ofSeconds(20);

  private final Console console;
  private final StopRequest stop;

  @Mixin private CommonOptions common;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The settings; config/pacekeeper.yaml explains every key.")
  private Path config;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "Log there in place of standard error; rolled at 10 MB, five are kept.")
  private Path logFile;

  RunCommand(Console console, StopRequest stop) {
    this.console = console;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    EngineSettings settings = SettingsReader.read(config, System::getenv);
    if (logFile != null) Logging.toFile(logFile);
    settings.notices().forEach(notice -> console.err().println("pacekeeper run: " + notice));
    try (EngineRun run = start(settings)) {
      console.out().println("board: " + run.host().board());
      stop.answerWith(run::end);
      run.await();
      int left = run.finish(CALLS_END_WITHIN);
      console.out().println(left == 0 ? "ended" : "ended; calls left up: " + left);
      return ExitStatus.DONE;
    }
  }

  private static EngineRun start(EngineSettings settings) {
    try {
      return EngineRun.start(settings, Databases.of(settings));
    } catch (IOException e) {
      throw CommandFailure.failed(Io.reason(e), e);
    } catch (IllegalStateException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }
}
