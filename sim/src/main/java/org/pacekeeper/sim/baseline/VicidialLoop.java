package org.pacekeeper.sim.baseline;

import org.pacekeeper.pace.PacingInput;

/**
 * VICIDIAL's dial loop: every 2.5 s it reckons how many calls are missing and sends them one after
 * the other, 1/CPS apart; the pause begins when the last was sent.
 */
final class VicidialLoop {
  /** Between the end of one turn of the loop and the next. */
  private static final long PAUSE_NS = 2_500_000_000L;

  private final long gapNs;
  private final boolean availableOnly;
  private long nextTurnNs = Long.MIN_VALUE;
  private long nextCallNs;
  private int unsent;

  /**
   * @param availableOnly the level counts for agents who are ready only, and connected calls come
   *     on top
   */
  VicidialLoop(double callsPerSecond, boolean availableOnly) {
    this.gapNs = Math.round(1e9 / callsPerSecond);
    this.availableOnly = availableOnly;
  }

  /** Calls to send at this moment. */
  int calls(PacingInput in, double level) {
    long nowNs = in.nowNs();
    if (unsent == 0 && nowNs >= nextTurnNs) {
      unsent = missing(in, level);
      nextCallNs = nowNs;
      nextTurnNs = nowNs + unsent * gapNs + PAUSE_NS;
    }
    int calls = 0;
    for (; unsent > 0 && nextCallNs <= nowNs; unsent--, calls++) nextCallNs += gapNs;
    return calls;
  }

  /** As many as the level asks for and are not up, and as the trunks have lines for. */
  private int missing(PacingInput in, double level) {
    int ready = in.idleAgents();
    int agents = availableOnly ? ready : ready + in.talkingAgents();
    long goal = Math.round(level * agents) + (availableOnly ? in.connected() : 0);
    long existing = in.inFlight() + in.waiting() + in.connected();
    return (int) Math.max(0, Math.min(goal - existing, in.linesFree()));
  }
}
