package org.pacekeeper.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.campaign.Snapshot.Waits;

/**
 * Meters of calls from outside, by campaign: for those that take some, from when they are first
 * seen to. How long callers waited is a histogram of all who were put through, each wait cut to
 * whole seconds.
 */
final class InboundMeters implements Collector {
  private static final String WAIT = "pacekeeper_inbound_wait_seconds";

  private final PrometheusMeterRegistry registry;
  private final Map<String, InboundView> campaigns = new ConcurrentSkipListMap<>();

  InboundMeters(PrometheusMeterRegistry registry) {
    this.registry = registry;
    registry.getPrometheusRegistry().register(this);
  }

  void refresh(Snapshot snapshot) {
    for (CampaignView campaign : snapshot.campaigns()) {
      InboundView inbound = campaign.inbound();
      boolean known = campaigns.containsKey(campaign.name());
      if (!known && !inbound.takes()) continue;
      campaigns.put(campaign.name(), inbound);
      if (!known) add(campaign.name());
    }
  }

  private void add(String campaign) {
    gauge(campaign, "waiting", "Callers from outside who wait for an agent", InboundView::waiting);
    gauge(campaign, "talking", "Callers from outside who talk with one", InboundView::talking);
    gauge(
        campaign,
        "service.level",
        "Of those put through or not waited for, who was put through in time, 0 to 1",
        InboundView::serviceLevel);
    counter(campaign, "offered", "Calls from outside that were taken", InboundView::offered);
    counter(campaign, "answered", "Of these, put through to an agent", InboundView::answered);
    counter(campaign, "abandoned", "Of these, hung up while they waited", InboundView::abandoned);
    counter(campaign, "timed.out", "Of these, told that nobody is free", InboundView::timedOut);
    counter(campaign, "lost", "Of these, ended otherwise", InboundView::lost);
  }

  private void gauge(
      String campaign, String name, String help, ToDoubleFunction<InboundView> value) {
    Gauge.builder(
            "pacekeeper.inbound." + name, campaigns, all -> value.applyAsDouble(all.get(campaign)))
        .description(help)
        .tags(Tags.of("campaign", campaign))
        .register(registry);
  }

  private void counter(
      String campaign, String name, String help, ToDoubleFunction<InboundView> value) {
    FunctionCounter.builder(
            "pacekeeper.inbound." + name, campaigns, all -> value.applyAsDouble(all.get(campaign)))
        .description(help)
        .tags(Tags.of("campaign", campaign))
        .register(registry);
  }

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder snapshot =
        HistogramSnapshot.builder()
            .name(WAIT)
            .unit(Unit.SECONDS)
            .help("From the arrival of a caller from outside to the agent");
    campaigns.forEach(
        (campaign, view) ->
            snapshot.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("campaign", campaign))
                    .classicHistogramBuckets(buckets(view.waits()))
                    .sum(view.waits().sumS())
                    .build()));
    return snapshot.build();
  }

  private static ClassicHistogramBuckets buckets(Waits waits) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < Waits.BOUNDS_S.size(); i++)
      buckets.bucket(Waits.BOUNDS_S.get(i), waits.counts().get(i));
    return buckets
        .bucket(Double.POSITIVE_INFINITY, waits.counts().get(Waits.BOUNDS_S.size()))
        .build();
  }

  @Override
  public String getPrometheusName() {
    return WAIT;
  }
}
