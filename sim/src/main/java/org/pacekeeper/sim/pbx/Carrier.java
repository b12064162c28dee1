package org.pacekeeper.sim.pbx;

import org.pacekeeper.sim.scenario.Scenario;

/** The carrier's lines and call rate, beyond which it answers with congestion. */
final class Carrier {
  /** One that keeps to the rate over each second is never refused for a burst within it. */
  private static final double BURST_SECONDS = 1;

  private final Scenario scenario;
  private int linesInUse;
  private double tokens;
  private long tokensAtNs;

  Carrier(Scenario scenario) {
    this.scenario = scenario;
    this.tokens = burst();
  }

  /** Takes a line for a new call, if there is one. */
  boolean take(long nowNs) {
    double perSecond = scenario.lines().originatesPerSecond();
    tokens = Math.min(burst(), tokens + (nowNs - tokensAtNs) * 1e-9 * perSecond);
    tokensAtNs = nowNs;
    if (tokens < 1 || linesInUse >= scenario.linesAt(nowNs)) return false;
    tokens--;
    linesInUse++;
    return true;
  }

  void giveBack() {
    linesInUse--;
  }

  int linesInUse() {
    return linesInUse;
  }

  private double burst() {
    return Math.max(1, BURST_SECONDS * scenario.lines().originatesPerSecond());
  }
}
