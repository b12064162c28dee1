package org.pacekeeper.asterisk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node's legs by id: those that are there, or whose end is not fully told yet, in the order in
 * which they came; and, for a while, the ids of those that were. One thread.
 */
final class Legs {
  private static final int RECENT_IDS = 1 << 16;

  private final RecentIds recentIds = new RecentIds(RECENT_IDS);

  /** Whose end the node has told, or who was given up. */
  private final RecentIds endedIds = new RecentIds(RECENT_IDS);

  private Map<Long, Leg> byId = new LinkedHashMap<>();

  /** Null when there is none. */
  Leg get(long id) {
    return byId.get(id);
  }

  /** A copy, so that legs may end meanwhile. */
  List<Leg> list() {
    return List.copyOf(byId.values());
  }

  int size() {
    return byId.size();
  }

  /** Takes a leg in that is to be dialed; false when its id was used up before. */
  boolean add(Leg leg) {
    if (!recentIds.add(leg.id)) return false;
    byId.put(leg.id, leg);
    return true;
  }

  /** Takes a leg in again that was forgotten though the node had not told its end. */
  void addAgain(Leg leg) {
    byId.put(leg.id, leg);
  }

  /** Whether a leg of ours was forgotten though the node had not told its end. */
  boolean wasForgotten(long id) {
    return recentIds.contains(id) && !endedIds.contains(id) && !byId.containsKey(id);
  }

  /** The node has told its end: whatever it still says of it is late. */
  void ended(Leg leg) {
    endedIds.add(leg.id);
  }

  /** Forgets it; false when it was not there. */
  boolean remove(long id) {
    return byId.remove(id) != null;
  }

  /** These and no others are there. */
  void replace(List<Leg> found) {
    byId = new LinkedHashMap<>();
    for (Leg leg : found) {
      recentIds.add(leg.id);
      byId.put(leg.id, leg);
    }
  }
}
