package org.pacekeeper.telemetry;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * One latency: recorded without waiting and without allocating, from any thread, and read now and
 * then. Values are held to three significant digits, from 1 ns to 100 s; what is beyond counts as
 * the nearest of the two.
 */
public final class Latency {
  private static final long MAX_NS = 100_000_000_000L;
  private static final double NS_PER_MICRO = 1_000;

  private final Recorder recorder = new Recorder(MAX_NS, 3);
  private final Histogram total = new Histogram(MAX_NS, 3);
  private Histogram interval;

  Latency() {}

  /** Any thread. */
  public void recordNs(long ns) {
    recorder.recordValue(Math.min(MAX_NS, Math.max(1, ns)));
  }

  /** Any thread. */
  public LatencyView view() {
    Histogram now = histogram();
    return new LatencyView(
        now.getTotalCount(),
        now.getValueAtPercentile(50) / NS_PER_MICRO,
        now.getValueAtPercentile(99) / NS_PER_MICRO,
        now.getMaxValue() / NS_PER_MICRO);
  }

  /** A copy of all that was recorded so far. */
  synchronized Histogram histogram() {
    interval = recorder.getIntervalHistogram(interval);
    total.add(interval);
    return total.copy();
  }
}
