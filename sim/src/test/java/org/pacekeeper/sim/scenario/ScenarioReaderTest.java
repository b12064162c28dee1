package org.pacekeeper.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.sim.world.Distribution;

class ScenarioReaderTest {
  private static final String LEAST =
      """
      name: least
      duration: 1h
      agents: [{at: 0h, count: 3}]
      handle: {talk: 60s}
      callees: {human: {share: 0.2}}
      """;

  @TempDir private Path folder;

  private Scenario read(String yaml) throws IOException {
    return ScenarioReader.read(Files.writeString(folder.resolve("s.yaml"), yaml));
  }

  @Test
  void everythingElseHasADefault() throws IOException {
    Scenario scenario = read(LEAST);
    assertThat(scenario.ringTimeoutNs()).isEqualTo(25_000_000_000L);
    assertThat(scenario.abandonAfterNs()).isEqualTo(2_000_000_000L);
    assertThat(scenario.callees().noAnswer().share()).isEqualTo(0.8);
    assertThat(scenario.wrapSeconds()).isEqualTo(new Distribution.Constant(0));
    assertThat(scenario.start().toString()).isEqualTo("2026-01-05T09:00Z[UTC]");
    assertThat(scenario.limits().abandonFractionMax()).isEqualTo(0.03);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          warmop: 1m                                       | s.yaml:6: warmop: unknown key (did you mean 'warmup'?)
          warmup: 1                                        | s.yaml:6: warmup: '1': expected a duration
          warmup: 1h                                       | warmup: not shorter than the duration
          ringTimeout: never                               | ringTimeout: 'never': expected a duration
          patience: {dist: exponental, mean: 2s}           | patience.dist: 'exponental': expected a distribution, one of constant
          patience: {dist: exponential, men: 2s}           | patience.mean: missing
          patience: {dist: normal, mean: 2s}               | patience.sd: missing
          patience: {dist: quantiles, file: none.csv}      | none.csv' cannot be read
          patience: {dist: mixture, of: []}                | mixture of nothing
          shocks: [{at: 1m, for: 1m}]                      | shocks[0].at: a shock of nothing
          shocks: [{at: 1m, pause: 0.5}]                   | shocks[0].for: missing
          shocks: [{at: 1m, carrier: up}]                  | shocks[0].carrier: 'up': expected down
          leads: {zones: [{zone: Mars/Base, share: 1}]}    | leads.zones[0].zone: 'Mars/Base': expected an IANA time zone
          leads: {zones: [{zone: UTC, share: 0.5}]}        | leads.zones: the shares sum to 0.5
          limits: {callingHours: {from: "21:00", to: "08:00"}} | limits.callingHours: end before they begin
          start: 2026-01-05                                | start: '2026-01-05': expected a local time and its zone
          humanShareCurve: [{at: 1h, factor: 1}, {at: 0h, factor: 2}] | humanShareCurve[1].at: not after the point before
          """)
  void saysWhatIsWrong(String line, String problem) {
    assertThatThrownBy(() -> read(LEAST + line + "\n"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "name, name: missing",
    "duration, duration: missing",
    "agents, agents: missing",
    "handle, handle.talk: missing",
    "callees, callees.human: missing"
  })
  void saysWhatIsMissing(String key, String problem) {
    String without =
        LEAST.lines().filter(line -> !line.startsWith(key)).reduce("", (a, b) -> a + b + "\n");
    assertThatThrownBy(() -> read(without)).hasMessageContaining(problem);
  }

  @Test
  void sharesMustSumToOne() {
    assertThatThrownBy(
            () -> read(LEAST.replace("{share: 0.2}", "{share: 0.5}, noAnswer: {share: 0.6}")))
        .hasMessageContaining("the shares sum to 1.1: expected 1");
  }

  @Test
  void whoNeverAnswersAndIsNeverTimedOutIsRefused() {
    assertThatThrownBy(() -> read(LEAST + "ringTimeout: none\n"))
        .hasMessageContaining("callees.noAnswer: rings for ever");
  }

  @Test
  void readsQuantilesBesideTheFile() throws IOException {
    Files.writeString(folder.resolve("q.csv"), "# source\nfraction,seconds\n0,1\n0.5,2\n1,10\n");
    Scenario scenario = read(LEAST.replace("talk: 60s", "talk: {dist: quantiles, file: q.csv}"));
    assertThat(scenario.talkSeconds()).isInstanceOf(Distribution.Quantiles.class);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedScenariosCanBeRead(Path file) {
    String name = file.getFileName().toString().replace(".yaml", "");
    assertThat(ScenarioReader.read(file).name()).isEqualTo(name);
  }

  static Stream<Path> shipped() throws IOException {
    Path folder = Path.of(System.getProperty("pacekeeper.root", ".."), "config", "scenarios");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}
