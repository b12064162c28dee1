package org.pacekeeper.sim.baseline;

import java.util.Comparator;
import java.util.TreeSet;

/** Agents by the time at which they will be free, as far as a plan goes. One thread. */
final class FreeAgents {

  /**
   * @param atNs epoch ns
   * @param call which of their calls from now on is the next, counting from 1
   * @param goesAtNs from when on they take none
   */
  record Free(long atNs, String agent, int call, long goesAtNs) {

    /** The same agent, after that call. */
    Free after(long untilNs) {
      return new Free(untilNs, agent, call + 1, goesAtNs);
    }
  }

  private final TreeSet<Free> byTime =
      new TreeSet<>(Comparator.comparingLong(Free::atNs).thenComparing(Free::agent));

  /** One who goes before is not added. */
  void add(Free free) {
    if (free.atNs < free.goesAtNs) byTime.add(free);
  }

  boolean isEmpty() {
    return byTime.isEmpty();
  }

  Free takeFirst() {
    return byTime.pollFirst();
  }

  /**
   * For a person who answers then: the latest who is free by then and still there, else the first
   * of all who will be; null when all will have gone.
   */
  Free takeFor(long answerNs) {
    Free chosen = null;
    for (Free free : byTime) {
      if (Math.max(free.atNs, answerNs) >= free.goesAtNs) continue;
      if (chosen == null || free.atNs <= answerNs) chosen = free;
      if (free.atNs > answerNs) break;
    }
    if (chosen != null) byTime.remove(chosen);
    return chosen;
  }
}
