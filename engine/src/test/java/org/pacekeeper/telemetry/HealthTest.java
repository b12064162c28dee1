package org.pacekeeper.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.telemetry.Health.Check;
import org.pacekeeper.telemetry.Health.Level;

class HealthTest {
  @ParameterizedTest
  @CsvSource({
    "UP UP, UP UP",
    "UP DOWN, UP DEGRADED",
    "RECONCILING UP, DEGRADED UP",
    "DOWN DOWN, DOWN DOWN",
    "RECONCILING DOWN, DOWN DOWN",
    "UP, UP"
  })
  void aMissingNodeIsDownOnlyWhenNoOtherIsUp(String states, String levels) {
    List<NodeView> nodes =
        Arrays.stream(states.split(" ", -1))
            .map(state -> new NodeView("n", NodeState.valueOf(state), 1, 9))
            .toList();
    Snapshot snapshot = new Snapshot(0, 0, List.of(), List.of(), nodes, List.of(), List.of());

    assertThat(Health.nodes(snapshot).stream().map(check -> check.level().name()))
        .containsExactly(levels.split(" ", -1));
  }

  @Test
  void namesTheNodeAndItsState() {
    Snapshot snapshot =
        new Snapshot(
            0,
            0,
            List.of(),
            List.of(),
            List.of(new NodeView("pbx-1", NodeState.UP, 7, 100)),
            List.of(),
            List.of());

    assertThat(Health.nodes(snapshot))
        .containsExactly(new Check("node pbx-1", Level.UP, "7 of 100 calls up"));
  }

  @Test
  void aLoopThatDoesNotTurnIsDown() {
    assertThat(Health.age("core", 2_000, 2_000))
        .isEqualTo(new Check("core", Level.UP, "last turn 2000 ms ago"));
    assertThat(Health.age("core", 2_001, 2_000))
        .isEqualTo(new Check("core", Level.DOWN, "last turn 2001 ms ago, expected at most 2000"));
  }

  @Test
  void aReaderThatFallsBehindIsDegraded() {
    assertThat(Health.lag("store", 50, 50))
        .isEqualTo(new Check("store", Level.UP, "50 records behind"));
    assertThat(Health.lag("store", 51, 50))
        .isEqualTo(new Check("store", Level.DEGRADED, "51 records behind, expected at most 50"));
  }

  @Test
  void aReportedFaultIsDown() {
    assertThat(Health.fault("journal", "")).isEqualTo(new Check("journal", Level.UP, "works"));
    assertThat(Health.fault("journal", "disk full"))
        .isEqualTo(new Check("journal", Level.DOWN, "disk full"));
  }

  @Test
  void aTrunkWithAnAlarmAndPoolsWithRestingOrFallenNumbersAreDegraded() {
    Snapshot snapshot =
        new Snapshot(
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new TrunkView("carrier", "pbx-1", 0, 30, 5, 5, "", "calls fail"),
                new TrunkView("other", "pbx-1", 0, 30, 5)),
            List.of(),
            List.of(number("us", 1_000), number("us", 0), fallen("uk")));

    assertThat(Health.alarms(snapshot))
        .containsExactly(
            new Check("trunk carrier", Level.DEGRADED, "calls fail"),
            new Check(
                "caller ids uk",
                Level.DEGRADED,
                "1 without peers answered less often than before, see the board"),
            new Check("caller ids us", Level.DEGRADED, "1 of 2 rest, see the board for why"));
  }

  private static CallerIdView number(String pool, long restsUntilNs) {
    return number(pool, restsUntilNs, "");
  }

  private static CallerIdView fallen(String pool) {
    return number(pool, 0, "3 answers where its calls used to bring 20");
  }

  private static CallerIdView number(String pool, long restsUntilNs, String fallenAlone) {
    return new CallerIdView(
        pool,
        "+1",
        CallerIdPool.Attestation.NONE,
        List.of(),
        0,
        0,
        0,
        0,
        0,
        restsUntilNs,
        "",
        0,
        fallenAlone);
  }
}
