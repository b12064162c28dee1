package org.pacekeeper.core;

import org.pacekeeper.event.Checkpoint;

/**
 * How much of its configured limits a node or a trunk is trusted with: a share that falls by a
 * factor when too many of the latest samples were bad, and rises by equal steps while they are not.
 * Multiplicative decrease and additive increase, as in TCP, so that several that share a bottleneck
 * come to rest at fair parts. It steps only on samples: what is not used is not trusted with more.
 * Time is an argument; core thread only.
 */
final class Governor {
  /** Enough to keep asking, so that a recovery is seen. */
  static final double SHARE_MIN = 0.05;

  private static final double DOWN = 0.7;
  private static final double UP = 0.05;

  /**
   * @param spanNs between two steps at least
   * @param samplesMin before a step
   * @param badFractionMax of the samples of a step; more is too many
   */
  record Tuning(long spanNs, int samplesMin, double badFractionMax) {}

  private final Tuning tuning;
  private double share = 1;
  private long stepAtNs;

  /** What was under way at a step down says nothing of whether it was enough. */
  private long quietUntilNs;

  private int good;
  private int bad;
  private long worstNs;
  private int stepBad;
  private int stepAll;
  private long stepWorstNs;

  Governor(Tuning tuning) {
    this.tuning = tuning;
  }

  /** In [{@value #SHARE_MIN}, 1]. */
  double share() {
    return share;
  }

  boolean holdsBack() {
    return share < 1;
  }

  /** Of the samples that led to the latest step down, the bad ones. */
  int stepBad() {
    return stepBad;
  }

  int stepAll() {
    return stepAll;
  }

  /** The longest of the delays that led to the latest step down, ns. */
  long stepWorstNs() {
    return stepWorstNs;
  }

  /**
   * One sample.
   *
   * @param delayNs how long it took, 0 where that says nothing
   * @return whether the share has changed
   */
  boolean sample(boolean isBad, long delayNs, long nowNs) {
    if (nowNs < quietUntilNs) return false;
    if (isBad) bad++;
    else good++;
    worstNs = Math.max(worstNs, delayNs);
    if (nowNs < stepAtNs || good + bad < tuning.samplesMin()) return false;
    return step(nowNs);
  }

  private boolean step(long nowNs) {
    double before = share;
    if (bad > tuning.badFractionMax() * (good + bad)) {
      share = Math.max(SHARE_MIN, share * DOWN);
      stepBad = bad;
      stepAll = good + bad;
      stepWorstNs = worstNs;
      quietUntilNs = nowNs + tuning.spanNs();
    } else {
      share = Math.min(1, share + UP);
    }
    stepAtNs = nowNs + tuning.spanNs();
    good = 0;
    bad = 0;
    worstNs = 0;
    return share != before;
  }

  Checkpoint.Governor checkpoint() {
    return new Checkpoint.Governor(
        share, stepAtNs, quietUntilNs, good, bad, worstNs, stepBad, stepAll, stepWorstNs);
  }

  /** A null, from a checkpoint that knows no governor, restores one that holds nothing back. */
  void restore(Checkpoint.Governor from) {
    if (from == null) return;
    share = from.share();
    stepAtNs = from.stepAtNs();
    quietUntilNs = from.quietUntilNs();
    good = from.good();
    bad = from.bad();
    worstNs = from.worstNs();
    stepBad = from.stepBad();
    stepAll = from.stepAll();
    stepWorstNs = from.stepWorstNs();
  }
}
