package org.pacekeeper.app;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.app.doctor.CallCheck;
import org.pacekeeper.app.doctor.Check;
import org.pacekeeper.app.doctor.DataFolderCheck;
import org.pacekeeper.app.doctor.DatabaseCheck;
import org.pacekeeper.app.doctor.Finding;
import org.pacekeeper.app.doctor.MachineCheck;
import org.pacekeeper.app.doctor.NodeNeeds;
import org.pacekeeper.app.doctor.PbxCheck;
import org.pacekeeper.app.doctor.PortCheck;
import org.pacekeeper.app.doctor.RecordingCheck;
import org.pacekeeper.asterisk.CauseTable;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
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
      "Calls nobody but whom --call names. Exit status 1 when something is wrong."
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

  @Option(
      names = "--call",
      paramLabel = "NUMBER",
      description = {
        "Call this telephone of yours once, play it the campaign's message, and tell what is seen.",
        "Neither the do-not-call list nor the calling hours are looked at."
      })
  private String callNumber;

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description = "With --call: whose caller id, message and first trunk. Default: the first.")
  private String campaign;

  @Option(
      names = "--trunk",
      paramLabel = "NAME",
      description = "With --call: over this trunk. Default: the first of the campaign.")
  private String trunk;

  @Override
  public Integer call() {
    if (causes) {
      tellCauses();
      return ExitStatus.DONE;
    }
    EngineSettings settings = config.readWithoutSecrets();
    Check testCall = testCall(settings);
    List<Finding> findings = new ArrayList<>();
    findings.add(settingsRead(settings));
    for (Check check : checks(settings)) findings.addAll(check.look());
    for (Finding finding : findings) tell(finding);
    if (testCall != null) {
      List<Finding> seen = testCall.look();
      seen.forEach(this::tell);
      findings.addAll(seen);
    }
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
    checks.add(new RecordingCheck(settings, Databases.of(settings), now));
    for (EngineSettings.Node node : settings.nodes())
      checks.add(new PbxCheck(node, NodeNeeds.of(settings, node.name()), Instant::now));
    return checks;
  }

  /** Null when none was asked for. */
  private Check testCall(EngineSettings settings) {
    if (callNumber == null) {
      if (campaign != null || trunk != null)
        throw CommandFailure.wrongUsage("--campaign and --trunk go with --call NUMBER");
      return null;
    }
    PhoneNumber phone;
    try {
      phone = PhoneNumber.of(callNumber);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--call: " + e.getMessage());
    }
    CampaignSettings of =
        named(settings.campaigns(), CampaignSettings::name, campaign, "--campaign", "campaign");
    if (campaign == null && trunk != null)
      for (CampaignSettings each : settings.campaigns())
        if (each.trunks().contains(trunk)) of = each;
    TrunkSettings over =
        named(
            settings.trunks(),
            TrunkSettings::name,
            trunk == null ? of.trunks().get(0) : trunk,
            "--trunk",
            "trunk");
    EngineSettings.Node node =
        named(settings.nodes(), EngineSettings.Node::name, over.node(), "--trunk", "node");
    return new CallCheck(
        node,
        over,
        of,
        phone,
        new SecureRandom().nextInt(),
        step -> json.say(console, "       " + step));
  }

  /** The one of that name, the first when no name is given. */
  private static <T> T named(
      List<T> all, Function<T, String> name, String wanted, String option, String kind) {
    if (wanted == null) return all.get(0);
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.wrongUsage(
                    option
                        + ": no "
                        + kind
                        + " '"
                        + wanted
                        + "', expected one of "
                        + String.join(", ", all.stream().map(name).toList())));
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
