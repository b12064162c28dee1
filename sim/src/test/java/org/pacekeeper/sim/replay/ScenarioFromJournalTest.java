package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** A scenario fitted on a simulated journal, held against the world that the journal is of. */
class ScenarioFromJournalTest {
  private static final String POLICY = "fixed.Ratio:r=2";
  private static final int SEEDS = 12;

  @TempDir private Path folder;
  private Scenario world;
  private Path journal;

  @BeforeEach
  void recordADay() {
    world =
        RecordedJournal.scenario(
            folder,
            """
            name: day
            duration: 6h
            start: 2026-01-05T15:00 UTC
            agents: [{at: 0h, count: 8}, {at: 3h, count: 6}, {at: 4h, count: 9}]
            handle: {talk: {dist: lognormal, mean: 70s, cv: 0.9}, wrap: {dist: gamma, mean: 12s, shape: 3}}
            callees:
              human: {share: 0.25, ring: {dist: gamma, mean: 9s, shape: 4}}
              machine: {share: 0.2, ring: {dist: normal, mean: 18s, sd: 1.5s}}
              busy: {share: 0.05, ring: {dist: exponential, mean: 2s}}
              invalid: {share: 0.07, ring: 1s}
            postDialDelay: {dist: lognormal, mean: 2s, cv: 0.5}
            patience: {dist: exponential, mean: 20s}
            humanShareCurve: [{at: 0h, factor: 1.3}, {at: 5h, factor: 0.7}]
            shocks: [{at: 1h, for: 15m, pause: 0.4}, {at: 70m, for: 10m, pause: 0.2}]
            lines: {max: 60, originatesPerSecond: 10}
            leads: {count: 20000, zones: [{zone: America/New_York, share: 0.6}, {zone: America/Chicago, share: 0.4}]}
            limits: {abandonFractionMax: 0.2, window: 24h, callingHours: {from: "08:00", to: "21:00"}}
            """);
    journal = RecordedJournal.record(folder.resolve("journal"), world, POLICY, 3);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    ScenarioFromJournal written = ScenarioFromJournal.write(journal, file, "");
    assertThat(written.files()).hasSizeGreaterThan(5).startsWith(file.toString());
    return file;
  }

  private static List<Figures> runs(Scenario scenario) {
    return IntStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> KnownPolicies.run(scenario, POLICY, seed, true).run())
        .toList();
  }

  @Test
  void comesToWhatTheWorldBehindTheJournalComesTo() throws IOException {
    List<Figures> fitted = runs(ScenarioReader.read(write("fitted.yaml")));
    List<Figures> truth = runs(world);
    near(fitted, truth, Figures::utilization, 0.015);
    near(fitted, truth, Figures::abandonFraction, 0.005);
    near(fitted, truth, figures -> figures.originated() / 10_000.0, 0.02);
  }

  private static void near(
      List<Figures> fitted, List<Figures> truth, ToDoubleFunction<Figures> figure, double far) {
    assertThat(mean(fitted, figure)).isCloseTo(mean(truth, figure), within(far));
  }

  private static double mean(List<Figures> of, ToDoubleFunction<Figures> figure) {
    return of.stream().mapToDouble(figure).average().orElseThrow();
  }

  @Test
  void hasTheFloorAndTheSettingsOfTheJournal() throws IOException {
    Scenario fitted = ScenarioReader.read(write("my floor.yaml"));
    assertThat(fitted.name()).isEqualTo("my-floor");
    assertThat(fitted.agentsMax()).isEqualTo(9);
    assertThat(fitted.staffing().get(fitted.staffing().size() - 1).count()).isEqualTo(9);
    assertThat(fitted.shocks()).hasSizeBetween(3, 8).allMatch(shock -> shock.pauseFraction() > 0);
    assertThat(fitted.start().toEpochSecond()).isEqualTo(world.start().toEpochSecond());
    assertThat(fitted.ringTimeoutNs()).isEqualTo(world.ringTimeoutNs());
    assertThat(fitted.limits()).isEqualTo(world.limits());
    assertThat(fitted.lines()).isEqualTo(world.lines());
    assertThat(fitted.leads().count()).isEqualTo(world.leads().count());
    assertThat(fitted.callees().machine().share()).isCloseTo(0.2, within(0.02));
    assertThat(fitted.callees().invalid().share()).isCloseTo(0.07, within(0.02));
    assertThat(fitted.humanShareCurve().at(0))
        .isGreaterThan(fitted.humanShareCurve().at(Long.MAX_VALUE));
  }

  @Test
  void saysFromWhatEachFigureComes() throws IOException {
    List<String> lines = Files.readAllLines(write("fitted.yaml"));
    assertThat(lines.get(0)).startsWith("# Fitted on journal ").contains("campaign");
    assertThat(lines)
        .anyMatch(line -> line.contains("conversations, ") && line.contains("seen to their end"));
    assertThat(lines).anyMatch(line -> line.contains("competing risks over"));
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Path file = write("fitted.yaml");
    assertThatThrownBy(() -> ScenarioFromJournal.write(journal, file, ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is there already; expected a new one");
    assertThatThrownBy(
            () -> ScenarioFromJournal.write(journal, folder.resolve("other.yaml"), "no-such"))
        .isInstanceOf(UnreplayableException.class)
        .hasMessageContaining("and not no-such; a scenario is of one");
  }
}
