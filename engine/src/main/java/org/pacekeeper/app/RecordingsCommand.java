package org.pacekeeper.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.recordings.RecordingFolders;
import org.pacekeeper.app.recordings.Retention;
import org.pacekeeper.event.LegId;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.Recordings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recordings}: what is recorded, and the deleting of what is due. */
@Command(
    name = "recordings",
    description = "List recordings, or delete those whose time is over.",
    synopsisSubcommandLabel = "COMMAND")
final class RecordingsCommand {
  private final Console console;

  @Mixin private CommonOptions common;

  RecordingsCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "list",
      description = "The newest recordings: when, who, how it went, which file on which node.")
  int list(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Mixin JsonOption json,
      @Option(
              names = "--campaign",
              defaultValue = "",
              paramLabel = "NAME",
              description = "Only those of this campaign.")
          String campaign,
      @Option(
              names = "--most",
              defaultValue = "50",
              paramLabel = "N",
              description = "At most so many. Default: ${DEFAULT-VALUE}.")
          int most) {
    EngineSettings settings = config.readWithoutSecrets();
    try (Database database = Database.open(Databases.of(settings))) {
      List<Recordings.Entry> entries = new Recordings(database).newest(campaign, most);
      for (Recordings.Entry entry : entries) json.say(console, line(entry));
      json.write(console, Map.of("recordings", entries));
      return ExitStatus.DONE;
    }
  }

  private static String line(Recordings.Entry entry) {
    long ms = TimeUnit.NANOSECONDS.toMillis(entry.endedAtNs() - entry.beganAtNs());
    boolean whole = entry.beganAtNs() != 0 && entry.endedAtNs() != 0;
    return String.format(
        "%s %s%s %s %s %s%s %s:%s%s",
        Instant.ofEpochSecond(
            TimeUnit.NANOSECONDS.toSeconds(
                entry.beganAtNs() == 0 ? entry.endedAtNs() : entry.beganAtNs())),
        LegId.text(entry.callId()).substring(3),
        entry.part() == 1 ? "" : "-" + entry.part(),
        entry.campaign(),
        entry.agent(),
        entry.deletedAtNs() != 0 ? "deleted" : entry.status(),
        whole ? " " + ms / 1000 + " s" : "",
        entry.node(),
        entry.file(),
        entry.detail().isEmpty() ? "" : ": " + entry.detail());
  }

  @Command(
      name = "purge",
      description = {
        "Delete the files whose time is over, where this machine reaches them; a running engine does"
            + " so every hour.",
        "Exit status 1 when some are left, with the reason."
      })
  int purge(@Mixin CommonOptions options, @Mixin ConfigOption config, @Mixin JsonOption json) {
    EngineSettings settings = config.readWithoutSecrets();
    try (Database database = Database.open(Databases.of(settings))) {
      Retention retention =
          new Retention(
              new Recordings(database), new RecordingFolders(settings.recordingFolders()));
      Instant now = Instant.now();
      long nowNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
      int deleted = 0;
      Retention.Done done;
      do {
        done = retention.run(nowNs);
        deleted += done.deleted();
      } while (done.deleted() > 0 && !done.left().isEmpty());
      json.say(console, deleted + " deleted");
      for (Map.Entry<String, Integer> left : done.left().entrySet())
        json.say(
            console,
            left.getValue()
                + " left on "
                + left.getKey()
                + ": "
                + done.reasons().get(left.getKey()));
      json.write(console, Map.of("deleted", deleted, "left", done.left()));
      return done.left().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }
}
