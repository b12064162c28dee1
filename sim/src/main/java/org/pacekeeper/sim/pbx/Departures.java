package org.pacekeeper.sim.pbx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.Shock;

/**
 * When each agent of a scenario will leave or take a break: played through beforehand by the rules
 * of {@link Floor}, for who knows the future. Times in ns from the start. Immutable.
 */
final class Departures {
  private record Change(long atNs, Runnable happens) {}

  private final Map<Integer, TreeSet<Long>> byNumber = new HashMap<>();
  private final ArrayDeque<Integer> staffed = new ArrayDeque<>();
  private final Map<Integer, Long> onBreakUntilNs = new HashMap<>();
  private int hired;

  Departures(Scenario scenario) {
    List<Change> changes = new ArrayList<>();
    for (Scenario.Staffing step : scenario.staffing())
      changes.add(new Change(step.atNs(), () -> staff(step)));
    for (Shock shock : scenario.shocks())
      if (shock.pauseFraction() > 0) changes.add(new Change(shock.atNs(), () -> pause(shock)));
    changes.sort(Comparator.comparingLong(Change::atNs));
    for (Change change : changes) change.happens.run();
  }

  private void staff(Scenario.Staffing step) {
    while (staffed.size() > step.count()) goes(staffed.poll(), step.atNs());
    while (staffed.size() < step.count()) staffed.add(++hired);
  }

  private void pause(Shock shock) {
    long left = Math.round(shock.pauseFraction() * staffed.size());
    for (int number : staffed) {
      if (left-- == 0) break;
      if (onBreakUntilNs.getOrDefault(number, 0L) > shock.atNs()) continue;
      onBreakUntilNs.put(number, shock.untilNs());
      goes(number, shock.atNs());
    }
  }

  private void goes(int number, long atNs) {
    byNumber.computeIfAbsent(number, n -> new TreeSet<>()).add(atNs);
  }

  /**
   * The next time after that at which the agent goes; {@link Long#MAX_VALUE} when there is none.
   */
  long nextAfter(int number, long nowNs) {
    TreeSet<Long> times = byNumber.get(number);
    Long next = times == null ? null : times.higher(nowNs);
    return next == null ? Long.MAX_VALUE : next;
  }
}
