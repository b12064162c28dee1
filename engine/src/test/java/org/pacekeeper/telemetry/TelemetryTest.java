package org.pacekeeper.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.event.Outcome;

class TelemetryTest {
  private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.EMPTY);
  private final Telemetry telemetry = new Telemetry(snapshot::get);

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void showsEveryFigureOfTheSnapshot() {
    snapshot.set(snapshot(1_000));

    assertThat(telemetry.scrape().lines())
        .contains(
            "pacekeeper_calls_originated_total{campaign=\"us-sales\"} 1000.0",
            "pacekeeper_attempts_total{campaign=\"us-sales\",outcome=\"connected\"} 80.0",
            "pacekeeper_attempts_total{campaign=\"us-sales\",outcome=\"no_answer\"} 0.0",
            "pacekeeper_agents{campaign=\"us-sales\",state=\"wrap_up\"} 3.0",
            "pacekeeper_agents{campaign=\"us-sales\",state=\"offline\"} 0.0",
            "pacekeeper_calls_in_flight{campaign=\"us-sales\",state=\"ringing\"} 2.0",
            "pacekeeper_campaign_paused{campaign=\"us-sales\"} 0.0",
            "pacekeeper_leads_ready{campaign=\"us-sales\"} 40.0",
            "pacekeeper_leads_remaining{campaign=\"us-sales\"} 900.0",
            "pacekeeper_window_answered{campaign=\"us-sales\"} 200.0",
            "pacekeeper_window_abandoned{campaign=\"us-sales\"} 3.0",
            "pacekeeper_abandon_fraction{campaign=\"us-sales\"} 0.015",
            "pacekeeper_abandon_fraction_limit{campaign=\"us-sales\"} 0.03",
            "pacekeeper_node_state{node=\"pbx-1\",state=\"up\"} 1.0",
            "pacekeeper_node_state{node=\"pbx-1\",state=\"down\"} 0.0",
            "pacekeeper_node_calls{node=\"pbx-1\"} 7.0",
            "pacekeeper_node_calls_limit{node=\"pbx-1\"} 100.0",
            "pacekeeper_trunk_lines_used{node=\"pbx-1\",trunk=\"carrier\"} 8.0",
            "pacekeeper_trunk_lines{node=\"pbx-1\",trunk=\"carrier\"} 30.0",
            "pacekeeper_events_applied_sequence 42.0",
            "pacekeeper_core_time_seconds 1.5");
  }

  @Test
  void readsTheNewestSnapshotAtEveryScrape() {
    snapshot.set(snapshot(1_000));
    telemetry.scrape();
    snapshot.set(snapshot(1_001));

    assertThat(telemetry.scrape())
        .contains("pacekeeper_calls_originated_total{campaign=\"us-sales\"} 1001.0");
  }

  @Test
  void showsHowFarReadersAreBehind() {
    telemetry.watchQueue("store", () -> 17);

    assertThat(telemetry.scrape()).contains("pacekeeper_queue_lag_records{queue=\"store\"} 17.0");
  }

  @Test
  void showsLatenciesAsHistogramsInSeconds() {
    telemetry.decision().recordNs(1_500);
    telemetry.decision().recordNs(15_000);
    telemetry.decision().recordNs(5_000_000_000L);

    assertThat(telemetry.scrape().lines())
        .contains(
            "# TYPE pacekeeper_decision_seconds histogram",
            "pacekeeper_decision_seconds_bucket{le=\"1.0E-6\"} 0",
            "pacekeeper_decision_seconds_bucket{le=\"2.0E-6\"} 1",
            "pacekeeper_decision_seconds_bucket{le=\"2.0E-5\"} 2",
            "pacekeeper_decision_seconds_bucket{le=\"1.0\"} 2",
            "pacekeeper_decision_seconds_bucket{le=\"+Inf\"} 3",
            "pacekeeper_decision_seconds_count 3",
            "pacekeeper_event_to_originate_seconds_count 0");
  }

  @Test
  void showsTheBasicsOfTheProcess() {
    assertThat(telemetry.scrape())
        .contains("jvm_memory_used_bytes{area=\"heap\"", "jvm_threads_live_threads", "jvm_gc_");
  }

  @Test
  void givesEveryMetricItsHelp() {
    snapshot.set(snapshot(1));
    String scrape = telemetry.scrape();

    assertThat(scrape.lines().filter(line -> line.startsWith("# TYPE pacekeeper_")))
        .hasSizeGreaterThan(18)
        .allSatisfy(
            type ->
                assertThat(scrape)
                    .containsPattern("# HELP " + type.split(" ", -1)[2] + " [A-Z0-9]"));
  }

  private static Snapshot snapshot(long originated) {
    Map<AgentState, Integer> agents = new EnumMap<>(Map.of(AgentState.WRAP_UP, 3));
    Map<Outcome, Long> outcomes = new EnumMap<>(Map.of(Outcome.CONNECTED, 80L));
    return new Snapshot(
        1_500_000_000,
        42,
        List.of(
            new CampaignView(
                "us-sales",
                "progressive",
                "",
                40,
                900,
                originated,
                1,
                2,
                0,
                4,
                agents,
                outcomes,
                200,
                3,
                0.03,
                null,
                0)),
        List.of(),
        List.of(new NodeView("pbx-1", NodeState.UP, 7, 100)),
        List.of(new TrunkView("carrier", "pbx-1", 8, 30, 2.5)),
        List.of());
  }
}
