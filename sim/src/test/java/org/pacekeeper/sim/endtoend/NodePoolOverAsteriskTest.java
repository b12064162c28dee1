package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.SettingsReader;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.AttemptLog.Attempt;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.StoreSettings;

/** Two real Asterisks that are joined, each with a carrier of its own, under one campaign. */
@Tag("asterisk")
class NodePoolOverAsteriskTest {
  private static final int FIRST_SERIAL = 2_000;
  private static final List<String> CODES =
      List.of(SippCarrier.ANSWERS, "486", SippCarrier.ANSWERS, "404");
  private static final long TEN_SECONDS_NS = 10_000_000_000L;

  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private RealAsterisk first;
  private RealAsterisk second;
  private List<SippCarrier> carriers;

  @BeforeEach
  void startNodes() throws Exception {
    first = opened(RealAsterisk.start(folder.resolve("n1"), 20_000));
    second = opened(RealAsterisk.start(folder.resolve("n2"), 24_000));
    carriers =
        List.of(
            opened(carrier(first, folder.resolve("sipp1"))),
            opened(carrier(second, folder.resolve("sipp2"))));
  }

  @AfterEach
  void stopNodes() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) opened.get(i).close();
  }

  @Test
  void dialingGoesOnWithTheOtherWhenANodeIsKilledAndComesBackToBoth() throws Exception {
    int leads = 500;
    try (EngineRun run = start(leads)) {
      until(run, "calls over both", () -> placed().values().stream().allMatch(n -> n >= 40));
      first.process().destroyForcibly();
      first.process().onExit().get();
      long killedNs = System.currentTimeMillis() * 1_000_000;
      until(run, "n1 down", () -> node(run, 0).state() == NodeState.DOWN);
      int before = placed().get("n2");
      until(run, "calls over n2", () -> placed().get("n2") > before + 20);
      List<CommandRecord> after =
          RecordedRun.read(journal()).originates().stream()
              .filter(c -> c.timeNs() > killedNs)
              .toList();
      long firstAfterNs =
          after.stream()
              .filter(c -> ((Originate) c.command()).node().equals("n2"))
              .mapToLong(CommandRecord::timeNs)
              .min()
              .orElseThrow();
      System.out.println("n2 dialed " + (firstAfterNs - killedNs) / 1_000_000 + " ms after kill");
      assertThat(firstAfterNs - killedNs).isLessThan(TEN_SECONDS_NS);

      RealAsterisk again = opened(RealAsterisk.startAgain(first, folder.resolve("n1-again")));
      int overFirst = placed().get("n1");
      until(run, "calls over n1 again", () -> placed().get("n1") > overFirst + 20);
      assertThat(again.process().isAlive()).isTrue();
      finish(run, leads);
    }
    audit(leads);
    RecordedRun journals = RecordedRun.read(journal());
    System.out.println("placed " + placed() + ", across " + journals.connectedAcross());
    assertThat(journals.connectedAcross()).as("connected over two nodes").isPositive();
  }

  @Test
  void aFrozenNodeIsPausedWithTheReasonShownAndTakenUpAgain() throws Exception {
    int leads = 300;
    try (EngineRun run = start(leads)) {
      until(run, "calls over both", () -> placed().values().stream().allMatch(n -> n >= 20));
      first.freeze(true);
      try {
        until(run, "held back", () -> !node(run, 0).heldBack().isEmpty());
        System.out.println("frozen: " + node(run, 0).heldBack());
        until(run, "stalled", () -> node(run, 0).heldBack().startsWith("a heartbeat"));
        int overFirst = placed().get("n1");
        until(run, "given up", () -> node(run, 0).state() == NodeState.DOWN);
        assertThat(placed().get("n1")).as("calls given to a frozen node").isEqualTo(overFirst);
      } finally {
        first.freeze(false);
      }
      int overFirst = placed().get("n1");
      until(run, "calls over n1 again", () -> placed().get("n1") > overFirst + 10);
      finish(run, leads);
    }
    audit(leads);
  }

  private EngineRun start(int leads) throws Exception {
    Files.createDirectories(folder.resolve("compliance"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("compliance/none.yaml"), "title: No law\nasOf: \"2026-01-01\"\n");
    Path settings = Files.writeString(folder.resolve("pacekeeper.yaml"), settings());
    Path file = folder.resolve("leads.csv");
    Files.writeString(
        file,
        IntStream.range(0, leads)
            .mapToObj(i -> number(i).e164() + "\n")
            .collect(Collectors.joining("", "phone\n", "")));
    try (Database database = Database.open(store())) {
      new LeadImport(database)
          .run(
              file,
              ImportOptions.of("pool").withStrict(true),
              System.currentTimeMillis() * 1_000_000,
              ImportProgress.NONE);
    }
    Map<String, String> secrets = Map.of("S1", first.node().secret(), "S2", second.node().secret());
    return EngineRun.start(SettingsReader.read(settings, secrets::get), store());
  }

  /** Most agents are on the second node, so that callees of the first need the way there. */
  private String settings() {
    String agents =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    "  - {name: agent%d, campaign: pool, node: %s, dialString: Local/%d@phones/n}%n"
                        .formatted(i, i < 4 ? "n1" : "n2", 1_001 + i))
            .collect(Collectors.joining());
    return """
        dataDir: data
        journal: {sync: none}
        web: {port: 0}
        nodes:
          - {name: n1, host: 127.0.0.1, port: %1$d, user: pacekeeper, secret: "${S1}"}
          - {name: n2, host: 127.0.0.1, port: %2$d, user: pacekeeper, secret: "${S2}"}
        joins:
          - {from: n1, to: n2, dialString: "PJSIP/join/sip:{leg}@127.0.0.1:%4$d"}
          - {from: n2, to: n1, dialString: "PJSIP/join/sip:{leg}@127.0.0.1:%3$d"}
        trunks:
          - {name: n1, node: n1, dialString: "PJSIP/{e164}@carrier", lines: 50, group: all}
          - {name: n2, node: n2, dialString: "PJSIP/{e164}@carrier", lines: 50, group: all}
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
            .formatted(first.node().port(), second.node().port(), first.sipPort(), second.sipPort())
        + agents;
  }

  private void finish(EngineRun run, int leads) {
    until(
        run, leads + " outcomes", () -> AttemptLog.outcomes(run.host().database()).size() >= leads);
    assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
  }

  /** Every call that a carrier saw is one attempt in the store, and every lead has one attempt. */
  private void audit(int leads) throws Exception {
    Map<PhoneNumber, Long> seen = new TreeMap<>((a, b) -> Long.compare(a.digits(), b.digits()));
    for (SippCarrier carrier : carriers)
      for (SippCarrier.SeenCall call : carrier.calls()) seen.merge(call.number(), 1L, Long::sum);
    List<Attempt> attempts;
    try (Database database = Database.open(store())) {
      attempts = AttemptLog.attempts(database);
    }
    System.out.println(
        seen.size()
            + " calls seen, outcomes "
            + attempts.stream()
                .collect(Collectors.groupingBy(Attempt::outcome, Collectors.counting())));
    assertThat(seen.values()).as("calls to one number").allMatch(n -> n == 1);
    assertThat(attempts).extracting(Attempt::phone).doesNotHaveDuplicates().hasSize(leads);
    for (Attempt attempt : attempts) {
      if (attempt.outcome() == Outcome.UNKNOWN || attempt.outcome() == Outcome.FAULT) continue;
      assertThat(seen).containsKey(attempt.phone());
      String code = attempt.phone().e164().substring(9);
      if (attempt.outcome() == Outcome.BUSY) assertThat(code).isEqualTo("486");
      if (attempt.outcome() == Outcome.INVALID) assertThat(code).isEqualTo("404");
      if (attempt.outcome() == Outcome.CONNECTED) assertThat(code).isEqualTo(SippCarrier.ANSWERS);
    }
  }

  private Map<String, Integer> placed() {
    Map<String, Integer> placed = new TreeMap<>(Map.of("n1", 0, "n2", 0));
    for (CommandRecord record : RecordedRun.read(journal()).originates())
      placed.merge(((Originate) record.command()).node(), 1, Integer::sum);
    return placed;
  }

  private void until(EngineRun run, String what, BooleanSupplier condition) {
    Waiting.until(what, condition, () -> shown(run));
  }

  private static String shown(EngineRun run) {
    Snapshot now = run.host().engine().snapshot();
    return now.campaigns() + "\n" + now.nodes() + "\n" + now.trunks();
  }

  private static NodeView node(EngineRun run, int index) {
    return run.host().engine().snapshot().nodes().get(index);
  }

  private Path journal() {
    return folder.resolve("data/journal");
  }

  private StoreSettings store() {
    return StoreSettings.sqlite(folder.resolve("data/leads.db"));
  }

  private static PhoneNumber number(int index) {
    return SippCarrier.number(FIRST_SERIAL + index, CODES.get(index % CODES.size()));
  }

  private static SippCarrier carrier(RealAsterisk of, Path folder) throws Exception {
    return SippCarrier.start(of.carrierPort(), Files.createDirectories(folder));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }
}
