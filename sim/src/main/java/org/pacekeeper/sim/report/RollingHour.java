package org.pacekeeper.sim.report;

import java.util.Arrays;

/**
 * The worst hour so far: the largest fraction abandoned among the answers of any rolling hour that
 * has at least {@link #ANSWERS_MIN}. Of hours that lie within what is counted; a run that is
 * shorter than that is looked at as a whole. One thread.
 */
final class RollingHour {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final int ANSWERS_MIN = 100;

  private final long fromNs;

  /** A ring: the time of each answer times two, plus one when it was abandoned. */
  private long[] answers = new long[1024];

  private int first;
  private int count;
  private int abandonedCount;
  private double worst;
  private boolean isWhole;

  /**
   * @param fromNs since when answers are counted
   */
  RollingHour(long fromNs) {
    this.fromNs = fromNs;
  }

  void add(long atNs, boolean abandoned) {
    while (count > 0 && (answers[first] >> 1) <= atNs - HOUR_NS) {
      abandonedCount -= (int) (answers[first] & 1);
      first = (first + 1) & (answers.length - 1);
      count--;
    }
    if (count == answers.length) grow();
    answers[(first + count++) & (answers.length - 1)] = (atNs << 1) + (abandoned ? 1 : 0);
    if (abandoned) abandonedCount++;
    isWhole |= atNs - fromNs >= HOUR_NS;
    if (isWhole) worst = Math.max(worst, fraction());
  }

  double worst() {
    return isWhole ? worst : fraction();
  }

  private double fraction() {
    return count < ANSWERS_MIN ? 0 : (double) abandonedCount / count;
  }

  private void grow() {
    long[] larger = Arrays.copyOfRange(answers, first, first + 2 * answers.length);
    System.arraycopy(answers, 0, larger, answers.length - first, first);
    answers = larger;
    first = 0;
  }
}
