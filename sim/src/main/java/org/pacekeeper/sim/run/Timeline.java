package org.pacekeeper.sim.run;

import java.util.ArrayList;
import java.util.List;
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
   */
  public record Sample(
      long atNs,
      int available,
      int talking,
      int wrapping,
      int paused,
      int inFlight,
      long answered,
      long abandoned) {}

  public Timeline(long everyNs) {
    this.everyNs = everyNs;
  }

  @Override
  public void applied(EventRecord event, RunView run) {
    if (run.nowNs() < nextNs || run.eventsPending() > 0) return;
    FigureBook book = run.book();
    samples.add(
        new Sample(
            run.nowNs(),
            book.available(),
            book.talking(),
            book.wrapping(),
            book.paused(),
            book.inFlight(),
            book.answered(),
            book.abandoned()));
    nextNs = (run.nowNs() / everyNs + 1) * everyNs;
  }

  public List<Sample> samples() {
    return List.copyOf(samples);
  }
}
