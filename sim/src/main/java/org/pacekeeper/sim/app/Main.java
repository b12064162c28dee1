package org.pacekeeper.sim.app;

import org.pacekeeper.app.Failures;
import org.pacekeeper.app.cli.Commands;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of what needs the simulator. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    commands(Console.ofProcess()).runAndExit(args);
  }

  /** All commands of the simulator, for one command line. */
  static Commands commands(Console console) {
    Commands commands = new Commands(console, new Pacekeeper(), Failures::explain);
    return commands
        .with(new DemoCommand(console, commands.stop()))
        .with(new SimulateCommand(console))
        .with(new CompareCommand(console))
        .with(new TuneCommand(console))
        .with(new ReplayCommand(console));
  }

  /** The top of the command line. */
  @Command(
      name = "pacekeeper",
      description = "The commands of Pacekeeper that need the simulator.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Pacekeeper {
    @Mixin private CommonOptions common;
  }
}
