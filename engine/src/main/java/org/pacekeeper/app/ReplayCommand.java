package org.pacekeeper.app;

import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.cli.Progress;
import org.pacekeeper.pace.Policies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code replay}: folds a recorded journal and says whether its decisions repeat. */
@Command(
    name = "replay",
    description = {
      "Fold a recorded journal and check that every decision repeats exactly.",
      "Calls nobody and changes nothing. Exit status 1 when a decision differs."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private JournalOption journal;
  @Mixin private JsonOption json;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ReplayRun.Result result;
    try (Progress progress = Progress.on(console, "Replaying", " k events", 1_000)) {
      result =
          journal.reading(
              folder ->
                  ReplayRun.run(folder, Policies.shipped(), events -> progress.at(events, 0)));
    }
    result.lines().forEach(line -> json.say(console, line));
    json.write(console, result.figures());
    return result.repeats() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
