package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.event.PbxEvent.InboundArrived;

/**
 * Who calls from outside: when they did, whatever is dialed. Whom the engine took does not say any
 * more that they are there, and on a node that it does not see nobody is heard. Calendar's thread.
 */
final class ReplayCallers {
  private final Map<String, List<Recording.Arrival>> byChannel = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();
  private final Sight sight;

  ReplayCallers(Recording recording, Sight sight) {
    this.sight = sight;
    for (Recording.Arrival arrival : recording.arrivals())
      byChannel
          .computeIfAbsent(key(arrival.node(), arrival.channel()), key -> new ArrayList<>())
          .add(arrival);
  }

  /**
   * Whether the engine hears that somebody is there.
   *
   * @param nowNs epoch ns
   */
  boolean isHeard(InboundArrived event, long nowNs) {
    return sight.sees(event.node())
        && !taken.contains(caller(event.node(), event.channel(), nowNs));
  }

  /** The number of the caller on a channel, who is taken now. */
  long take(String node, String channel, long nowNs) {
    long caller = caller(node, channel, nowNs);
    taken.add(caller);
    return caller;
  }

  private long caller(String node, String channel, long nowNs) {
    long caller = -1;
    for (Recording.Arrival arrival : byChannel.getOrDefault(key(node, channel), List.of()))
      if (arrival.atNs() <= nowNs) caller = arrival.caller();
    if (caller < 0) throw new IllegalStateException("nobody calls on " + channel);
    return caller;
  }

  private static String key(String node, String channel) {
    return node + " " + channel;
  }
}
