package org.pacekeeper.app;

import org.pacekeeper.app.cli.Commands;
import org.pacekeeper.app.cli.Console;

/** The engine's command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    commands(Console.ofProcess()).runAndExit(args);
  }

  /** All commands of the engine, for one command line. */
  static Commands commands(Console console) {
    Commands commands = new Commands(console, new Pacekeeper(), Failures::explain);
    return commands
        .with(new RunCommand(console, commands.stop()))
        .with(new LeadsCommand(console))
        .with(new RecordingsCommand(console))
        .with(new ReplayCommand(console))
        .with(new JournalCommand(console))
        .with(new DoctorCommand(console))
        .alsoKnown("demo")
        .alsoKnown("simulate");
  }
}
