package org.pacekeeper.sim.scenario;

import java.time.Duration;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;
import org.pacekeeper.sim.world.Distribution;

/** Reads a scenario's calls from outside. */
final class InboundReader {
  private static final Format<Double> RATE = Formats.decimal(0, true, 1_000_000, "60");
  private static final Format<Priority> PRIORITY = Formats.oneOf("a priority", Priority.class);
  private static final Format<Duration> WAIT = Formats.duration("1s", "1h", "5m");
  private static final Format<Duration> RISE = Formats.duration("0s", "1h", "30s");
  private static final Distribution PATIENCE = new Distribution.Exponential(120);

  private InboundReader() {}

  /** Null when there are none. */
  static Scenario.Inbound read(Section top) {
    if (!top.has("inbound")) return null;
    Section section = top.section("inbound");
    if (!section.has("talk")) section.problem("talk", "missing; expected how long callers talk");
    return new Scenario.Inbound(
        section.required("rate", RATE),
        ScenarioReader.curve(section, "curve"),
        DistributionReader.read(section, "patience", PATIENCE),
        DistributionReader.read(section, "talk", PATIENCE),
        section.optional("priority", PRIORITY, Priority.AFTER),
        section.optional("waitMax", WAIT, Duration.ofMinutes(5)).toNanos(),
        section.optional("riseAfter", RISE, Duration.ofSeconds(30)).toNanos());
  }
}
