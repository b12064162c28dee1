package org.pacekeeper.sim.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.scenario.ScenarioReader;

class DeparturesTest {
  private static final long MINUTE_NS = 60_000_000_000L;

  @Test
  void whoHasBeenThereLongestLeavesFirst() {
    Departures departures = departures("phone-bank");
    assertThat(departures.nextAfter(1, 0)).isEqualTo(20 * MINUTE_NS);
    assertThat(departures.nextAfter(2, 0)).isEqualTo(40 * MINUTE_NS);
    // the fifth of the first five leaves last of them, the first newcomer behind
    assertThat(departures.nextAfter(5, 0)).isEqualTo(100 * MINUTE_NS);
    assertThat(departures.nextAfter(6, 0)).isEqualTo(120 * MINUTE_NS);
    assertThat(departures.nextAfter(1, 20 * MINUTE_NS)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void halfOfTheAgentsGoWhenHalfOfThemPause() {
    Departures departures = departures("shock-pause");
    long going = 0;
    for (int number = 1; number <= 50; number++)
      if (departures.nextAfter(number, 0) == 60 * MINUTE_NS) going++;
    assertThat(going).isEqualTo(25);
  }

  private static Departures departures(String scenario) {
    return new Departures(
        ScenarioReader.read(Path.of("../config/scenarios/" + scenario + ".yaml")));
  }
}
