package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;

class OriginateGateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<String> BOTH = List.of("first", "second");

  private long calls;
  private final OriginateGate gate = new OriginateGate(new Calls());

  @Test
  void aTrunksRateIsKeptOverTenSecondsWithinOneBurst() {
    node("pbx", 1_000);
    trunk("first", "pbx", 20);
    int taken = 0;
    for (long now = 0; now <= 10 * SECOND; now += SECOND / 100)
      taken += take(List.of("first"), now);
    assertThat(taken).isBetween(200, 204);
  }

  @Test
  void theNodesRateBindsAllItsTrunksTogether() {
    node("pbx", 10);
    trunk("first", "pbx", 1_000);
    trunk("second", "pbx", 1_000);
    int taken = 0;
    for (long now = 0; now <= 10 * SECOND; now += SECOND / 100) taken += take(BOTH, now);
    assertThat(taken).isBetween(100, 102);
  }

  @Test
  void theNextTrunkIsTakenWhenTheFirstIsNotToBeHad() {
    node("down", 1_000);
    node("up", 1_000);
    gate.state("down", NodeState.DOWN);
    trunk("first", "down", 10);
    trunk("second", "up", 10);
    assertThat(gate.way(BOTH, 0).settings.name()).isEqualTo("second");
  }

  @Test
  void aClosedGateSaysWhy() {
    assertThat(gate.closed(List.of(), 0).limit()).isEqualTo(LimitingFactor.PBX);
    assertThat(gate.closed(List.of("nowhere"), 0).text())
        .isEqualTo("trunk nowhere is not configured");
    node("pbx", 1_000);
    trunk("first", "pbx", 5);
    take(List.of("first"), 0);
    assertThat(gate.closed(List.of("first"), 0).text())
        .isEqualTo("trunk first takes 5.0 calls a second, its node 1000.0");
  }

  private int take(List<String> trunks, long nowNs) {
    int taken = 0;
    for (GovernedTrunk way = gate.way(trunks, nowNs); way != null; way = gate.way(trunks, nowNs)) {
      gate.take(way, ++calls, nowNs);
      taken++;
    }
    return taken;
  }

  private void node(String name, double originatesPerSecond) {
    gate.configure(new NodeSettings(name, 1_000, originatesPerSecond), 0);
    gate.state(name, NodeState.UP);
  }

  private void trunk(String name, String node, double originatesPerSecond) {
    gate.configure(
        new TrunkSettings(name, node, "PJSIP/{number}@x", 100, originatesPerSecond, ""), 0);
  }
}
