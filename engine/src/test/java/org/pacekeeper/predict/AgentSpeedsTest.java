package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.predict.AgentsAtWork.Phase;

/** Agents who talk longer or shorter than their team are known after some dozens of calls. */
class AgentSpeedsTest {
  private static final long S = 1_000_000_000L;
  private static final int SLOW = 0;
  private static final int FAST = 3;

  /** Four agents with exponential talks of 200, 100, 100 and 50 s; no wrap-up. */
  private static AgentsAtWork team(boolean perAgent, int seconds) {
    double[] meanS = {200, 100, 100, 50};
    AgentsAtWork agents = new AgentsAtWork(perAgent);
    Random random = new Random(1);
    long[] endNs = new long[meanS.length];
    for (int i = 0; i < meanS.length; i++) {
      agents.enter(100 + i);
      agents.move(i, Phase.IDLE, S);
    }
    for (long now = S; now < seconds * S; now += S) {
      for (int i = 0; i < meanS.length; i++) {
        if (endNs[i] > now) continue;
        if (endNs[i] > 0) agents.move(i, Phase.WRAP_UP, now);
        agents.move(i, Phase.IDLE, now);
        agents.move(i, Phase.TALK, now);
        endNs[i] = now + (long) (-meanS[i] * Math.log(1 - random.nextDouble()) * S);
      }
      agents.advance(now);
    }
    return agents;
  }

  private static double freeWithin20S(AgentsAtWork agents, int speed) {
    double[][][] talk = new double[AgentsAtWork.SPEEDS][PhaseHazard.STRETCHES][1];
    agents.build(
        new FreeCurve(true), new double[] {20}, talk, new double[PhaseHazard.STRETCHES][1]);
    return talk[speed][0][0];
  }

  private static int speedOf(AgentsAtWork agents, int agent, long now) {
    agents.move(agent, Phase.IDLE, now);
    agents.move(agent, Phase.TALK, now);
    int found = -1;
    for (int speed = 0; speed < AgentsAtWork.SPEEDS; speed++) {
      agents.intends(agent, true, 0);
      int with = agents.talking(false, speed, 0);
      agents.intends(agent, false, 0);
      if (agents.talking(false, speed, 0) < with) found = speed;
      agents.intends(agent, true, 0);
    }
    return found;
  }

  @Test
  void theSlowAndTheFastAreToldFromTheirTeam() {
    AgentsAtWork agents = team(true, 40_000);
    assertThat(speedOf(agents, SLOW, 40_000 * S)).isLessThan(AgentSpeeds.AVERAGE);
    assertThat(speedOf(agents, FAST, 40_000 * S)).isGreaterThan(AgentSpeeds.AVERAGE);
    assertThat(freeWithin20S(agents, speedOf(agents, FAST, 40_000 * S)))
        .isCloseTo(1 - Math.exp(-20.0 / 50), within(0.06));
    assertThat(freeWithin20S(agents, speedOf(agents, SLOW, 40_000 * S)))
        .isCloseTo(1 - Math.exp(-20.0 / 200), within(0.04));
  }

  @Test
  void whoIsTheWholeTeamIsOfAverageSpeed() {
    AgentSpeeds speeds = new AgentSpeeds();
    int slot = speeds.slot(1);
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      speeds.ended(slot, -60 * Math.log(1 - random.nextDouble()));
      assertThat(speeds.choose(slot)).isEqualTo(AgentSpeeds.AVERAGE);
    }
  }

  @Test
  void allAreOfOneSpeedWhereTheyAreNotToDiffer() {
    AgentsAtWork agents = team(false, 40_000);
    for (int agent : new int[] {SLOW, FAST})
      assertThat(speedOf(agents, agent, 40_000 * S)).isEqualTo(AgentSpeeds.AVERAGE);
  }

  @Test
  void whoComesBackIsKnownByTheirKey() {
    AgentsAtWork agents = team(true, 40_000);
    int before = speedOf(agents, FAST, 40_000 * S);
    agents.leave(FAST, 40_001 * S);
    agents.leave(SLOW, 40_001 * S);
    int again = agents.enter(100 + FAST);
    agents.move(again, Phase.IDLE, 50_000 * S);
    assertThat(speedOf(agents, again, 50_000 * S)).isEqualTo(before);
    Memory memory = Memory.blank();
    agents.write(memory);
    AgentsAtWork restored = new AgentsAtWork(true);
    restored.read(Memory.of(memory.written()));
    int later = restored.enter(100 + FAST);
    restored.move(later, Phase.IDLE, 60_000 * S);
    assertThat(speedOf(restored, later, 60_000 * S)).isEqualTo(before);
  }
}
