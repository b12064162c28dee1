package org.pacekeeper.sim.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.run.RunForesight;
import org.pacekeeper.sim.run.SimRun;
import org.pacekeeper.sim.scenario.ScenarioReader;

class OracleTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long HANDLE_S = 100;
  private static final long TICK_NS = 500_000_000L;

  @Test
  void aPersonIsCalledSoThatTheAnswerFindsAnAgentWhoIsJustFree() {
    GivenFloor floor = floor(Map.of("anna", 20L), Map.of(1L, 10L)).lead(1);
    assertThat(floor.at(0).choose()).isEmpty();
    assertThat(floor.at(9).choose()).isEmpty();
    assertThat(floor.at(10).choose()).containsExactly(1L);
  }

  @Test
  void ofThePersonsInHandTheOneWhoseAnswerFitsIsCalled() {
    GivenFloor floor = floor(Map.of("anna", 20L), Map.of(1L, 3L, 2L, 15L, 3L, 30L));
    floor.lead(1).lead(2).lead(3);
    assertThat(floor.at(0).choose()).isEmpty();
    assertThat(floor.at(5).choose()).containsExactly(2L);
  }

  @Test
  void theQuickestIsCalledForAnAgentForWhomAllWouldBeLate() {
    GivenFloor floor = floor(Map.of("anna", 5L), Map.of(1L, 12L, 2L, 8L)).lead(1).lead(2);
    assertThat(floor.at(0).choose()).containsExactly(2L);
  }

  @Test
  void anAgentIsPromisedOnce() {
    GivenFloor floor = floor(Map.of("anna", 20L), Map.of(1L, 10L, 2L, 10L)).lead(1).lead(2);
    assertThat(floor.at(10).choose()).containsExactly(1L);
    floor.dial(1);
    assertThat(floor.at(11).choose()).isEmpty();
    // anna will be free again at 20 + 100 s, and the second answers after 10 s
    assertThat(floor.at(109).choose()).isEmpty();
  }

  @Test
  void whoWasNotPlacedIsChosenAgain() {
    GivenFloor floor = floor(Map.of("anna", 5L), Map.of(1L, 8L)).lead(1);
    assertThat(floor.at(0).choose()).containsExactly(1L);
    assertThat(floor.at(1).choose()).containsExactly(1L);
  }

  @Test
  void whomNoPersonAnswersForIsCalledAtOnceOnHalfOfTheLinesLeft() {
    GivenFloor floor = floor(Map.of("anna", 20L), Map.of(1L, 10L));
    floor.lead(1).lead(2).lead(3).lead(4);
    assertThat(floor.at(0).choose()).containsExactly(2L, 3L, 4L);
    floor.linesFree = 5;
    assertThat(floor.at(1).choose()).containsExactly(2L, 3L);
  }

  /** The exact optimum without foresight is 0.853 there. */
  @Test
  void itKeepsAgentsBusyAndLosesNobodyInASimulatedWorld() {
    Figures figures =
        new SimRun(
                ScenarioReader.read(Path.of("../config/scenarios/exact-10.yaml")),
                Oracle.NAME,
                1,
                run -> Baselines.all(new RunForesight(run), run),
                TICK_NS)
            .run();
    assertThat(figures.utilization()).isGreaterThan(0.995);
    assertThat(figures.abandonFraction()).isLessThan(0.002);
  }

  /** Agents come and go, and each wrap-up is as long as it will be. */
  @Test
  void itKnowsWhoLeavesAndWhoWrapsUpHowLong() {
    Figures figures =
        KnownPolicies.run(
                ScenarioReader.read(Path.of("../config/scenarios/phone-bank.yaml")), Oracle.NAME, 1)
            .run();
    assertThat(figures.utilization()).isGreaterThan(0.99);
    assertThat(figures.abandonFraction()).isLessThan(0.003);
  }

  /**
   * @param freeAtS when agents on the phone will be free
   * @param ringS of leads that a person answers
   */
  private static GivenFloor floor(Map<String, Long> freeAtS, Map<Long, Long> ringS) {
    Foresight foresight =
        new Foresight() {
          @Override
          public long ringNsOrNever(long leadId, int attempt, long nowNs) {
            return ringS.getOrDefault(leadId, -1L) * SECOND_NS;
          }

          @Override
          public long handleNs(long leadId, int attempt, String agent, int call, long atNs) {
            return HANDLE_S * SECOND_NS;
          }

          @Override
          public long agentFreeAtNs(String agent) {
            return GivenFloor.NOON_NS + freeAtS.get(agent) * SECOND_NS;
          }

          @Override
          public long agentGoesAtNs(String agent) {
            return Long.MAX_VALUE;
          }
        };
    GivenFloor floor = new GivenFloor(new Oracle(foresight));
    freeAtS.keySet().forEach(floor::talkingAgent);
    return floor;
  }
}
