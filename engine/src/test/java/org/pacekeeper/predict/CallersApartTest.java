package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.predict.AgentsAtWork.Phase;

/** Conversations with callers teach nothing of those with callees, nor the other way round. */
class CallersApartTest {
  private static final long S = 1_000_000_000L;
  private static final int CALLEE_S = 60;
  private static final int CALLER_S = 180;

  private final AgentsAtWork agents = new AgentsAtWork(true);
  private final Random random = new Random(7);
  private long nowNs = S;

  @Test
  void learnsHowLongCallersTalkApartFromCallees() {
    int agent = work(true);
    assertThat(agents.handleMeanS()).isCloseTo(CALLEE_S, within(6.0));
    assertThat(agents.callerHandleMeanS()).isCloseTo(CALLER_S, within(18.0));
    meet(agent, true);
    assertThat(agents.talking(true, AgentSpeeds.AVERAGE, 0)).isEqualTo(1);
    assertThat(agents.talking(false, AgentSpeeds.AVERAGE, 0)).isZero();
    double[][] caller = freeWithin(20);
    assertThat(caller[PhaseHazard.stretch(50)][0])
        .isCloseTo(1 - Math.exp(-20.0 / CALLER_S), within(0.04));
  }

  @Test
  void takesOneForTheOtherWhereTheyAreNotToldApart() {
    work(false);
    assertThat(agents.handleMeanS()).isBetween(CALLEE_S + 30.0, CALLER_S - 30.0);
    assertThat(agents.knowsCallers()).isFalse();
  }

  @Test
  void isForecastAlikeAfterARestoreInTheMiddleOfACallersTalk() {
    int agent = work(true);
    meet(agent, true);
    double[][] before = freeWithin(20);
    Memory memory = Memory.blank();
    agents.write(memory);
    agents.writeCallers(memory);
    AgentsAtWork restored = new AgentsAtWork(true);
    Memory from = Memory.of(memory.written());
    restored.read(from);
    restored.readCallers(from);
    assertThat(from.hasMore()).isFalse();
    int same = restored.enter(1);
    restored.place(same, Phase.TALK, nowNs);
    assertThat(restored.talking(true, AgentSpeeds.AVERAGE, 0)).isEqualTo(1);
    double[][] after = new double[PhaseHazard.STRETCHES][1];
    restored.buildWithCallers(new FreeCurve(true), new double[] {20}, talk(after), wrap());
    assertThat(after).isDeepEqualTo(before);
  }

  /** One agent who takes a callee and a caller in turn. */
  private int work(boolean told) {
    int agent = agents.enter(1);
    agents.move(agent, Phase.IDLE, nowNs);
    for (int i = 0; i < 3_000; i++) {
      boolean caller = i % 2 == 1;
      meet(agent, told && caller);
      talk(caller ? CALLER_S : CALLEE_S);
      agents.move(agent, Phase.WRAP_UP, nowNs);
      agents.move(agent, Phase.IDLE, nowNs);
    }
    return agent;
  }

  private void meet(int agent, boolean caller) {
    agents.meets(agent, caller);
    agents.move(agent, Phase.RESERVED, nowNs);
    agents.move(agent, Phase.TALK, nowNs);
  }

  private void talk(int meanS) {
    long endNs = nowNs + (long) (-meanS * Math.log(1 - random.nextDouble()) * S);
    while (nowNs + S < endNs) {
      nowNs += S;
      agents.advance(nowNs);
    }
    nowNs = endNs;
  }

  private double[][] freeWithin(int seconds) {
    double[][] average = new double[PhaseHazard.STRETCHES][1];
    double[] withinS = {seconds};
    FreeCurve curve = new FreeCurve(true);
    agents.buildWithCallers(curve, withinS, talk(average), wrap());
    return average;
  }

  private static double[][][] talk(double[][] average) {
    double[][][] talk = new double[AgentsAtWork.SPEEDS][PhaseHazard.STRETCHES][1];
    talk[AgentSpeeds.AVERAGE] = average;
    return talk;
  }

  private static double[][] wrap() {
    return new double[PhaseHazard.STRETCHES][1];
  }
}
