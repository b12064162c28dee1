package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.sim.run.RunProbe;
import org.pacekeeper.sim.run.RunView;

/** Counts answered and abandoned calls for each day of a run, the warm-up left out. One thread. */
final class DayCount implements RunProbe {
  private static final long DAY_NS = 24 * 3_600_000_000_000L;

  private final List<Day> days = new ArrayList<>();
  private long dayEndNs = DAY_NS;
  private long answeredBefore;
  private long abandonedBefore;

  /** One day: persons who answered, and those of them who were abandoned. */
  record Day(long answered, long abandoned) {
    boolean isOver(double abandonFractionMax) {
      return abandoned > abandonFractionMax * answered;
    }

    double abandonFraction() {
      return answered == 0 ? 0 : (double) abandoned / answered;
    }
  }

  @Override
  public void applied(EventRecord event, RunView run) {
    if (run.nowNs() < dayEndNs) return;
    close(run);
    while (dayEndNs <= run.nowNs()) dayEndNs += DAY_NS;
  }

  @Override
  public void ended(RunView run) {
    close(run);
  }

  private void close(RunView run) {
    long answered = run.book().answered();
    long abandoned = run.book().abandoned();
    if (answered > answeredBefore)
      days.add(new Day(answered - answeredBefore, abandoned - abandonedBefore));
    answeredBefore = answered;
    abandonedBefore = abandoned;
  }

  List<Day> days() {
    return List.copyOf(days);
  }
}
