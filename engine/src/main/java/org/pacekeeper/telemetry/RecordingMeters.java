package org.pacekeeper.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.campaign.RecordingBook;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;

/** Meters of recordings, for campaigns that have made some. */
final class RecordingMeters {
  private final MeterRegistry registry;
  private final Map<String, RecordingBook.View> campaigns = new ConcurrentHashMap<>();

  RecordingMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void refresh(Snapshot snapshot) {
    for (CampaignView campaign : snapshot.campaigns()) {
      if (campaign.recordings().isEmpty() && !campaigns.containsKey(campaign.name())) continue;
      if (campaigns.put(campaign.name(), campaign.recordings()) != null) continue;
      counter(campaign.name(), "kept", "Recordings that ended with a file", v -> v.kept());
      counter(
          campaign.name(),
          "failed",
          "Recordings without a file, or without sound",
          v -> v.failed());
    }
  }

  private void counter(
      String campaign, String name, String help, ToDoubleFunction<RecordingBook.View> value) {
    FunctionCounter.builder(
            "pacekeeper.recordings." + name,
            campaigns,
            all -> value.applyAsDouble(all.get(campaign)))
        .description(help)
        .tags(Tags.of("campaign", campaign))
        .register(registry);
  }
}
