package org.pacekeeper.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;

/**
 * Meters that read the core's snapshot. A campaign, node or trunk gets its meters when it is first
 * seen; all meters read the snapshot of the last {@link #refresh}, so one scrape is consistent.
 */
final class SnapshotMeters {
  private static final double NS_PER_S = 1e9;

  private final PrometheusMeterRegistry registry;
  private final Supplier<Snapshot> source;
  private final Map<String, CampaignView> campaigns = new ConcurrentHashMap<>();
  private final Map<String, NodeView> nodes = new ConcurrentHashMap<>();
  private final Map<String, TrunkView> trunks = new ConcurrentHashMap<>();

  /** Campaigns with the caller ids that have a meter. */
  private final Set<String> blocked = new HashSet<>();

  private final CallerIdMeters callerIds;
  private final InboundMeters inbound;
  private final RecordingMeters recordings;

  private volatile Snapshot current = Snapshot.EMPTY;

  SnapshotMeters(PrometheusMeterRegistry registry, Supplier<Snapshot> source) {
    this.registry = registry;
    this.source = source;
    this.callerIds = new CallerIdMeters(registry);
    this.inbound = new InboundMeters(registry);
    this.recordings = new RecordingMeters(registry);
    Gauge.builder("pacekeeper.events.applied.sequence", this, m -> m.current.sequence())
        .description("Journal sequence of the last event the core applied")
        .register(registry);
    Gauge.builder("pacekeeper.core.time.seconds", this, m -> m.current.timeNs() / NS_PER_S)
        .description("The core's now, Unix time")
        .register(registry);
  }

  /** Takes the newest snapshot. */
  synchronized void refresh() {
    current = source.get();
    for (CampaignView campaign : current.campaigns()) {
      if (campaigns.put(campaign.name(), campaign) == null) addCampaign(campaign.name());
      for (String callerId : campaign.answers().blocked().keySet())
        if (blocked.add(campaign.name() + '\n' + callerId))
          new CampaignMeters(campaign.name()).blocked(callerId);
    }
    for (NodeView node : current.nodes()) {
      if (nodes.put(node.name(), node) == null) addNode(node.name());
    }
    for (TrunkView trunk : current.trunks()) {
      if (trunks.put(trunk.name(), trunk) == null) addTrunk(trunk.name(), trunk.node());
    }
    callerIds.refresh(current);
    inbound.refresh(current);
    recordings.refresh(current);
  }

  private void addCampaign(String name) {
    CampaignMeters meters = new CampaignMeters(name);
    meters.counter("calls.originated", "Calls placed", CampaignView::originated);
    meters.gauge("campaign.paused", "1 while paused", c -> c.pausedBecause().isEmpty() ? 0 : 1);
    meters.gauge("leads.ready", "Leads in the core's hands, not yet dialed", CampaignView::ready);
    meters.gauge("leads.remaining", "Leads not yet final", CampaignView::remaining);
    meters.gauge("window.answered", "Answered by a person, legal window", CampaignView::answered);
    meters.gauge("window.abandoned", "Of these, abandoned", CampaignView::abandoned);
    meters.gauge("abandon.fraction", "Abandoned / answered, 0 to 1", CampaignView::abandonFraction);
    meters.gauge(
        "abandon.fraction.limit", "What it must not exceed", CampaignView::abandonFractionMax);
    meters.inFlight("dialing", CampaignView::dialing);
    meters.inFlight("ringing", CampaignView::ringing);
    meters.inFlight("waiting", CampaignView::waiting);
    meters.inFlight("connected", CampaignView::connected);
    for (AgentState state : AgentState.values()) meters.agents(state);
    for (Outcome outcome : Outcome.values()) meters.outcome(outcome);
    for (Heard heard : Heard.values()) meters.heard(heard);
    meters.counter(
        "optouts", "Keypresses that asked for no more calls", c -> c.answers().optOuts());
    meters.gauge(
        "detection.persons.among.machines",
        "Of the calls taken for machines, the share of persons, 0 to 1",
        c -> c.answers().personsAmongMachines());
    meters.gauge(
        "detection.delay.seconds",
        "How long machine detection listens to a person, median",
        c -> c.answers().detectionDelayS());
  }

  private void addNode(String name) {
    Tags tags = Tags.of("node", name);
    for (NodeState state : NodeState.values()) {
      gauge(
          "node.state",
          "1 for the state a PBX node is in",
          tags.and("state", label(state)),
          m -> m.nodes.get(name).state() == state ? 1 : 0);
    }
    gauge("node.calls", "Calls up on the node", tags, m -> m.nodes.get(name).callsUp());
    gauge("node.calls.limit", "Calls it can bear", tags, m -> m.nodes.get(name).callsMax());
  }

  private void addTrunk(String name, String node) {
    Tags tags = Tags.of("trunk", name, "node", node);
    gauge(
        "trunk.lines.used",
        "Lines of the trunk in use",
        tags,
        m -> m.trunks.get(name).linesInUse());
    gauge("trunk.lines", "Lines the trunk has", tags, m -> m.trunks.get(name).lines());
    gauge(
        "trunk.alarm",
        "1 while calls over the trunk fail in a way that a person should look at",
        tags,
        m -> m.trunks.get(name).alarm().isEmpty() ? 0 : 1);
  }

  private void gauge(String name, String help, Tags tags, ToDoubleFunction<SnapshotMeters> value) {
    Gauge.builder("pacekeeper." + name, this, value)
        .description(help)
        .tags(tags)
        .register(registry);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The meters of one campaign. */
  private final class CampaignMeters {
    private final String name;
    private final Tags tags;

    CampaignMeters(String name) {
      this.name = name;
      this.tags = Tags.of("campaign", name);
    }

    void counter(String meter, String help, ToDoubleFunction<CampaignView> value) {
      counter(meter, help, tags, value);
    }

    void outcome(Outcome outcome) {
      counter(
          "attempts",
          "Attempts that ended, by outcome",
          tags.and("outcome", label(outcome)),
          view -> view.outcomes().getOrDefault(outcome, 0L));
    }

    void heard(Heard heard) {
      counter(
          "detection.verdicts",
          "What machine detection took answers for",
          tags.and("heard", label(heard)),
          view -> view.answers().heard().getOrDefault(heard, 0L));
    }

    void blocked(String callerId) {
      counter(
          "calls.blocked",
          "Calls the network refused for their caller id",
          tags.and("callerid", callerId),
          view -> view.answers().blocked().getOrDefault(callerId, 0L));
    }

    void gauge(String meter, String help, ToDoubleFunction<CampaignView> value) {
      gauge(meter, help, tags, value);
    }

    void inFlight(String state, ToDoubleFunction<CampaignView> value) {
      gauge("calls.in.flight", "Calls that are up, by state", tags.and("state", state), value);
    }

    void agents(AgentState state) {
      gauge(
          "agents",
          "Agents, by state",
          tags.and("state", label(state)),
          view -> view.agentsByState().getOrDefault(state, 0));
    }

    private void counter(
        String meter, String help, Tags all, ToDoubleFunction<CampaignView> value) {
      FunctionCounter.builder(
              "pacekeeper." + meter,
              SnapshotMeters.this,
              m -> value.applyAsDouble(m.campaigns.get(name)))
          .description(help)
          .tags(all)
          .register(registry);
    }

    private void gauge(String meter, String help, Tags all, ToDoubleFunction<CampaignView> value) {
      SnapshotMeters.this.gauge(meter, help, all, m -> value.applyAsDouble(m.campaigns.get(name)));
    }
  }
}
