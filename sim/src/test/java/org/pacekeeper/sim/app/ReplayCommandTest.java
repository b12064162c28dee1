package org.pacekeeper.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.sim.replay.RecordedJournal;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
  private static final String SCENARIO =
      """
      name: short
      duration: 20m
      agents: [{at: 0h, count: 4}]
      handle: {talk: {dist: exponential, mean: 40s}, wrap: 5s}
      callees: {human: {share: 0.3}}
      """;

  @TempDir private Path folder;
  private Path journal;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void recordARun() throws IOException {
    Path scenario = folder.resolve("short.yaml");
    Files.writeString(scenario, SCENARIO);
    journal = folder.resolve("journal");
    int status =
        run(
            "simulate",
            "--scenario",
            scenario.toString(),
            "--policy",
            "progressive",
            "--journal",
            journal.toString());
    assertThat(status).as(errors()).isZero();
    out.reset();
  }

  private int run(String... args) {
    return Main.commands(new Console(stream(out), stream(err), false)).run(args);
  }

  private int replay(String... options) {
    return run(
        Stream.concat(Stream.of("replay", "--journal", journal.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutOptionsSaysThatEveryDecisionRepeats() {
    assertThat(replay()).isZero();
    assertThat(said()).startsWith("all decisions repeat: ");
  }

  @Test
  void withAPolicySaysWhatWouldHaveBeenAndHowMuchOfItIsDrawn() {
    assertThat(replay("--policy", "fixed.Ratio:r=3", "--runs", "2", "--json", "-"))
        .as(errors())
        .isZero();
    var json = JsonMapper.shared().readTree(said());
    assertThat(json.get("unchanged").asBoolean()).isFalse();
    assertThat(json.get("recordedPolicy").asString()).isEqualTo("progressive");
    assertThat(json.get("calls").get("placed").asDouble()).isPositive();
    var utilization = json.get("figures").get("utilization");
    assertThat(utilization.propertyNames())
        .containsExactly("recorded", "world", "replayed", "difference");
  }

  @Test
  void writesTheFittedScenarioForOtherCommandsToRead() {
    String fitted = folder.resolve("fitted.yaml").toString();
    assertThat(replay("--scenario", fitted)).as(errors()).isZero();
    assertThat(said()).contains("tables beside it, fitted on ").contains("recorded: utilization");
    assertThat(run("simulate", "--scenario", fitted, "--policy", "progressive"))
        .as(errors())
        .isZero();
    assertThat(said()).contains("fitted: 4 agents");

    assertThat(replay("--scenario", fitted)).isEqualTo(1);
    assertThat(replay("--scenario", fitted, "--policy", "progressive")).isEqualTo(2);
    assertThat(errors().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("is there already; expected a new one"),
            line -> assertThat(line).contains("expected no --policy and no --set with it"));
  }

  @Test
  void saysInALineWhatIsWrong() {
    assertThat(replay("--policy", "no.Such")).isEqualTo(2);
    assertThat(replay("--set", "ringTimout=20s")).isEqualTo(2);
    assertThat(replay("--set", "lines=many")).isEqualTo(2);
    assertThat(replay("--set", "lines")).isEqualTo(2);
    assertThat(replay("--policy", "progressive", "--runs", "0")).isEqualTo(2);
    assertThat(errors().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("policy 'no.Such' is unknown, expected one of"),
            line -> assertThat(line).contains("ringTimout: unknown key, did you mean ringTimeout?"),
            line -> assertThat(line).contains("lines 'many': expected a whole number"),
            line -> assertThat(line).contains("'lines': expected KEY=VALUE"),
            line -> assertThat(line).contains("--runs 0: expected 1 to 10000"));
  }

  @Test
  void refusesToRecordOverAJournal() {
    String scenario = folder.resolve("short.yaml").toString();
    assertThat(
            run(
                "simulate",
                "--scenario",
                scenario,
                "--policy",
                "progressive",
                "--journal",
                journal.toString()))
        .isEqualTo(1);
    assertThat(errors()).contains("holds a journal already: expected an empty or new folder");
  }

  @Test
  void saysWhereADamagedJournalIsDamaged() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(journal.resolve("events"))) {
      file = files.filter(each -> each.toString().endsWith(".cq4")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] word = "progressive".getBytes(StandardCharsets.US_ASCII);
    bytes[indexOf(bytes, word)] ^= 1;
    Files.write(file, bytes);
    assertThat(replay("--policy", "fixed.Ratio:r=3")).isEqualTo(1);
    assertThat(errors().lines()).hasSize(1);
    assertThat(errors()).contains(file.getFileName().toString());
  }

  private static int indexOf(byte[] bytes, byte[] word) {
    for (int i = 0; i + word.length <= bytes.length; i++)
      if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) return i;
    throw new IllegalStateException("not there");
  }

  @Test
  void refusesAJournalOfAnEmptyRun() {
    journal = RecordedJournal.of(folder.resolve("empty"), List.of());
    assertThat(replay()).isZero();
    assertThat(replay("--policy", "progressive")).isEqualTo(1);
    assertThat(errors()).contains("holds no campaign; expected one");
  }
}
