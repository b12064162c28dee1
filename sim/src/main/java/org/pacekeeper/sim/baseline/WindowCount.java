package org.pacekeeper.sim.baseline;

/**
 * How often something happened in the last so many seconds, to the second: the present second and
 * those before it.
 */
final class WindowCount {
  private static final long SECOND_NS = 1_000_000_000L;

  private final int[] bySecond;
  private long lastSecond = Long.MIN_VALUE;
  private long sum;

  WindowCount(int seconds) {
    bySecond = new int[seconds];
  }

  void add(long nowNs) {
    advance(nowNs);
    bySecond[(int) (lastSecond % bySecond.length)]++;
    sum++;
  }

  long count(long nowNs) {
    advance(nowNs);
    return sum;
  }

  private void advance(long nowNs) {
    long second = nowNs / SECOND_NS;
    long from = Math.max(lastSecond + 1, second - bySecond.length + 1);
    for (long s = from; s <= second; s++) {
      int slot = (int) (s % bySecond.length);
      sum -= bySecond[slot];
      bySecond[slot] = 0;
    }
    lastSecond = Math.max(lastSecond, second);
  }
}
