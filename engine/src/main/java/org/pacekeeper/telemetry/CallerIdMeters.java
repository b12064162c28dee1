package org.pacekeeper.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CallerIdView;

/** Meters of the numbers that are shown to callees; each gets its own when it is first seen. */
final class CallerIdMeters {
  private final MeterRegistry registry;
  private final Map<String, CallerIdView> numbers = new ConcurrentHashMap<>();

  CallerIdMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void refresh(Snapshot snapshot) {
    for (CallerIdView each : snapshot.callerIds())
      if (numbers.put(each.number(), each) == null) add(each);
  }

  private void add(CallerIdView of) {
    gauge(of, "calls.today", "Calls that showed the number today", CallerIdView::callsToday);
    gauge(of, "calls.limit", "Calls it may be shown for a day, 0 for any", v -> v.callsPerDayMax());
    gauge(of, "answered", "Its answers while it had peers, with forgetting", v -> v.answered());
    gauge(of, "expected", "Answers that its share of the calls was worth", v -> v.expected());
    gauge(of, "blocked", "Calls refused for the number", CallerIdView::blocked);
    gauge(of, "resting", "1 while it is not shown for a rest", v -> v.restsUntilNs() > 0 ? 1 : 0);
    gauge(
        of,
        "fallen.alone",
        "1 while it has no peers and is answered less often than it used to be",
        v -> v.fallenAlone().isEmpty() ? 0 : 1);
  }

  private void gauge(
      CallerIdView of, String name, String help, ToDoubleFunction<CallerIdView> value) {
    Gauge.builder(
            "pacekeeper.callerid." + name,
            numbers,
            all -> value.applyAsDouble(all.get(of.number())))
        .description(help)
        .tags(Tags.of("callerid", of.number(), "pool", of.pool()))
        .register(registry);
  }
}
