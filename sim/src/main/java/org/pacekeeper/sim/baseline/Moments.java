package org.pacekeeper.sim.baseline;

import java.util.TreeMap;

/** Moments in time, of which several may be the same. */
final class Moments {
  private final TreeMap<Long, Integer> countAt = new TreeMap<>();

  void add(long atNs) {
    countAt.merge(atNs, 1, Integer::sum);
  }

  boolean isEmpty() {
    return countAt.isEmpty();
  }

  long takeFirst() {
    return take(countAt.firstKey());
  }

  /** The first of all when all are later. */
  long takeLatestUpTo(long atNs) {
    Long found = countAt.floorKey(atNs);
    return take(found == null ? countAt.firstKey() : found);
  }

  private long take(long atNs) {
    if (countAt.merge(atNs, -1, Integer::sum) == 0) countAt.remove(atNs);
    return atNs;
  }
}
