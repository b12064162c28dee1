package org.pacekeeper.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.JournalDamagedException;
import org.pacekeeper.journal.RecordedJournals;
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
      description = {
        "Write the records as text, each command under the event that caused it.",
        "Telephone numbers are masked."
      })
  int dump(
      @Mixin CommonOptions options,
      @Mixin JournalOption journal,
      @Option(
              names = "--from",
              defaultValue = "1",
              paramLabel = "N",
              description = "Begin at this event. Default: the first.")
          long from) {
    PrintStream out = console.out();
    try (RecordedJournals journals = journal.read();
        EventReader events = journals.events(from);
        CommandReader commands = journals.commands(1)) {
      CommandRecord command = commands.poll();
      while (command != null && command.cause() < from) command = commands.poll();
      for (EventRecord event = events.poll(); event != null; event = events.poll()) {
        out.println(event.sequence() + " " + time(event.timeNs()) + " " + event.event());
        for (; command != null && command.cause() <= event.sequence(); command = commands.poll())
          out.println("  -> " + command.sequence() + " " + command.command());
        if (out.checkError() || Thread.interrupted()) break;
      }
      return ExitStatus.DONE;
    } catch (JournalDamagedException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }

  @Command(
      name = "verify",
      description = {
        "Read every record of both journals and check its number and its checksum.",
        "Exit status 1, naming the record, when one is not what was written."
      })
  int verify(@Mixin CommonOptions options, @Mixin JournalOption journal, @Mixin JsonOption json) {
    Totals totals = Totals.of(journal, event -> {}, command -> {});
    json.say(console, totals.text() + ", no damage found");
    json.write(console, Map.of("damage", "", "events", totals.events, "commands", totals.commands));
    return ExitStatus.DONE;
  }

  @Command(name = "stat", description = "Count the records by kind, and the bytes on the disk.")
  int stat(@Mixin CommonOptions options, @Mixin JournalOption journal, @Mixin JsonOption json) {
    Map<String, Long> kinds = new TreeMap<>();
    Totals totals =
        Totals.of(
            journal,
            event -> kinds.merge(event.event().getClass().getSimpleName(), 1L, Long::sum),
            command -> kinds.merge(command.command().getClass().getSimpleName(), 1L, Long::sum));
    long bytes = bytes(journal.folder());
    json.say(console, totals.text() + ", " + bytes / 1_000_000 + " MB on the disk");
    kinds.forEach((kind, count) -> json.say(console, "  " + kind + " " + count));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events", totals.events);
    figures.put("commands", totals.commands);
    figures.put("bytes", bytes);
    figures.put("kinds", kinds);
    json.write(console, figures);
    return ExitStatus.DONE;
  }

  private static String time(long epochNs) {
    return Instant.ofEpochSecond(0, epochNs).toString();
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  /** What reading everything came to. */
  private record Totals(long events, long commands) {

    static Totals of(
        JournalOption journal,
        Consumer<EventRecord> eachEvent,
        Consumer<CommandRecord> eachCommand) {
      long events = 0;
      long commands = 0;
      try (RecordedJournals journals = journal.read();
          EventReader ofEvents = journals.events(1);
          CommandReader ofCommands = journals.commands(1)) {
        for (EventRecord event = ofEvents.poll(); event != null; event = ofEvents.poll()) {
          eachEvent.accept(event);
          events++;
        }
        for (CommandRecord one = ofCommands.poll(); one != null; one = ofCommands.poll()) {
          eachCommand.accept(one);
          commands++;
        }
      } catch (JournalDamagedException e) {
        throw CommandFailure.failed(e.getMessage(), e);
      }
      return new Totals(events, commands);
    }

    String text() {
      return events + " events, " + commands + " commands";
    }
  }
}
