package org.pacekeeper.sim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.ReplayRun;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** The whole line, from the lead list to the recorded outcome, over a real socket. */
class DemoTest {
  private static final int CALLS = 60;

  @TempDir Path folder;

  @Test
  void theThreeBooksAgreeAndTheDecisionsRepeat() throws Exception {
    Demo.Options options = options("progressive");
    Demo demo = Demo.start(options);
    DemoSummary summary;
    String health;
    try {
      Waiting.until(CALLS + " calls", () -> originated(demo) >= CALLS, demo::snapshot);
      health = get(demo.board().resolve("/health"));
    } finally {
      summary = demo.finish();
    }

    Map<String, Object> figures = summary.figures();
    assertThat(health).contains("\"status\":\"up\"");
    assertThat((long) figures.get("originated")).isGreaterThanOrEqualTo(CALLS);
    assertThat((long) figures.get("connected")).isPositive();
    assertThat(figures)
        .containsEntry("leadsDialedTwice", 0L)
        .containsEntry("lostOutcomes", 0L)
        .containsKey("abandonFraction");
    assertThat(sum((Map<?, ?>) figures.get("outcomes"))).isEqualTo(figures.get("originated"));
    ReplayRun.Result replay =
        ReplayRun.run(Demo.journalDir(options), Policies.shipped(), events -> {});
    assertThat(replay.difference()).isEmpty();
    assertThat(replay.events()).isEqualTo(figures.get("journalEvents"));
    assertThat(replay.commands()).isEqualTo(figures.get("journalCommands"));
    assertThat(replay.missing()).isZero();
  }

  @Test
  void playsAScenariosCallersFromOutside() throws Exception {
    Path scenario =
        Files.writeString(
            folder.resolve("callers.yaml"),
            """
            name: callers
            duration: 1h
            agents: [{at: 0h, count: 8}]
            handle: {talk: {dist: constant, value: 20s}}
            callees:
              human: {share: 0.2, ring: {dist: constant, value: 3s}}
              noAnswer: {share: 0.8}
            inbound: {rate: 600, talk: {dist: constant, value: 10s}, priority: before}
            """);
    Demo.Options plain = options("progressive");
    DemoScene scene = new DemoScene(ScenarioReader.read(scenario));
    assertThat(scene.agents(20)).isEqualTo(8);
    Demo demo =
        Demo.start(
            new Demo.Options(8, 20, 0, plain.leads(), 7, plain.policy(), plain.dataDir(), scene));
    DemoSummary summary;
    try {
      Waiting.until("3 callers", () -> callersAnswered(demo) >= 3, demo::snapshot);
    } finally {
      summary = demo.finish();
    }
    assertThat((long) summary.figures().get("callersAnswered")).isGreaterThanOrEqualTo(3);
    assertThat(summary.figures())
        .containsEntry("scenario", "callers")
        .containsEntry("leadsDialedTwice", 0L)
        .containsEntry("lostOutcomes", 0L);
  }

  private static long callersAnswered(Demo demo) {
    return demo.snapshot().campaigns().stream().mapToLong(c -> c.inbound().answered()).sum();
  }

  @Test
  void aFolderThatNoDemoMadeIsLeftAlone() throws Exception {
    Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> DemoFiles.begin(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds something that no demo made");
    assertThat(precious).exists();
  }

  @Test
  void theFolderOfARunningDemoIsLeftAlone() throws Exception {
    Demo.Options options = options("progressive");
    try (Demo running = Demo.start(options)) {
      assertThatThrownBy(() -> DemoFiles.begin(options.dataDir()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is in use by a running demo");
      assertThat(running.snapshot()).isNotNull();
    }
  }

  @Test
  void anUnknownPolicyIsRefusedBeforeAnythingStarts() {
    assertThatThrownBy(() -> Demo.start(options("fixed.Ration")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one of fixed.Ratio, ");
  }

  private Demo.Options options(String policy) {
    Path dataDir = folder.resolve("demo");
    DemoFiles.begin(dataDir);
    return new Demo.Options(8, 20, 0, DemoFiles.sampleLeads(dataDir), 7, policy, dataDir);
  }

  private static long originated(Demo demo) {
    return demo.snapshot().campaigns().stream().mapToLong(c -> c.originated()).sum();
  }

  private static long sum(Map<?, ?> counts) {
    return counts.values().stream().mapToLong(count -> (Long) count).sum();
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
