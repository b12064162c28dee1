package org.pacekeeper.telemetry;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import org.HdrHistogram.Histogram;

/**
 * A {@link Latency} as a Prometheus histogram in seconds, so that percentiles over any time and
 * over several engines can be computed where the metrics are kept. The sum is within 0.1 %.
 */
record LatencyCollector(String name, String help, Latency latency) implements Collector {
  private static final long[] BOUNDS_NS = {
    1_000, 2_000, 5_000,
    10_000, 20_000, 50_000,
    100_000, 200_000, 500_000,
    1_000_000, 2_000_000, 5_000_000,
    10_000_000, 100_000_000, 1_000_000_000
  };
  private static final double NS_PER_S = 1e9;

  @Override
  public MetricSnapshot collect() {
    Histogram histogram = latency.histogram();
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long below = 0;
    for (long bound : BOUNDS_NS) {
      long upTo = histogram.getCountBetweenValues(0, bound);
      buckets.bucket(bound / NS_PER_S, upTo - below);
      below = upTo;
    }
    buckets.bucket(Double.POSITIVE_INFINITY, histogram.getTotalCount() - below);
    return HistogramSnapshot.builder()
        .name(name)
        .unit(Unit.SECONDS)
        .help(help)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(histogram.getMean() * histogram.getTotalCount() / NS_PER_S)
                .build())
        .build();
  }

  @Override
  public String getPrometheusName() {
    return name;
  }
}
