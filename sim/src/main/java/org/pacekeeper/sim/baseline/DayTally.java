package org.pacekeeper.sim.baseline;

/** What happened to the calls since midnight UTC. */
final class DayTally {
  private static final long DAY_NS = 24L * 3600 * 1_000_000_000L;

  private long day = -1;
  private long placed;
  private long answered;
  private long dropped;

  void placed(long nowNs) {
    turn(nowNs);
    placed++;
  }

  void answered(long nowNs) {
    turn(nowNs);
    answered++;
  }

  void dropped(long nowNs) {
    turn(nowNs);
    dropped++;
  }

  long placedSoFar(long nowNs) {
    turn(nowNs);
    return placed;
  }

  long answeredSoFar(long nowNs) {
    turn(nowNs);
    return answered;
  }

  /** Dropped of those answered by a person; 0 before the first answer. */
  double droppedFraction(long nowNs) {
    turn(nowNs);
    return answered == 0 ? 0 : (double) dropped / answered;
  }

  private void turn(long nowNs) {
    if (nowNs / DAY_NS == day) return;
    day = nowNs / DAY_NS;
    placed = 0;
    answered = 0;
    dropped = 0;
  }
}
