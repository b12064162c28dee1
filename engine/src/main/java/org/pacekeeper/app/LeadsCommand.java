package org.pacekeeper.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.Io;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.cli.Progress;
import org.pacekeeper.store.AbandonedCalls;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.DoNotCallList;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.ImportResult;
import org.pacekeeper.store.LeadCheck;
import org.pacekeeper.store.LeadExport;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.csv.PhoneReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leads import|check|export}: beside a running engine or without one. */
@Command(
    name = "leads",
    description =
        "Import, check and export leads, and list whom not to call, also while the engine runs.",
    synopsisSubcommandLabel = "COMMAND")
final class LeadsCommand {
  private static final int PROBLEMS_SHOWN = 10;

  private final Console console;

  @Mixin private CommonOptions common;

  LeadsCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "import",
      description = {
        "Bring a CSV file of leads into a campaign, which is made when there is none of that name.",
        "Rows that cannot be used, and numbers that are there already, are left out and reported."
      })
  int bringIn(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Mixin LeadFileOptions leads,
      @Mixin JsonOption json,
      @Option(
              names = "--campaign",
              required = true,
              paramLabel = "NAME",
              description = "Where the leads go.")
          String campaign,
      @Option(names = "--strict", description = "Import all rows or, when one is bad, none.")
          boolean strict) {
    ImportOptions how = leads.read(campaign, strict);
    Path file = leads.file();
    try (Database database = open(config)) {
      long nowNs = nowNs();
      ImportResult result =
          watched(
              "Importing", progress -> new LeadImport(database).run(file, how, nowNs, progress));
      tell(json, leads, result, result.stored() ? "imported into " + campaign : "nothing imported");
      return result.stored() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  @Command(
      name = "check",
      description = {
        "Tell what an import of a CSV file would do; nothing is written.",
        "With --campaign the campaign and the do-not-call list are looked at too. Exit status 1"
            + " when a row would be left out."
      })
  int check(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Mixin LeadFileOptions leads,
      @Mixin JsonOption json,
      @Option(
              names = "--campaign",
              defaultValue = "",
              paramLabel = "NAME",
              description = "Where the leads would go.")
          String campaign) {
    ImportOptions how = leads.read(campaign, false);
    Path file = leads.file();
    ImportResult result;
    if (campaign.isEmpty()) {
      result = watched("Checking", progress -> LeadCheck.offline().run(file, how, progress));
    } else {
      try (Database database = open(config)) {
        result =
            watched("Checking", progress -> LeadCheck.against(database).run(file, how, progress));
      }
    }
    tell(json, leads, result, "good");
    return result.clean() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  @Command(
      name = "export",
      description = "Write a campaign's leads, with attempts and dispositions, as CSV.")
  int export(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Option(
              names = "--campaign",
              required = true,
              paramLabel = "NAME",
              description = "Whose leads.")
          String campaign,
      @Option(
              names = "--out",
              paramLabel = "FILE.csv",
              description = "Where to; default: standard output.")
          Path out) {
    try (Database database = open(config);
        Writer writer = writer(out)) {
      long written = new LeadExport(database).run(campaign, writer);
      if (out != null) console.out().println(written + " leads written to " + out);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    } catch (UncheckedIOException e) {
      throw unwritable(campaign, e.getCause());
    } catch (IOException e) {
      throw unwritable(campaign, e);
    }
  }

  private static CommandFailure unwritable(String campaign, IOException e) {
    return CommandFailure.failed(
        "export of " + campaign + ": cannot be written: " + Io.reason(e), e);
  }

  @Command(
      name = "do-not-call",
      description = {
        "Put all numbers of a CSV file on the do-not-call list, for every campaign and at once; a"
            + " running engine is told.",
        "The first column, or the one under a header like 'phone', holds the numbers. Rows that are"
            + " no number are left out and reported."
      })
  int doNotCall(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Mixin JsonOption json,
      @Parameters(paramLabel = "FILE.csv", description = "Numbers, one a line.") Path file,
      @Option(
              names = "--region",
              defaultValue = "",
              paramLabel = "XX",
              description =
                  "Where numbers without a country code belong: two letters, as US or GB.")
          String region,
      @Option(
              names = "--source",
              defaultValue = "import",
              paramLabel = "TEXT",
              description = "Who said so, kept with each number. Default: import.")
          String source) {
    if (!Files.isRegularFile(file))
      throw CommandFailure.wrongUsage(file + ": no such file; expected a CSV file of numbers");
    if (!region.isEmpty() && !PhoneReader.knowsRegion(region))
      throw CommandFailure.wrongUsage(
          "--region '" + region + "': expected two letters such as US, GB or DE");
    try (Database database = open(config);
        Progress progress = Progress.on(console, "Listing", " MB", 1_000_000)) {
      DoNotCallList.Imported done =
          new DoNotCallList(database)
              .importFile(
                  file,
                  StandardCharsets.UTF_8,
                  region,
                  source,
                  nowNs(),
                  (bytesRead, bytesTotal, rows) -> progress.at(bytesRead, bytesTotal));
      json.say(
          console,
          file
              + ": "
              + done.rowsRead()
              + " rows, "
              + done.added()
              + " added to the do-not-call list, "
              + done.invalid()
              + " invalid");
      done.problems().stream()
          .limit(PROBLEMS_SHOWN)
          .forEach(problem -> json.say(console, "  " + problem));
      json.write(console, done);
      return done.invalid() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  @Command(
      name = "abandoned",
      description = {
        "Write the records of abandoned calls as CSV: who, when, why, which message, heard out or"
            + " not, never to be called again or not."
      })
  int abandoned(
      @Mixin CommonOptions options,
      @Mixin ConfigOption config,
      @Option(
              names = "--campaign",
              defaultValue = "",
              paramLabel = "NAME",
              description = "Only those of this campaign.")
          String campaign,
      @Option(
              names = "--out",
              paramLabel = "FILE.csv",
              description = "Where to write. Default: standard output.")
          Path out)
      throws IOException {
    try (Database database = open(config);
        Writer writer = writer(out)) {
      AbandonedCalls.export(database, campaign, writer);
      return ExitStatus.DONE;
    }
  }

  private static long nowNs() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private Writer writer(Path out) throws IOException {
    if (out != null) return Files.newBufferedWriter(out, StandardCharsets.UTF_8);
    return new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
  }

  private static Database open(ConfigOption config) {
    return Database.open(Databases.of(config.readWithoutSecrets()));
  }

  private interface Work {
    ImportResult run(ImportProgress progress);
  }

  private ImportResult watched(String task, Work work) {
    try (Progress progress = Progress.on(console, task, " MB", 1_000_000)) {
      return work.run((bytesRead, bytesTotal, rowsRead) -> progress.at(bytesRead, bytesTotal));
    }
  }

  private void tell(JsonOption json, LeadFileOptions leads, ImportResult result, String done) {
    json.say(
        console,
        result.file()
            + ": "
            + result.rowsRead()
            + " rows, "
            + result.good()
            + " "
            + done
            + (result.doNotCall() > 0 ? " (" + result.doNotCall() + " do not call)" : "")
            + (result.noZone() > 0 ? " (" + result.noZone() + " without a time zone)" : "")
            + ", "
            + result.invalid()
            + " invalid, "
            + result.duplicate()
            + " duplicate");
    if (!leads.problemsWritten())
      result.problems().stream()
          .limit(PROBLEMS_SHOWN)
          .forEach(problem -> json.say(console, "  " + problem));
    if (!leads.problemsWritten() && result.problemsTotal() > PROBLEMS_SHOWN)
      json.say(
          console,
          "  and "
              + (result.problemsTotal() - PROBLEMS_SHOWN)
              + " more; --problems FILE.csv writes all of them");
    json.write(console, result);
  }
}
