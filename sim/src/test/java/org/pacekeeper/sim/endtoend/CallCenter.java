package org.pacekeeper.sim.endtoend;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.settings.SettingsReader;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.ImportResult;
import org.pacekeeper.store.LeadExport;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.StoreSettings;

/**
 * The files of a call center on a {@link PhoneNetwork}: settings, law, journals and database. One
 * attempt for each lead, no wrap-up, calling at any hour.
 */
final class CallCenter {
  static final String CAMPAIGN = "crash";
  static final String SECRET = "PACEKEEPER_PBX_SECRET";

  private static final List<String> NOT_FINAL = List.of("ready", "claimed");

  private final Path folder;
  private final PhoneNetwork network;

  private CallCenter(Path folder, PhoneNetwork network) {
    this.folder = folder;
    this.network = network;
  }

  /** Writes the files into a folder and imports the network's first {@code leads} numbers. */
  static CallCenter open(Path folder, PhoneNetwork network, int agents, int leads)
      throws IOException {
    CallCenter center = new CallCenter(folder, network);
    Files.createDirectories(folder.resolve("compliance"));
    Files.writeString(
        folder.resolve("compliance/none.yaml"), "title: No law\nasOf: \"2026-01-01\"\n");
    Files.writeString(center.config(), settings(network, agents));
    center.importLeads(leads);
    return center;
  }

  private static String settings(PhoneNetwork network, int agents) {
    AsteriskNode node = network.node();
    String roster =
        IntStream.rangeClosed(1, agents)
            .mapToObj(
                i ->
                    "  - {name: agent%1$d, campaign: %2$s, node: %3$s, dialString: %4$s}%n"
                        .formatted(i, CAMPAIGN, node.name(), network.phone(i)))
            .collect(Collectors.joining());
    return """
        dataDir: data
        journal: {sync: none}
        web: {port: 0}
        nodes:
          - {name: %1$s, host: %2$s, port: %3$d, user: %4$s, secret: "${%5$s}",
             originatesPerSecond: %9$d}
        trunks:
          - {name: carrier, node: %1$s, dialString: "%6$s", lines: %10$d, originatesPerSecond: %9$d}
        campaigns:
          - name: %7$s
            policy: progressive
            trunks: [carrier]
            callerId: "+12025550100"
            compliance: [none]
            ringTimeout: %8$ds
            message: vm-goodbye
            callingHours: ["mon-sun 00:00-24:00"]
            wrapUp: 0s
            retry: {attemptsMax: 1}
        agents:
        """
            .formatted(
                node.name(),
                node.host(),
                node.port(),
                node.user(),
                SECRET,
                network.dialString(),
                CAMPAIGN,
                network.ringTimeoutS(),
                network.originatesPerSecond(),
                network.lines())
        + roster;
  }

  private void importLeads(int leads) throws IOException {
    Path file = folder.resolve("leads.csv");
    Files.writeString(
        file,
        IntStream.range(0, leads)
            .mapToObj(i -> network.number(i).e164() + "\n")
            .collect(Collectors.joining("", "phone\n", "")));
    Files.createDirectories(folder.resolve("data"));
    try (Database database = Database.open(store())) {
      ImportResult result =
          new LeadImport(database)
              .run(
                  file,
                  ImportOptions.of(CAMPAIGN).withStrict(true),
                  System.currentTimeMillis() * 1_000_000,
                  ImportProgress.NONE);
      if (result.good() != leads)
        throw new IllegalStateException("imported " + result + ": expected " + leads + " leads");
    }
  }

  PhoneNetwork network() {
    return network;
  }

  Path config() {
    return folder.resolve("pacekeeper.yaml");
  }

  Path journal() {
    return folder.resolve("data/journal");
  }

  /** What the engine says while it runs, in this order of runs. */
  Path log(int run) {
    return folder.resolve("engine-" + run + ".log");
  }

  StoreSettings store() {
    return StoreSettings.sqlite(folder.resolve("data/leads.db"));
  }

  /** The settings as an engine in this process reads them. */
  EngineSettings settings() {
    return SettingsReader.read(
        config(), name -> name.equals(SECRET) ? network.node().secret() : System.getenv(name));
  }

  /** Leads that may still be called. */
  static long leadsLeft(Database database) {
    return statuses(database).stream().filter(NOT_FINAL::contains).count();
  }

  /** Where each lead stands. */
  static List<String> statuses(Database database) {
    StringWriter csv = new StringWriter();
    new LeadExport(database).run(CAMPAIGN, csv);
    List<String> lines = csv.toString().lines().toList();
    int column = List.of(lines.get(0).split(",")).indexOf("status");
    return lines.stream().skip(1).map(line -> line.split(",")[column]).toList();
  }
}
