package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When the engine did not run or did not see a node, while a journal is read. One thread. */
final class OutageTrace {
  private final List<DeadTime> deadTimes = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final Map<String, Map<Long, Outage>> byListing = new HashMap<>();

  /** Of every node that was ever connected: since when it is not seen, -1 when it is. */
  private final Map<String, Long> unseenSinceNs = new LinkedHashMap<>();

  private final Map<String, Long> backNs = new HashMap<>();

  /**
   * @param latestNs the last event of the run before
   */
  void engineStarted(long latestNs, long nowNs) {
    deadTimes.add(new DeadTime(latestNs, nowNs));
    unseenSinceNs.replaceAll((node, sinceNs) -> sinceNs < 0 ? latestNs : sinceNs);
  }

  void disconnected(String node, long nowNs) {
    unseenSinceNs.replaceAll((each, since) -> each.equals(node) && since < 0 ? nowNs : since);
  }

  void connected(String node, long nowNs) {
    unseenSinceNs.putIfAbsent(node, -1L);
    backNs.put(node, nowNs);
  }

  /** The node has listed its channels; null when nothing was missed. */
  Outage listed(String node, long nowNs) {
    long sinceNs = unseenSinceNs.getOrDefault(node, -1L);
    if (sinceNs < 0) return null;
    unseenSinceNs.put(node, -1L);
    Outage outage = new Outage(node, sinceNs, backNs.getOrDefault(node, nowNs), nowNs);
    outages.add(outage);
    byListing.computeIfAbsent(node, n -> new HashMap<>()).put(nowNs, outage);
    return outage;
  }

  /** What was learned then, of something older, was learned from the node's list; null if not. */
  Outage learnedFrom(String node, long olderNs, long atNs) {
    Outage outage = byListing.getOrDefault(node, Map.of()).get(atNs);
    return outage == null || olderNs > outage.fromNs() ? null : outage;
  }

  /** The last moment up to then at which the node was seen. */
  long lastSeenNs(String node, long endNs) {
    long sinceNs = unseenSinceNs.getOrDefault(node, -1L);
    return sinceNs < 0 ? endNs : sinceNs;
  }

  List<Outage> outages() {
    return outages;
  }

  List<DeadTime> deadTimes() {
    return deadTimes;
  }
}
