package org.pacekeeper.sim.endtoend;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.SettingsReader;
import org.pacekeeper.sim.asterisk.CalleeEars;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.RtpFarEnd;
import org.pacekeeper.sim.asterisk.RtpFarEnd.Manners;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.StoreSettings;

/**
 * A call center as it would stand in production, on loopback: two real Asterisks joined over SIP, a
 * SIPp carrier behind each, fifty agents at SIP phones that speak, callees who listen, a list of
 * leads who do by chance what callees do. The policy is progressive, one call for each idle agent,
 * so that nobody need be abandoned; ten calls a second on each node are the limit.
 */
final class ProductionSite implements AutoCloseable {
  static final int AGENTS = 50;
  static final int PER_SECOND_AND_NODE = 10;
  static final List<String> NODES = List.of("n1", "n2");

  /** Parts of a hundred, and what the callee does. */
  private static final Map<String, Integer> SHARES =
      Map.of(
          SippCarrier.CHATS,
          35,
          "486",
          25,
          SippCarrier.RINGS,
          20,
          "404",
          8,
          "603",
          5,
          "480",
          5,
          "503",
          2);

  private static final int SERIALS = 8_000;
  private static final List<String> AREAS = List.of("202", "212", "305", "312", "415");

  private final Path folder;
  private final List<PhoneNumber> numbers;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final CalleeEars ears;
  private final RealAsterisk[] nodes = new RealAsterisk[NODES.size()];
  private final RtpFarEnd[] phones = new RtpFarEnd[NODES.size()];
  private final int[] phonePorts = new int[NODES.size()];
  private final List<SippCarrier> carriers = new ArrayList<>();

  private ProductionSite(Path folder, List<PhoneNumber> numbers) throws IOException {
    this.folder = folder;
    this.numbers = numbers;
    this.ears = opened(CalleeEars.open());
  }

  /** Starts everything but the engine. */
  static ProductionSite open(Path folder, int leads, long seed) throws Exception {
    ProductionSite site = new ProductionSite(folder, numbers(leads, seed));
    try {
      for (int i = 0; i < NODES.size(); i++) site.openNode(i);
      site.writeFiles();
    } catch (Exception | Error e) {
      site.close();
      throw e;
    }
    return site;
  }

  private static List<PhoneNumber> numbers(int leads, long seed) {
    if (leads > SERIALS * AREAS.size())
      throw new IllegalArgumentException(
          leads + " leads: expected at most " + SERIALS * AREAS.size());
    List<String> lots =
        SHARES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(e -> IntStream.range(0, e.getValue()).mapToObj(i -> e.getKey()))
            .toList();
    Random chance = new Random(seed);
    return IntStream.range(0, leads)
        .mapToObj(
            i ->
                PhoneNumber.of(
                    "+1%s%d%s"
                        .formatted(
                            AREAS.get(i / SERIALS),
                            10_000 - SERIALS + i % SERIALS,
                            lots.get(chance.nextInt(lots.size())))))
        .toList();
  }

