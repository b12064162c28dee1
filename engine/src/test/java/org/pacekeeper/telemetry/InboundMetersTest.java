package org.pacekeeper.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.InboundBook;
import org.pacekeeper.campaign.RecordingBook;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.campaign.Snapshot.BudgetView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PhoneNumber;

class InboundMetersTest {
  private static final long S = 1_000_000_000L;

  private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.EMPTY);
  private final Telemetry telemetry = new Telemetry(snapshot::get);

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void showsWhoWaitsAndWhatBecameOfTheOthersByCampaign() {
    snapshot.set(campaigns(book(4, 5, 29, 700).view(3, 2), InboundView.NONE));
    assertThat(telemetry.scrape().lines())
        .contains(
            "pacekeeper_inbound_waiting{campaign=\"c0\"} 3.0",
            "pacekeeper_inbound_talking{campaign=\"c0\"} 2.0",
            "pacekeeper_inbound_offered_total{campaign=\"c0\"} 6.0",
            "pacekeeper_inbound_answered_total{campaign=\"c0\"} 4.0",
            "pacekeeper_inbound_abandoned_total{campaign=\"c0\"} 1.0",
            "pacekeeper_inbound_timed_out_total{campaign=\"c0\"} 1.0",
            "pacekeeper_inbound_lost_total{campaign=\"c0\"} 0.0",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"5.0\"} 1",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"10.0\"} 2",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"20.0\"} 2",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"30.0\"} 3",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"600.0\"} 3",
            "pacekeeper_inbound_wait_seconds_bucket{campaign=\"c0\",le=\"+Inf\"} 4",
            "pacekeeper_inbound_wait_seconds_sum{campaign=\"c0\"} 638.0");
    assertThat(telemetry.scrape()).doesNotContain("inbound_waiting{campaign=\"c1\"");
  }

  @Test
  void goesOnShowingACampaignThatTakesNoMore() {
    InboundBook book = book(4);
    snapshot.set(campaigns(book.view(0, 1)));
    telemetry.scrape();
    book.configure(InboundSettings.NONE);
    snapshot.set(campaigns(book.view(0, 0)));
    assertThat(telemetry.scrape())
        .contains("pacekeeper_inbound_talking{campaign=\"c0\"} 0.0")
        .contains("pacekeeper_inbound_answered_total{campaign=\"c0\"} 1.0");
  }

  private static InboundBook book(int... waitedS) {
    InboundBook book = new InboundBook();
    book.configure(
        new InboundSettings(
            List.of(PhoneNumber.of("+12025550100")), Priority.AFTER, 1, "", "", 1, 20_000));
    for (int waited : waitedS) {
      book.offered();
      book.answered(waited * S + S / 2);
      book.ended(InboundOutcome.ANSWERED);
    }
    for (InboundOutcome end : List.of(InboundOutcome.ABANDONED, InboundOutcome.TIMED_OUT)) {
      book.offered();
      book.ended(end);
    }
    return book;
  }

  private static Snapshot campaigns(InboundView... inbound) {
    List<CampaignView> views = new ArrayList<>();
    for (InboundView each : inbound)
      views.add(
          new CampaignView(
              "c" + views.size(),
              "progressive",
              "",
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              Map.of(),
              Map.of(),
              0,
              0,
              0.03,
              null,
              0,
              AnswersView.NONE,
              BudgetView.NONE,
              each,
              RecordingBook.View.NONE));
    return new Snapshot(S, 1, views, List.of(), List.of(), List.of(), List.of());
  }
}
