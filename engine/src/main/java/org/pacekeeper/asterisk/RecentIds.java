package org.pacekeeper.asterisk;

import java.util.HashSet;
import java.util.Set;

/**
 * The last ids that were used up, so that an originate which is delivered twice dials once, also
 * when its call has long ended. Forgets the oldest at its bound.
 */
final class RecentIds {
  private final long[] ring;
  private final Set<Long> ids = new HashSet<>();
  private long added;

  RecentIds(int capacity) {
    ring = new long[capacity];
  }

  boolean contains(long id) {
    return ids.contains(id);
  }

  /** False when the id was there already. */
  boolean add(long id) {
    if (!ids.add(id)) return false;
    int slot = (int) (added++ % ring.length);
    if (added > ring.length) ids.remove(ring[slot]);
    ring[slot] = id;
    return true;
  }
}
