package org.pacekeeper.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.pacekeeper.campaign.Snapshot;

/**
 * The engine's metrics. Any thread. Nothing is computed for the sake of metrics while calls are
 * made: figures are read from the core's snapshot when somebody asks, and the two latencies cost
 * one recorder each.
 *
 * <p>Names follow Prometheus' conventions: {@code pacekeeper_}, base units (seconds, bytes,
 * fractions), counters end in {@code _total}.
 */
public final class Telemetry implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gcMetrics = new JvmGcMetrics();
  private final Latency decision = new Latency();
  private final Latency eventToOriginate = new Latency();
  private final SnapshotMeters snapshotMeters;

  /**
   * @param snapshot the newest state of the core; must not block
   */
  public Telemetry(Supplier<Snapshot> snapshot) {
    snapshotMeters = new SnapshotMeters(registry, snapshot);
    registry
        .getPrometheusRegistry()
        .register(
            new LatencyCollector(
                "pacekeeper_decision_seconds",
                "Applying one event: from taken up to all commands decided",
                decision));
    registry
        .getPrometheusRegistry()
        .register(
            new LatencyCollector(
                "pacekeeper_event_to_originate_seconds",
                "From an event's journal time to the originate it caused being sent",
                eventToOriginate));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gcMetrics.bindTo(registry);
  }

  /** For the core's loop: what applying one event took. */
  public Latency decision() {
    return decision;
  }

  /** For the dispatcher: from the event's time to the sending of the originate it caused. */
  public Latency eventToOriginate() {
    return eventToOriginate;
  }

  /**
   * Shows how many records a reader is behind its journal, as {@code
   * pacekeeper_queue_lag_records{queue}}.
   *
   * @param queue for instance {@code core}, {@code dispatcher}, {@code store}
   * @param records asked at every scrape; must not block
   */
  public void watchQueue(String queue, LongSupplier records) {
    Gauge.builder("pacekeeper.queue.lag.records", records, LongSupplier::getAsLong)
        .strongReference(true)
        .description("Records written to the journal and not yet taken by this reader")
        .tags(Tags.of(Tag.of("queue", queue)))
        .register(registry);
  }

  /** Everything in Prometheus' text format 0.0.4, all of it from one snapshot. */
  public String scrape() {
    snapshotMeters.refresh();
    return registry.scrape();
  }

  @Override
  public void close() {
    gcMetrics.close();
    registry.close();
  }
}
