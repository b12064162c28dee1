package org.pacekeeper.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.sim.report.Figures;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
  private static final String SCENARIO =
      Path.of(System.getProperty("pacekeeper.root", ".."), "config/scenarios/shock-start.yaml")
          .toString();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.commands(new Console(stream(out), stream(err), false)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void writesTheFiguresOfTheContractInItsOrder() {
    int status =
        run("simulate", "--scenario", SCENARIO, "--policy", "fixed.Ratio:r=2", "--json", "-");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    var json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.propertyNames()).containsExactlyElementsOf(names());
    assertThat(json.get("scenario").asString()).isEqualTo("shock-start");
    assertThat(json.get("policy").asString()).isEqualTo("fixed.Ratio:r=2");
    assertThat(json.get("answeredByPerson").asLong()).isPositive();
  }

  private static List<String> names() {
    return Arrays.stream(Figures.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  @Test
  void saysInALineWhatIsWrong() {
    assertThat(run("simulate", "--scenario", "none.yaml", "--policy", "progressive")).isEqualTo(2);
    assertThat(run("simulate", "--scenario", SCENARIO, "--policy", "no.Such")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).contains("none.yaml: no such file"),
            line -> assertThat(line).contains("policy 'no.Such' is unknown, expected one of"));
  }
}
