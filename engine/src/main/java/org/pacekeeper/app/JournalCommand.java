package org.pacekeeper.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.journal.JournalCheck;
import org.pacekeeper.journal.JournalDump;
import org.pacekeeper.journal.JournalStat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal dump|verify|stat}: only reads, also beside a running engine. */
@Command(
    name = "journal",
    description = "Read, check and measure recorded journals.",
    synopsisSubcommandLabel = "COMMAND")
final class JournalCommand {
  private final Console console;

  @Mixin private CommonOptions common;

  JournalCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "dump",
      description = "Write the records as text, each command under the event that caused it.")
  int dump(
      @Mixin CommonOptions options,
      @Mixin JournalOption journal,
      @Option(
              names = "--from",
              defaultValue = "1",
              paramLabel = "N",
              description = "Begin at this event. Default: the first.")
          long from,
      @Option(
              names = "--phones",
              description = "Show telephone numbers in full; without it they are masked.")
          boolean phones) {
    PrintStream out = console.out();
    journal.reading(
        folder -> {
          JournalDump.story(folder, from, phones, line -> shown(out, line));
          return null;
        });
    return ExitStatus.DONE;
  }

  /** Whether there is still somebody to read it. */
  private static boolean shown(PrintStream out, String line) {
    out.println(line);
    return !out.checkError() && !Thread.interrupted();
  }

  @Command(
      name = "verify",
      description = {
        "Check every byte of the journals: numbers, checksums, and all that surrounds the records.",
        "Exit status 1, naming file and place, when one is not what was written."
      })
  int verify(@Mixin CommonOptions options, @Mixin JournalOption journal, @Mixin JsonOption json) {
    JournalCheck check = journal.reading(JournalCheck::verify);
    String counted = check.events() + " events, " + check.commands() + " commands";
    check.notes().forEach(note -> json.say(console, "note: " + note));
    check.problems().forEach(problem -> json.say(console, "damaged: " + problem));
    json.say(console, counted + (check.passed() ? ", no damage found" : " are whole"));
    json.write(console, check);
    return check.passed() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  @Command(name = "stat", description = "Files, sizes, rates, and how many records of each kind.")
  int stat(@Mixin CommonOptions options, @Mixin JournalOption journal, @Mixin JsonOption json) {
    List<JournalStat> stats = journal.reading(JournalStat::of);
    for (JournalStat stat : stats) stat.lines().forEach(line -> json.say(console, line));
    json.write(console, Map.of("journals", stats));
    return ExitStatus.DONE;
  }
}