  private void openNode(int i) throws Exception {
    String name = NODES.get(i);
    nodes[i] = opened(RealAsterisk.start(folder.resolve(name), 26_000 + 3_000 * i));
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      phonePorts[i] = free.getLocalPort();
    }
    startPhones(i);
    Path sipp = Files.createDirectories(folder.resolve("sipp-" + name));
    carriers.add(opened(SippCarrier.start(nodes[i].carrierPort(), sipp, ears.port())));
  }

  /** The voice of a phone is its agent's number. */
  private void startPhones(int i) throws IOException {
    phones[i] =
        opened(
            RtpFarEnd.start(
                phonePorts[i], user -> new Manners(0, Integer.parseInt(user.substring(5)), 0)));
  }

  private void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("compliance"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("compliance/none.yaml"), "title: No law\nasOf: \"2026-01-01\"\n");
    Files.writeString(folder.resolve("pacekeeper.yaml"), settings());
    Path file = folder.resolve("leads.csv");
    Files.writeString(
        file,
        numbers.stream().map(n -> n.e164() + "\n").collect(Collectors.joining("", "phone\n", "")));
    try (Database database = Database.open(store())) {
      new LeadImport(database)
          .run(
              file,
              ImportOptions.of("pool").withStrict(true),
              System.currentTimeMillis() * 1_000_000,
              ImportProgress.NONE);
    }
  }

  private String settings() {
    String agents =
        IntStream.rangeClosed(1, AGENTS)
            .mapToObj(
                i ->
                    ("  - {name: agent%1$d, campaign: pool, node: %2$s,"
                            + " dialString: \"PJSIP/carrier/sip:agent%1$d@127.0.0.1:%3$d\"}%n")
                        .formatted(i, NODES.get(i % 2), phonePorts[i % 2]))
            .collect(Collectors.joining());
    return """
        dataDir: data
        journal: {sync: interval}
        web: {port: 0}
        nodes:
          - {name: n1, host: 127.0.0.1, port: %1$d, user: pacekeeper, secret: "${S1}", originatesPerSecond: %5$d}
          - {name: n2, host: 127.0.0.1, port: %2$d, user: pacekeeper, secret: "${S2}", originatesPerSecond: %5$d}
        joins:
          - {from: n1, to: n2, dialString: "PJSIP/join/sip:{leg}@127.0.0.1:%4$d"}
          - {from: n2, to: n1, dialString: "PJSIP/join/sip:{leg}@127.0.0.1:%3$d"}
        trunks:
          - {name: n1, node: n1, dialString: "PJSIP/{e164}@carrier", lines: 100, originatesPerSecond: %5$d, group: all}
          - {name: n2, node: n2, dialString: "PJSIP/{e164}@carrier", lines: 100, originatesPerSecond: %5$d, group: all}
        campaigns:
          - name: pool
            policy: progressive
            trunks: [all]
            callerId: "+12025550100"
            compliance: [none]
            ringTimeout: 2s
            message: vm-goodbye
            callingHours: ["mon-sun 00:00-24:00"]
            wrapUp: 0s
            retry: {attemptsMax: 1}
        agents:
        """
            .formatted(
                nodes[0].node().port(),
                nodes[1].node().port(),
                nodes[0].sipPort(),
                nodes[1].sipPort(),
                PER_SECOND_AND_NODE)
        + agents;
  }

  /** The whole engine; the caller closes it, before this. */
  EngineRun startEngine() throws Exception {
    Map<String, String> secrets =
        Map.of("S1", nodes[0].node().secret(), "S2", nodes[1].node().secret());
    return EngineRun.start(
        SettingsReader.read(folder.resolve("pacekeeper.yaml"), secrets::get), store());
  }

  /**
   * SIGKILL; its phones find out.
   *
   * @return when it was gone, epoch ns
   */
  long kill(int node) throws Exception {
    ProcessHandle process = nodes[node].process();
    process.destroyForcibly();
    process.onExit().get();
    long goneNs = System.currentTimeMillis() * 1_000_000;
    phones[node].close();
    return goneNs;
  }

  /** Starts a node that was killed, on its ports, and its phones. */
  void startAgain(int node) throws Exception {
    startPhones(node);
    nodes[node] =
        opened(RealAsterisk.startAgain(nodes[node], folder.resolve(NODES.get(node) + "-again")));
  }

  /** CPU time that the node's process has used; none once it is gone. */
  Optional<Duration> cpu(int node) {
    return nodes[node].cpu();
  }

  List<SippCarrier> carriers() {
    return carriers;
  }

  CalleeEars ears() {
    return ears;
  }

  Path journal() {
    return folder.resolve("data/journal");
  }

  StoreSettings store() {
    return StoreSettings.sqlite(folder.resolve("data/leads.db"));
  }

  @Override
  public void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) opened.get(i).close();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }
}
