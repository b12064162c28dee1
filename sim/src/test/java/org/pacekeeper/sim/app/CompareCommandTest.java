package org.pacekeeper.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.app.cli.Console;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
  @TempDir private Path folder;
  private Path scenario;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    scenario = folder.resolve("tiny.yaml");
    Files.writeString(
        scenario,
        """
        name: tiny
        duration: 20m
        agents: [{at: 0h, count: 4}]
        handle: {talk: {dist: exponential, mean: 40s}}
        callees: {human: {share: 0.3, ring: 5s}}
        """);
  }

  private int run(String... args) {
    return Main.commands(new Console(stream(out), stream(err), false)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsATableAndItsConditions() {
    int status =
        run(
            "compare",
            "--scenario",
            scenario.toString(),
            "--policy",
            "progressive",
            "fixed.RatioIdle:r=2",
            "--seeds",
            "2",
            "--window",
            "24h");
    assertThat(err()).isEmpty();
    assertThat(status).isZero();
    assertThat(out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).isEqualTo("tiny: 4 agents, 20m, at most 3.0 % abandoned over 24h"),
            line -> assertThat(line).startsWith("policy").contains("to progressive"),
            line -> assertThat(line).startsWith("progressive ").endsWith("held"),
            line -> assertThat(line).startsWith("fixed.RatioIdle:r=2 ").endsWith("broken"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).startsWith("seeds 1..2, "));
  }

  @Test
  void writesALineOfJsonForEachRunThatIsTheSameEachTime() {
    List<JsonNode> first = json("1");
    List<JsonNode> second = json("3");
    assertThat(first).hasSize(4);
    assertThat(first)
        .extracting(run -> run.get("policy").asString() + " " + run.get("seed").asInt())
        .containsExactly(
            "progressive 1", "progressive 2", "fixed.RatioIdle:r=2 1", "fixed.RatioIdle:r=2 2");
    assertThat(second).isEqualTo(first);
  }

  private List<JsonNode> json(String threads) {
    out.reset();
    assertThat(
            run(
                "compare",
                "--scenario",
                scenario.toString(),
                "--policy",
                "progressive",
                "fixed.RatioIdle:r=2",
                "--seeds",
                "2",
                "--threads",
                threads,
                "--json",
                "-"))
        .isZero();
    return out()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .map(CompareCommandTest::withoutWallTime)
        .toList();
  }

  private static JsonNode withoutWallTime(JsonNode run) {
    return run.asObject().without(List.of("wallSeconds", "eventsPerSecond"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--policy no.Such | policy 'no.Such' is unknown, expected one of",
        "--policy hindsight.None | policy 'hindsight.None' is unknown, expected one of",
        "--policy progressive --seeds 0 | --seeds 0: expected 1 to",
        "--policy progressive --threads 0 | --threads 0: expected 1 to",
        "--policy progressive --window soon | --window 'soon': expected a duration",
        "--policy fixed.RatioIdle:r=0 | parameter r=0.0, expected 1.0 to",
        "--policy progressive --frontier | --frontier: is drawn in the page; expected --html FILE",
        "--seeds 3 | Missing required option: '--policy=NAME'",
        "--policy progressive --scenario none.yaml | none.yaml: no such file",
      })
  void saysInALineWhatIsWrong(String options, String message) {
    String all = "compare " + options + (options.contains("none.yaml") ? "" : " --scenario ");
    String[] words = all.split(" ", -1);
    if (words[words.length - 1].isEmpty()) words[words.length - 1] = scenario.toString();
    assertThat(run(words)).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().contains(message);
    assertThat(out()).isEmpty();
  }

  @Test
  void writesAPageOfItsOwn() throws IOException {
    Path page = folder.resolve("page.html");
    int status =
        run(
            "compare",
            "--policy",
            "progressive",
            "--seeds",
            "1",
            "--html",
            page.toString(),
            "--scenario",
            scenario.toString());
    assertThat(err()).isEmpty();
    assertThat(status).isZero();
    assertThat(page).content().startsWith("<!doctype html>").contains("tiny");
  }

  @Test
  void tuneShowsTheCurveAndItsChoice() {
    int status =
        run(
            "tune",
            "--scenario",
            scenario.toString(),
            "--policy",
            "fixed.RatioIdle",
            "--param",
            "r=1..3",
            "--seeds",
            "2");
    assertThat(err()).isEmpty();
    assertThat(status).isZero();
    assertThat(out())
        .contains("utilization")
        .contains("<- chosen")
        .contains("\nfixed.RatioIdle:r=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--policy progressive | no parameter is known to search; expected --param",
        "--policy fixed.RatioIdle --param r=1-3 | --param 'r=1-3': expected NAME=LO..HI",
        "--policy fixed.RatioIdle --param r=3..1 | expected two numbers above 0, the lower first",
        "--policy fixed.RatioIdle --param q=1..3 | parameter 'q' is unknown, expected one of r",
      })
  void tuneSaysInALineWhatIsWrong(String options, String message) {
    String[] words = ("tune --scenario " + scenario + " " + options).split(" ", -1);
    assertThat(run(words)).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().contains(message);
  }
}
