package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/** Estimators find the truth of a world that is made by hand, and follow it when it changes. */
class EstimatorsTest {
  private static final long S = 1_000_000_000L;

  private static final LeadEntry ANYBODY =
      new LeadEntry(1, PhoneNumber.of("+12025550123"), List.of("UTC"), 0, 7);

  private record End(long atNs, long placedAtNs, boolean answered) {}

  /** Dials at a rate into a world of exponential rings, for some seconds from a time on. */
  private static void dial(
      CallsInFlight calls, Random random, long from, int seconds, double perS, double p) {
    PriorityQueue<End> ends = new PriorityQueue<>((a, b) -> Long.compare(a.atNs, b.atNs));
    int kind = calls.kind(ANYBODY, 1, from);
    double owed = 0;
    for (long now = from; now < from + seconds * S; now += S / 10) {
      while (!ends.isEmpty() && ends.peek().atNs <= now) {
        End end = ends.remove();
        if (end.answered) calls.answered(kind, end.placedAtNs, end.atNs);
        else calls.ended(kind, end.placedAtNs, end.atNs);
      }
      for (owed += perS / 10; owed >= 1; owed--) {
        calls.placed(kind, now);
        double ringS = -10 * Math.log(1 - random.nextDouble());
        ends.add(new End(now + (long) (ringS * S), now, random.nextDouble() < p));
      }
      calls.advance(now);
      if (calls.buildIsDue()) calls.takeChange();
    }
    while (!ends.isEmpty()) {
      End end = ends.remove();
      if (end.answered) calls.answered(kind, end.placedAtNs, end.atNs);
      else calls.ended(kind, end.placedAtNs, end.atNs);
    }
  }

  private static double answered(CallsInFlight calls) {
    calls.advance(Long.MAX_VALUE / 4);
    calls.buildIsDue();
    AnswerCurve curve = new AnswerCurve();
    calls.buildNew(CallKinds.classOf(calls.kind(ANYBODY, 1, S)), curve);
    return curve.answered();
  }

  @Test
  void theChanceOfAnAnswerIsFoundThoughTheDialRateRises() {
    CallsInFlight calls = new CallsInFlight(false);
    Random random = new Random(1);
    dial(calls, random, S, 1_200, 1, 0.2);
    dial(calls, random, 1_400 * S, 300, 8, 0.2);
    assertThat(answered(calls)).isCloseTo(0.2, within(0.04));
  }

  @Test
  void aDropOfTheAnswerRateIsFollowedWithinMinutes() {
    CallsInFlight calls = new CallsInFlight(false);
    Random random = new Random(2);
    dial(calls, random, S, 3_000, 2, 0.3);
    dial(calls, random, 3_200 * S, 600, 2, 0.1);
    assertThat(answered(calls)).isBetween(0.08, 0.14);
  }

  @Test
  void halfOfTheAnswersComeWithinTheMedianRing() {
    CallsInFlight calls = new CallsInFlight(false);
    dial(calls, new Random(3), S, 4_000, 2, 0.25);
    answered(calls);
    AnswerCurve curve = new AnswerCurve();
    calls.buildNew(CallKinds.classOf(calls.kind(ANYBODY, 1, S)), curve);
    assertThat(curve.quantileSeconds(0.5)).isCloseTo(10 * Math.log(2), within(1.5));
    double whole = curve.answered();
    assertThat(curve.answeredWithin(curve.quantileSeconds(0.5))).isCloseTo(whole / 2, within(0.02));
    assertThat(curve.answeredWithin(40, 600)).isCloseTo(0.25, within(0.06));
  }

  @Test
  void aConstantHazardGivesAnExponentialReturnAndAgentsWhoLeaveAreNotCounted() {
    AgentsAtWork agents = new AgentsAtWork(true);
    Random random = new Random(4);
    int agent = agents.enter(1);
    agents.move(agent, AgentsAtWork.Phase.IDLE, S);
    long now = S;
    for (int i = 0; i < 3_000; i++) {
      agents.move(agent, AgentsAtWork.Phase.TALK, now);
      long end = now + (long) (-60 * Math.log(1 - random.nextDouble()) * S);
      while (now + S < end) {
        now += S;
        agents.advance(now);
      }
      now = end;
      agents.move(agent, AgentsAtWork.Phase.WRAP_UP, now);
      agents.move(agent, AgentsAtWork.Phase.IDLE, now);
    }
    double[][][] talk = new double[AgentsAtWork.SPEEDS][PhaseHazard.STRETCHES][1];
    agents.move(agent, AgentsAtWork.Phase.TALK, now);
    double[][] wrap = new double[PhaseHazard.STRETCHES][1];
    agents.build(new FreeCurve(true), new double[] {20}, talk, wrap);
    double expected = 1 - Math.exp(-20.0 / 60);
    assertThat(talk[AgentSpeeds.AVERAGE][PhaseHazard.stretch(50)][0])
        .isCloseTo(expected, within(0.05));
    assertThat(agents.handleMeanS()).isCloseTo(60, within(6.0));

    assertThat(agents.talking(false, AgentSpeeds.AVERAGE, 0)).isEqualTo(1);
    agents.intends(agent, false, 0);
    assertThat(agents.talking(false, AgentSpeeds.AVERAGE, 0)).isZero();
  }

  @Test
  void patienceCountsThoseWhoWereServedInTime() {
    Patience patience = new Patience();
    for (int i = 0; i < 1_000; i++) {
      patience.waited(2);
      if (i % 10 == 0) patience.hungUp(2);
    }
    // 100 hang-ups in 2200 s of waiting, shrunk a little to the assumption of 2 s
    assertThat(patience.meanS()).isBetween(18.0, 24.0);
  }

  @Test
  void whatIsWrittenDownIsReadBackToTheLastBit() {
    CallsInFlight calls = new CallsInFlight(true);
    dial(calls, new Random(5), S, 200, 2, 0.3);
    Memory memory = Memory.blank();
    calls.write(memory);
    CallsInFlight other = new CallsInFlight(true);
    other.read(Memory.of(memory.written()));
    Memory again = Memory.blank();
    other.write(again);
    assertThat(again.written()).isEqualTo(memory.written());
  }
}
