package org.pacekeeper.pace;

import org.pacekeeper.predict.Memory;

/**
 * Opens when many callees are lost within a minute, whatever the cause: then nothing is risked
 * until what is in flight has cleared. Core thread only.
 */
final class CircuitBreaker {
  /** So many abandoned within a minute, and two more than this part of the answers. */
  private static final int ABANDONED = 3;

  private static final double FRACTION = 0.2;
  private static final int RECENT = 64;
  private static final long MINUTE_NS = 60_000_000_000L;

  /** The latest answers, a ring: when, and whether abandoned (then negative). */
  private final double[] recent = new double[RECENT];

  private int recentAt;
  private double openUntilNs;

  void answered(boolean abandoned, long nowNs) {
    recent[recentAt] = abandoned ? -nowNs : nowNs;
    recentAt = (recentAt + 1) % RECENT;
    if (abandoned) check(nowNs);
  }

  private void check(long nowNs) {
    int lost = 0;
    int all = 0;
    for (double at : recent) {
      if (at == 0 || nowNs - Math.abs(at) > MINUTE_NS) continue;
      all++;
      if (at < 0) lost++;
    }
    if (lost >= ABANDONED && lost >= 2 + FRACTION * all) openUntilNs = nowNs + MINUTE_NS / 2;
  }

  boolean isOpen(long nowNs) {
    return nowNs < openUntilNs;
  }

  void write(Memory to) {
    to.put(openUntilNs);
    to.put(recentAt);
    to.put(recent);
  }

  void read(Memory from) {
    openUntilNs = from.take();
    recentAt = (int) from.take();
    from.take(recent);
  }
}
