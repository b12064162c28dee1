package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.CallerIdMemory;

/**
 * Which numbers must never again be shown to whom, because a network or the callee refused them
 * (603+, 607, 608). Of {@value #CALLEES_MAX} callees; beyond, the one who has refused longest ago
 * is forgotten. Core thread only.
 */
final class RefusedNumbers {
  static final int CALLEES_MAX = 100_000;

  private final Map<Long, List<Long>> shownTo = new LinkedHashMap<>();

  void add(long callee, long shown) {
    List<Long> known = shownTo.remove(callee);
    List<Long> all = known == null ? new ArrayList<>(1) : known;
    if (!all.contains(shown)) all.add(shown);
    shownTo.put(callee, all);
    if (shownTo.size() > CALLEES_MAX) shownTo.remove(shownTo.keySet().iterator().next());
  }

  /** What this callee has refused; empty for most. */
  List<Long> by(long callee) {
    return shownTo.getOrDefault(callee, List.of());
  }

  List<CallerIdMemory.Refused> memory() {
    List<CallerIdMemory.Refused> all = new ArrayList<>(shownTo.size());
    shownTo.forEach(
        (callee, shown) -> all.add(new CallerIdMemory.Refused(callee, List.copyOf(shown))));
    return all;
  }

  void restore(List<CallerIdMemory.Refused> from) {
    for (CallerIdMemory.Refused each : from)
      shownTo.put(each.callee(), new ArrayList<>(each.shown()));
  }
}
