package org.pacekeeper.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.doctor.Check;
import org.pacekeeper.app.doctor.DataFolderCheck;
import org.pacekeeper.app.doctor.DatabaseCheck;
import org.pacekeeper.app.doctor.Finding;
import org.pacekeeper.app.doctor.MachineCheck;
import org.pacekeeper.app.doctor.PbxCheck;
import org.pacekeeper.app.doctor.PortCheck;
import org.pacekeeper.asterisk.CauseTable;
import org.pacekeeper.lead.RetryRules;
import org.pacekeeper.settings.EngineSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: looks at everything an engine needs and says what to do. */
@Command(
    name = "doctor",
    description = {
      "Check Java, clock, disk, port, database, Asterisk, dialplan, leads and calling hours, and say"
          + " what to do.",
      "Calls nobody. Exit status 1 when something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private ConfigOption config;
  @Mixin private JsonOption json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Option(
      names = "--causes",
      description = "Print what each SIP status and ISUP cause is taken for, and nothing else.")
  private boolean causes;

  @Override
  public Integer call() {
    if (causes) {
      tellCauses();
      return ExitStatus.DONE;
    }
    EngineSettings settings = config.readWithoutSecrets();
    List<Finding> findings = new ArrayList<>();
    findings.add(settingsRead(settings));
    for (Check check : checks(settings)) findings.addAll(check.look());
    for (Finding finding : findings) tell(finding);
    boolean wrong = findings.stream().anyMatch(f -> f.level() == Finding.Level.WRONG);
    json.write(console, Map.of("healthy", !wrong, "findings", findings));
    return wrong ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private static Finding settingsRead(EngineSettings settings) {
    String found = settings.file() + " can be used";
    return settings.notices().isEmpty()
        ? new Finding("settings", Finding.Level.OK, found, "")
        : new Finding(
            "settings",
            Finding.Level.NOTICE,
            found + "; " + String.join("; ", settings.notices()),
            "write the tighter figures into the campaign");
  }

  private static List<Check> checks(EngineSettings settings) {
    Instant now = Instant.now();
    DataFolderCheck folder =
        new DataFolderCheck(settings.dataDir(), EngineRun.journalDir(settings), now);
    List<Check> checks = new ArrayList<>();
    checks.add(new MachineCheck(now));
    checks.add(folder);
    checks.add(new PortCheck(settings.web().host(), settings.web().port(), folder.isHeld()));
    checks.add(new DatabaseCheck(Databases.of(settings), settings.campaigns(), now));
    for (EngineSettings.Node node : settings.nodes()) checks.add(new PbxCheck(node));
    return checks;
  }

  private void tell(Finding finding) {
    String mark =
        switch (finding.level()) {
          case OK -> "ok     ";
          case NOTICE -> "notice ";
          case WRONG -> "WRONG  ";
        };
    json.say(console, mark + finding.what() + ": " + finding.found());
    if (!finding.advice().isEmpty()) json.say(console, "       -> " + finding.advice());
  }

  private void tellCauses() {
    for (CauseTable.Row row : CauseTable.shipped().rows())
      json.say(
          console,
          String.format(
              "%-7s%-16s %-13s %-10s %s; %s",
              row.signal().name().toLowerCase(Locale.ROOT),
              row.code(),
              row.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              row.alarm().isEmpty() ? "" : "! " + row.alarm(),
              row.meaning(),
              RetryRules.inWords(row.outcome())));
    json.write(console, Map.of("causes", CauseTable.shipped().rows()));
  }
}
