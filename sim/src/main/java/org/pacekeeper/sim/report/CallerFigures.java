package org.pacekeeper.sim.report;

import org.HdrHistogram.Histogram;

/** What became of calls from outside since the warm-up. One thread. */
final class CallerFigures {
  private static final long HIGHEST_WAIT_MS = 24L * 3600 * 1000;
  private static final long MS = 1_000_000L;

  private final Histogram waitMs = new Histogram(HIGHEST_WAIT_MS, 3);
  private long answered;
  private long gaveUp;

  void answered(long waitedNs) {
    answered++;
    waitMs.recordValue(Math.min(waitedNs / MS, HIGHEST_WAIT_MS));
  }

  /** Hung up while waiting, or was told that nobody is free. */
  void gaveUp() {
    gaveUp++;
  }

  /** Of whom it is known what became of them. */
  long offered() {
    return answered + gaveUp;
  }

  long answered() {
    return answered;
  }

  double abandonFraction() {
    return offered() == 0 ? 0 : (double) gaveUp / offered();
  }

  /** Of those answered, the wait that this percentage of them did not exceed. */
  double waitSeconds(double percentile) {
    return waitMs.getValueAtPercentile(percentile) / 1000.0;
  }
}
