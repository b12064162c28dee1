package org.pacekeeper.pace;

import org.pacekeeper.predict.AgentsAtWork;
import org.pacekeeper.predict.FreeCurve;
import org.pacekeeper.predict.Memory;
import org.pacekeeper.predict.PhaseHazard;
import org.pacekeeper.predict.Shortfall;

/**
 * The chances of each busy agent to be free by each horizon: of those who are with a callee and, of
 * their own, of those who are with somebody who called from outside. One thread.
 */
final class AgentTables {
  private final AgentsAtWork agents;
  private final FreeCurve curve;
  private final double[][][] ofTalk;
  private final double[][] ofWrapUp;
  private final double[][][] ofCallerTalk;
  private final double[][] ofCallerWrapUp;
  private final int middle;
  private double expected;

  AgentTables(AgentsAtWork agents, FreeCurve curve, int horizons) {
    this.agents = agents;
    this.curve = curve;
    middle = horizons / 2;
    ofTalk = new double[AgentsAtWork.SPEEDS][PhaseHazard.STRETCHES][horizons];
    ofWrapUp = new double[PhaseHazard.STRETCHES][horizons];
    ofCallerTalk = new double[AgentsAtWork.SPEEDS][PhaseHazard.STRETCHES][horizons];
    ofCallerWrapUp = new double[PhaseHazard.STRETCHES][horizons];
  }

  void build(double[] freeS) {
    agents.build(curve, freeS, ofTalk, ofWrapUp);
    agents.buildWithCallers(curve, freeS, ofCallerTalk, ofCallerWrapUp);
  }

  /** Tells the shortfall of every busy agent. */
  void fill(Shortfall shortfall) {
    shortfall.clearAgents();
    expected = 0;
    fill(shortfall, false, ofTalk, ofWrapUp);
    if (agents.hasCallers()) fill(shortfall, true, ofCallerTalk, ofCallerWrapUp);
  }

  private void fill(Shortfall shortfall, boolean callers, double[][][] talk, double[][] wrapUp) {
    for (int i = 0; i < PhaseHazard.STRETCHES; i++)
      add(shortfall, agents.wrappingUp(callers, i), wrapUp[i]);
    for (int speed = 0; speed < AgentsAtWork.SPEEDS; speed++)
      for (int i = 0; i < PhaseHazard.STRETCHES; i++) {
        int promised = i == 0 ? agents.reserved(callers, speed) : 0;
        add(shortfall, agents.talking(callers, speed, i) + promised, talk[speed][i]);
      }
  }

  private void add(Shortfall shortfall, int count, double[] free) {
    if (count == 0) return;
    shortfall.agents(count, free);
    expected += count * free[middle];
  }

  /** Free by the middle horizon. */
  double expected() {
    return expected;
  }

  void write(Memory to) {
    write(to, ofTalk, ofWrapUp);
  }

  void read(Memory from) {
    read(from, ofTalk, ofWrapUp);
  }

  /** Of those with callers: behind all else, once there is something, so that older is read. */
  void writeCallers(Memory to) {
    agents.writeCallers(to);
    if (agents.hasCallers()) write(to, ofCallerTalk, ofCallerWrapUp);
  }

  void readCallers(Memory from) {
    agents.readCallers(from);
    if (agents.hasCallers()) read(from, ofCallerTalk, ofCallerWrapUp);
  }

  private static void write(Memory to, double[][][] talk, double[][] wrapUp) {
    for (double[][] table : talk) for (double[] row : table) to.put(row);
    for (double[] row : wrapUp) to.put(row);
  }

  private static void read(Memory from, double[][][] talk, double[][] wrapUp) {
    for (double[][] table : talk) for (double[] row : table) from.take(row);
    for (double[] row : wrapUp) from.take(row);
  }
}
