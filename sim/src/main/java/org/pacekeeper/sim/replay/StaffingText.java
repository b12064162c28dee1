package org.pacekeeper.sim.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Comings, goings and breaks of a recording's agents, as a scenario has them: staffing steps, and a
 * shock for each break. Whose break it is does not matter, so the last to go is the first back.
 * Pure.
 */
final class StaffingText {
  private static final long SHORTEST_NS = 1_000_000_000L;

  /** The first so many of the floor are on a break from then on; one of them is new there. */
  private record Break(long fromNs, long toNs, int pausing, int present) {}

  private StaffingText() {}

  static void lines(FittedScenario fit, List<String> to) {
    long firstNs = fit.recording.firstNs();
    List<Recording.Staffing> steps = settled(fit.staffing());
    to.add("agents: # as they came and went");
    int before = -1;
    for (Recording.Staffing step : steps) {
      if (step.present() == before) continue;
      before = step.present();
      to.add(
          format("  - {at: %s, count: %d}", ScenarioText.duration(step.atNs() - firstNs), before));
    }
    List<Break> breaks = breaks(steps, fit.recording.lastNs());
    if (breaks.isEmpty()) return;
    to.add(format("shocks: # %d breaks, each of one more agent", breaks.size()));
    for (Break each : breaks)
      to.add(
          format(
              "  - {at: %s, for: %s, pause: %.6f}",
              ScenarioText.duration(each.fromNs - firstNs),
              ScenarioText.duration(each.toNs - each.fromNs),
              (double) each.pausing / each.present));
  }

  /** Without what lasted for less than a second: agents do not come one by one in a moment. */
  private static List<Recording.Staffing> settled(List<Recording.Staffing> steps) {
    List<Recording.Staffing> settled = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean lasts =
          i == steps.size() - 1 || steps.get(i + 1).atNs() - steps.get(i).atNs() >= SHORTEST_NS;
      if (lasts) settled.add(steps.get(i));
    }
    return settled;
  }

  private static List<Break> breaks(List<Recording.Staffing> steps, long endNs) {
    List<Break> breaks = new ArrayList<>();
    Deque<Recording.Staffing> open = new ArrayDeque<>();
    for (Recording.Staffing step : steps) {
      while (open.size() > step.pausing()) close(open, step.atNs(), breaks);
      while (open.size() < step.pausing())
        open.push(new Recording.Staffing(step.atNs(), step.present(), open.size() + 1));
    }
    while (!open.isEmpty()) close(open, endNs, breaks);
    breaks.sort(Comparator.comparingLong(Break::fromNs).thenComparing(Break::pausing));
    return breaks;
  }

  private static void close(Deque<Recording.Staffing> open, long atNs, List<Break> breaks) {
    Recording.Staffing began = open.pop();
    if (atNs - began.atNs() >= SHORTEST_NS)
      breaks.add(new Break(began.atNs(), atNs, began.pausing(), began.present()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
