package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.replay.Changes;
import org.pacekeeper.sim.replay.Counterfactual;
import org.pacekeeper.store.Database;

/** One data folder, one engine after the other. */
class RestartTest {
  private static final int AGENTS = 10;
  private static final int LEADS = 120;
  private static final int CALLS = 40;
  private static final long SEED = 11;
  private static final double SPEED = 40;

  @TempDir Path folder;
  private PhoneNetwork network;
  private CallCenter center;

  @BeforeEach
  void start() throws IOException {
    network = SimNetwork.start(SEED, SPEED);
    center = CallCenter.open(folder, network, AGENTS, LEADS);
  }

  @AfterEach
  void stop() {
    network.close();
  }

  @Test
  void anEngineThatEndsGivesItsLeadsBackAndTheNextGoesOn() throws Exception {
    long placed = runFor(CALLS);
    try (Database database = Database.open(center.store())) {
      assertThat(CallCenter.statuses(database)).contains("ready").doesNotContain("claimed");
    }
    Audit.of(center).nothingIsLost().knownOutcomesAreTrue().decisionsRepeat();

    try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
      Database database = run.host().database();
      Waiting.until(
          "the list's end",
          () -> CallCenter.leadsLeft(database) == 0,
          () -> run.host().engine().snapshot());
      assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
      CampaignView figures = run.host().engine().snapshot().campaigns().get(0);
      assertThat(placed).isLessThan(LEADS);
      assertThat(figures.originated()).as("of both runs").isEqualTo(LEADS);
    }
    Audit audit = Audit.of(center);
    assertThat(audit.seen()).isEqualTo(LEADS);
    audit
        .nothingIsLost()
        .nobodyIsCalledTwice()
        .knownOutcomesAreTrue()
        .everyLeadIsFinal()
        .decisionsRepeat();
    bothRunsAreReplayed();
  }

  /** What nobody saw between the runs may take another turn; the rest is as it was. */
  private void bothRunsAreReplayed() {
    Changes unchanged = Changes.of(null, List.of());
    Counterfactual replayed = Counterfactual.of(center.journal(), unchanged, 1, 1, done -> {});
    assertThat(replayed.restarts()).isOne();
    for (String name : List.of("originated", "connected")) {
      Counterfactual.Figure figure = replayed.figures().get(name);
      assertThat(figure.world().mean()).as(name).isCloseTo(figure.recorded(), withinPercentage(20));
    }
  }

  @Test
  void aSecondEngineOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
    try (EngineRun first = EngineRun.start(center.settings(), center.store())) {
      assertThatThrownBy(() -> EngineRun.start(center.settings(), center.store()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("data folder " + center.journal() + " is in use")
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageContaining("expected one process for one folder");
      Waiting.until("calls", () -> originated(first) > 0, () -> first.host().engine().snapshot());
      Waiting.until("health", () -> health(first).contains("\"up\""), () -> health(first));
      first.finish(Duration.ofSeconds(60));
    }
    Audit.of(center).nothingIsLost().nobodyIsCalledTwice().decisionsRepeat();
  }

  @Test
  void aJournalWhoseDecisionsDoNotRepeatIsRefusedAndNobodyIsCalled() throws Exception {
    runFor(CALLS);
    int seen = network.dialed().size();
    decideWhatNoEventLedTo();

    for (int attempt = 1; attempt <= 2; attempt++)
      assertThatThrownBy(() -> EngineRun.start(center.settings(), center.store()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the recorded decisions do not follow from its events")
          .hasMessageContaining("RecordDoNotCall");
    assertThat(network.dialed()).hasSize(seen);
  }

  /** As a version would that decides otherwise. */
  private void decideWhatNoEventLedTo() {
    JournalSettings settings =
        new JournalSettings(
            center.journal(), JournalSettings.Sync.NONE, 1_000, JournalSettings.Roll.DAILY, 30);
    long nowNs = System.currentTimeMillis() * 1_000_000;
    try (Journals journals = Journals.open(settings, () -> nowNs)) {
      long tick = journals.events().append(new Tick());
      journals
          .commands()
          .append(tick, nowNs, new RecordDoNotCall(new PhoneNumber(12_025_550_123L), "test"));
    }
  }

  /**
   * Runs an engine until it has placed some calls, then ends it in order.
   *
   * @return calls placed
   */
  private long runFor(int calls) throws IOException {
    try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
      Waiting.until(
          calls + " calls", () -> originated(run) >= calls, () -> run.host().engine().snapshot());
      assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
      return originated(run);
    }
  }

  private static long originated(EngineRun run) {
    List<CampaignView> campaigns = run.host().engine().snapshot().campaigns();
    return campaigns.isEmpty() ? 0 : campaigns.get(0).originated();
  }

  private static String health(EngineRun run) {
    URI address = run.host().board().resolve("/health");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "no answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
