package org.pacekeeper.predict;

import java.util.Arrays;

/**
 * Small numbers for the lists that leads come from. When there are more lists than numbers, the one
 * that was not asked for the longest gives its number up. One thread.
 */
final class ListNumbers {
  static final int MAX = 64;
  private static final long NONE = Long.MIN_VALUE;

  private final long[] listIds = new long[MAX];
  private final long[] askedAt = new long[MAX];
  private long asked;
  private int last;
  private boolean reused;

  ListNumbers() {
    Arrays.fill(listIds, NONE);
  }

  /** The number of a list. */
  int of(long listId) {
    asked++;
    reused = false;
    if (listIds[last] != listId) last = find(listId);
    askedAt[last] = asked;
    return last;
  }

  /** Whether the number given last was another list's until then. */
  boolean reused() {
    return reused;
  }

  private int find(long listId) {
    int oldest = 0;
    for (int i = 0; i < MAX; i++) {
      if (listIds[i] == listId) return i;
      if (askedAt[i] < askedAt[oldest]) oldest = i;
    }
    reused = listIds[oldest] != NONE;
    listIds[oldest] = listId;
    return oldest;
  }

  void write(Memory to) {
    to.put(asked);
    to.put(last);
    for (int i = 0; i < MAX; i++) {
      to.putNs(listIds[i]);
      to.put(askedAt[i]);
    }
  }

  void read(Memory from) {
    asked = (long) from.take();
    last = (int) from.take();
    for (int i = 0; i < MAX; i++) {
      listIds[i] = from.takeNs();
      askedAt[i] = (long) from.take();
    }
  }
}
