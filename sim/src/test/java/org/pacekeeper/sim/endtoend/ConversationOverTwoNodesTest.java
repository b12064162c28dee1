package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentMuted;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
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

/** A callee on one real Asterisk, agents on another, joined over SIP. */
@Tag("asterisk")
class ConversationOverTwoNodesTest {
  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private RealAsterisk first;
  private RealAsterisk second;

  @BeforeEach
  void startNodes() throws Exception {
    first = opened(RealAsterisk.start(folder.resolve("n1"), 20_000));
    second = opened(RealAsterisk.start(folder.resolve("n2"), 24_000));
    opened(
        SippCarrier.start(first.carrierPort(), Files.createDirectories(folder.resolve("carrier"))));
  }

  @AfterEach
  void stopNodes() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) opened.get(i).close();
  }

  /**
   * Ben, who is free first, has his phone called for each conversation; Anna's stays up. Both hear
   * a tone first.
   */
  @Test
  void theCalleeIsHeldTakenBackAndTransferredOverTheTrunkBetweenTheNodes() throws Exception {
    try (EngineRun run = start()) {
      seen("ben talks", CallConnected.class, 1);
      assertThat(all(CallConnected.class).get(0).agent()).isEqualTo("ben");
      ask(run, "ben", Ask.HOLD, "");
      seen("held", CallHeld.class, 1);
      ask(run, "ben", Ask.RESUME, "");
      seen("taken back", CallConnected.class, 2);
      ask(run, "ben", Ask.TRANSFER, "anna");
      seen("anna talks", CallConnected.class, 3);
      assertThat(all(CallConnected.class).get(2).agent()).isEqualTo("anna");
      seen("ben's phone is put down", AgentLegDown.class, 1);
      ask(run, "anna", Ask.MUTE, "");
      seen("anna is muted", AgentMuted.class, 1);
      ask(run, "anna", Ask.HANG_UP, "");
      seen("anna is heard again", AgentMuted.class, 2);
      assertThat(all(AgentLegDown.class)).extracting(AgentLegDown::agent).containsExactly("ben");
      assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
    }
    assertThat(RecordedRun.read(journal()).connectedAcross()).isEqualTo(3);
    try (Database database = Database.open(store())) {
      List<Attempt> attempts = AttemptLog.attempts(database);
      assertThat(attempts).hasSize(1);
      assertThat(attempts.get(0).outcome()).isEqualTo(Outcome.CONNECTED);
    }
  }

  private EngineRun start() throws Exception {
    Files.createDirectories(folder.resolve("compliance"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("compliance/none.yaml"), "title: No law\nasOf: \"2026-01-01\"\n");
    Path settings = Files.writeString(folder.resolve("pacekeeper.yaml"), settings());
    Path file = folder.resolve("leads.csv");
    Files.writeString(file, "phone\n" + SippCarrier.number(2_000, SippCarrier.STAYS).e164() + "\n");
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

  private String settings() {
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
          - {name: n1, node: n1, dialString: "PJSIP/{e164}@carrier", lines: 5}
        campaigns:
          - name: pool
            policy: progressive
            trunks: [n1]
            callerId: "+12025550100"
            compliance: [none]
            abandonAfter: 5s
            message: vm-goodbye
            callingHours: ["mon-sun 00:00-24:00"]
            wrapUp: 0s
            retry: {attemptsMax: 1}
        agents:
          - {name: anna, campaign: pool, node: n2, dialString: Local/1001@phones/n, beep: true}
          - {name: ben, campaign: pool, node: n2, dialString: Local/1002@phones/n, beep: true, leg: per-call}
        """
        .formatted(first.node().port(), second.node().port(), first.sipPort(), second.sipPort());
  }

  private static void ask(EngineRun run, String agent, Ask ask, String target) {
    run.host().engine().append(new ConversationAsked(agent, ask, target));
  }

  private void seen(String what, Class<? extends Event> type, int count) {
    Waiting.until(what, () -> all(type).size() >= count, () -> RecordedRun.read(journal()).shown());
  }

  private <T extends Event> List<T> all(Class<T> type) {
    return RecordedRun.read(journal()).all(type);
  }

  private Path journal() {
    return folder.resolve("data/journal");
  }

  private StoreSettings store() {
    return StoreSettings.sqlite(folder.resolve("data/leads.db"));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }
}
