package org.pacekeeper.sim.ami;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.world.CallerCall;
import org.pacekeeper.sim.world.PlacedCall;

/** The bridges of the exchange: who is in which, and who hears whom. Event loop only. */
final class Bridges {
  /** A chain of Local channels longer than this leads in a circle. */
  private static final int HALVES_MAX = 10;

  private final Exchange exchange;
  private final RandomStream ids;
  private final Map<String, SimBridge> holding = new HashMap<>();

  Bridges(Exchange exchange, RandomStream ids) {
    this.exchange = exchange;
    this.ids = ids;
  }

  /** Puts a channel into the holding bridge of that name. */
  void hold(SimChannel channel, String name) {
    SimBridge bridge = holding.get(name);
    if (bridge == null) {
      bridge = SimBridge.holding(newId(), name);
      holding.put(name, bridge);
      exchange.events().bridgeCreate(bridge);
    }
    enter(bridge, channel);
  }

  /** Puts a channel into the conference of that name. */
  void confer(SimChannel channel, String name) {
    SimBridge bridge = holding.get(name);
    if (bridge == null) {
      bridge = SimBridge.conference(newId(), name);
      holding.put(name, bridge);
      exchange.events().bridgeCreate(bridge);
    }
    for (SimChannel other : bridge.members()) hear(channel, other);
    enter(bridge, channel);
  }

  /** Lets two channels hear each other, wherever they were before. */
  void connect(SimChannel one, SimChannel other) {
    SimBridge bridge = SimBridge.connecting(newId());
    exchange.events().bridgeCreate(bridge);
    fetch(one, other);
    fetch(other, one);
    move(one, bridge);
    move(other, bridge);
    SimChannel older = one.createdAtNs() <= other.createdAtNs() ? one : other;
    one.linkedId(older.linkedId());
    other.linkedId(older.linkedId());
    one.peerAccount(other.accountCode());
    other.peerAccount(one.accountCode());
    hear(one, other);
  }

  /** A caller belongs to the leg whose far half they are connected with. */
  private static void fetch(SimChannel half, SimChannel other) {
    SimChannel leg = half.call().through(half);
    if (leg != null && other.call().placed(other) instanceof CallerCall caller)
      caller.takenAs(leg.uniqueId());
  }

  private void hear(SimChannel one, SimChannel other) {
    exchange.world().bridge(voice(one), voice(other));
  }

  /**
   * Who of the world is heard on a channel. Behind one whose other half is in the dialplan too it
   * is whoever that half is connected with; null when there is nobody yet.
   */
  private static PlacedCall voice(SimChannel channel) {
    SimChannel at = channel;
    for (int halves = 0; halves < HALVES_MAX; halves++) {
      SimChannel through = at.call().through(at);
      if (through == null) return at.call().placed(at);
      SimBridge bridge = through.bridge();
      if (bridge == null || !bridge.connects()) return null;
      at = null;
      for (SimChannel member : bridge.members()) if (member != through) at = member;
      if (at == null) return null;
    }
    return null;
  }

  /**
   * Takes a channel out of the bridge it is in, if any. Where it heard another channel that one is
   * alone now, and goes on in its dialplan.
   */
  void leave(SimChannel channel) {
    SimBridge bridge = channel.bridge();
    if (bridge == null) return;
    exit(bridge, channel);
    if (bridge.confers()) leaveConference(bridge, channel);
    if (!bridge.connects()) return;
    for (SimChannel alone : List.copyOf(bridge.members())) {
      exit(bridge, alone);
      exchange.world().unbridge(voice(channel), voice(alone));
      exchange.soon(() -> goOn(alone));
    }
    exchange.soon(() -> exchange.events().bridgeDestroy(bridge));
  }

  /** Without the agent, who is marked as the one that matters, it ends for all. */
  private void leaveConference(SimBridge bridge, SimChannel channel) {
    boolean agentLeft = isAgent(channel);
    for (SimChannel other : List.copyOf(bridge.members())) {
      if (agentLeft || isAgent(other) && !isThird(channel))
        exchange.world().unbridge(voice(channel), voice(other));
      if (!agentLeft) continue;
      exit(bridge, other);
      exchange.soon(() -> goOn(other));
    }
  }

  private static boolean isAgent(SimChannel channel) {
    return channel.accountCode().startsWith("agent-");
  }

  private static boolean isThird(SimChannel channel) {
    return channel.accountCode().startsWith("third-");
  }

  private void goOn(SimChannel alone) {
    if (alone.bridge() == null && exchange.isLive(alone)) exchange.dialplan().next(alone);
  }

  private void move(SimChannel channel, SimBridge to) {
    leave(channel);
    enter(to, channel);
  }

  private void enter(SimBridge bridge, SimChannel channel) {
    channel.waitFor(null);
    bridge.members().add(channel);
    channel.bridge(bridge);
    exchange.events().bridgeEnter(bridge, channel);
  }

  private void exit(SimBridge bridge, SimChannel channel) {
    channel.waitFor(null);
    bridge.members().remove(channel);
    channel.bridge(null);
    exchange.events().bridgeLeave(bridge, channel);
    if (bridge.connects() || !bridge.members().isEmpty()) return;
    holding.remove(bridge.name());
    exchange.soon(() -> exchange.events().bridgeDestroy(bridge));
  }

  private String newId() {
    return new UUID(ids.nextLong(), ids.nextLong()).toString();
  }
}
