package org.pacekeeper.sim.baseline;

/**
 * A thing done at even intervals by somebody who is asked at uneven ones: once an interval, and
 * intervals in which nobody asked are not made up for.
 */
final class Beat {
  private final long everyNs;
  private final boolean atOnce;
  private boolean begun;
  private long nextNs;

  private Beat(long everyNs, boolean atOnce) {
    this.everyNs = everyNs;
    this.atOnce = atOnce;
  }

  /** Due for the first time when first asked. */
  static Beat atOnce(long everyNs) {
    return new Beat(everyNs, true);
  }

  /** Due for the first time one interval after it was first asked. */
  static Beat afterOne(long everyNs) {
    return new Beat(everyNs, false);
  }

  /** Whether it is to be done now; it is then taken as done. */
  boolean due(long nowNs) {
    if (!begun) {
      begun = true;
      nextNs = atOnce ? nowNs : nowNs + everyNs;
    }
    if (nowNs < nextNs) return false;
    nextNs = nextNs + everyNs > nowNs ? nextNs + everyNs : nowNs + everyNs;
    return true;
  }
}
