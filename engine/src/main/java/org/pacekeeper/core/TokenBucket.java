package org.pacekeeper.core;

import org.pacekeeper.event.Checkpoint;

/** A limit on how many a second, allowing a short burst. Time is an argument; core thread only. */
final class TokenBucket {
  /**
   * Enough to use the full rate at ten ticks a second without a burst that a carrier would notice.
   */
  private static final double BURST_SECONDS = 0.2;

  private double perSecond;
  private double available;
  private long atNs;

  TokenBucket(double perSecond, long nowNs) {
    this.perSecond = perSecond;
    this.available = capacity();
    this.atNs = nowNs;
  }

  void rate(double newPerSecond) {
    perSecond = newPerSecond;
    available = Math.min(available, capacity());
  }

  /** Whole tokens at hand. */
  int whole(long nowNs) {
    has(nowNs);
    return (int) available;
  }

  boolean has(long nowNs) {
    if (nowNs > atNs) {
      available = Math.min(capacity(), available + (nowNs - atNs) * 1e-9 * perSecond);
      atNs = nowNs;
    }
    return available >= 1;
  }

  void take() {
    available -= 1;
  }

  private double capacity() {
    return Math.max(1, perSecond * BURST_SECONDS);
  }

  Checkpoint.Tokens checkpoint() {
    return new Checkpoint.Tokens(available, atNs);
  }

  void restore(Checkpoint.Tokens from) {
    available = from.available();
    atNs = from.atNs();
  }
}
