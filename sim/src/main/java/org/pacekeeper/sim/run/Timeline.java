package org.pacekeeper.sim.run;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.sim.report.FigureBook;

/** Samples a run at even distances, for charts. */
public final class Timeline implements RunProbe {
  private final long everyNs;
  private final List<Sample> samples = new ArrayList<>();
  private long nextNs;

  /**
   * The floor at one moment.
   *
   * @param atNs from the scenario's start
   * @param answered by a person since the warm-up
   * @param abandoned of these
   * @param ledgerAnswered by a person in the legal window, as the engine counts
   * @param ledgerAbandoned of these
   * @param theta risk threshold of the latest decision that was noted, NaN without one
   */
  public record Sample(
      long atNs,
      int available,
      int talking,
      int wrapping,
      int paused,
      int inFlight,
      long answered,
      long abandoned,
      long ledgerAnswered,
      long ledgerAbandoned,
      double theta) {}

  public Timeline(long everyNs) {
    this.everyNs = everyNs;
  }

  @Override
  public void applied(EventRecord event, RunView run) {
    if (run.nowNs() < nextNs || run.eventsPending() > 0) return;
    FigureBook book = run.book();
    CampaignView campaign = run.core().snapshot().campaigns().get(0);
    samples.add(
        new Sample(
            run.nowNs(),
            book.available(),
            book.talking(),
            book.wrapping(),
            book.paused(),
            book.inFlight(),
            book.answered(),
            book.abandoned(),
            campaign.answered(),
            campaign.abandoned(),
            campaign.lastDecision() == null ? Double.NaN : campaign.lastDecision().theta()));
    nextNs = (run.nowNs() / everyNs + 1) * everyNs;
  }

  public List<Sample> samples() {
    return List.copyOf(samples);
  }
}
