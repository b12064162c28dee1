package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;

/**
 * Enforces lines and calls per second of every trunk and node, and that the node is there. Core
 * thread only.
 */
final class OriginateGate {

  static final class Node {
    NodeSettings settings;
    NodeState state = NodeState.DOWN;
    final TokenBucket bucket;

    Node(NodeSettings settings, long nowNs) {
      this.settings = settings;
      this.bucket = new TokenBucket(settings.originatesPerSecondMax(), nowNs);
    }
  }

  static final class Trunk {
    TrunkSettings settings;
    final TokenBucket bucket;

    Trunk(TrunkSettings settings, long nowNs) {
      this.settings = settings;
      this.bucket = new TokenBucket(settings.originatesPerSecondMax(), nowNs);
    }
  }

  /** A trunk with room, or why there is none. */
  record Way(Trunk trunk, LimitingFactor limit, String detail) {
    static Way closed(LimitingFactor limit, String detail) {
      return new Way(null, limit, detail);
    }
  }

  private final Calls calls;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Trunk> trunks = new LinkedHashMap<>();

  OriginateGate(Calls calls) {
    this.calls = calls;
  }

  void configure(NodeSettings settings, long nowNs) {
    Node node = nodes.computeIfAbsent(settings.name(), n -> new Node(settings, nowNs));
    node.settings = settings;
    node.bucket.rate(settings.originatesPerSecondMax());
  }

  void configure(TrunkSettings settings, long nowNs) {
    Trunk trunk = trunks.computeIfAbsent(settings.name(), n -> new Trunk(settings, nowNs));
    trunk.settings = settings;
    trunk.bucket.rate(settings.originatesPerSecondMax());
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  Collection<Trunk> trunks() {
    return trunks.values();
  }

  boolean isUp(String node) {
    Node found = nodes.get(node);
    return found != null && found.state == NodeState.UP;
  }

  void state(String node, NodeState state) {
    Node found = nodes.get(node);
    if (found != null) found.state = state;
  }

  /**
   * The first of the trunks, in their order, over which one call can be placed now.
   *
   * @param names trunks of a campaign
   */
  Way way(List<String> names, long nowNs) {
    Way best = Way.closed(LimitingFactor.PBX, "no trunk is configured");
    for (String name : names) {
      Way way = way(trunks.get(name), name, nowNs);
      if (way.trunk != null) return way;
      best = way;
    }
    return best;
  }

  private Way way(Trunk trunk, String name, long nowNs) {
    if (trunk == null)
      return Way.closed(LimitingFactor.PBX, "trunk " + name + " is not configured");
    TrunkSettings settings = trunk.settings;
    Node node = nodes.get(settings.node());
    if (node == null || node.state != NodeState.UP)
      return Way.closed(
          LimitingFactor.PBX,
          "node "
              + settings.node()
              + " is "
              + (node == null ? "not configured" : text(node.state)));
    if (calls.upOnTrunk(settings.name()) >= settings.lines())
      return Way.closed(
          LimitingFactor.LINES,
          "all " + settings.lines() + " lines of trunk " + name + " are in use");
    if (calls.upOnNode(settings.node()) >= node.settings.callsMax())
      return Way.closed(
          LimitingFactor.LINES,
          "node " + settings.node() + " has its " + node.settings.callsMax() + " calls");
    if (!trunk.bucket.has(nowNs))
      return Way.closed(
          LimitingFactor.CALL_RATE,
          "trunk " + name + " takes " + settings.originatesPerSecondMax() + " calls a second");
    if (!node.bucket.has(nowNs))
      return Way.closed(
          LimitingFactor.CALL_RATE,
          "node "
              + settings.node()
              + " takes "
              + node.settings.originatesPerSecondMax()
              + " calls a second");
    return new Way(trunk, null, "");
  }

  /** A call is placed over the trunk. */
  void take(Trunk trunk) {
    trunk.bucket.take();
    nodes.get(trunk.settings.node()).bucket.take();
  }

  private static String text(NodeState state) {
    return switch (state) {
      case DOWN -> "not connected";
      case RECONCILING -> "being asked what calls are on it";
      case UP -> "up";
    };
  }

  List<Checkpoint.Node> checkpointNodes() {
    List<Checkpoint.Node> list = new ArrayList<>();
    for (Node n : nodes.values())
      list.add(new Checkpoint.Node(n.settings, n.state.name(), n.bucket.checkpoint()));
    return list;
  }

  List<Checkpoint.Trunk> checkpointTrunks() {
    List<Checkpoint.Trunk> list = new ArrayList<>();
    for (Trunk t : trunks.values())
      list.add(new Checkpoint.Trunk(t.settings, t.bucket.checkpoint()));
    return list;
  }

  void restore(List<Checkpoint.Node> fromNodes, List<Checkpoint.Trunk> fromTrunks) {
    for (Checkpoint.Node from : fromNodes) {
      configure(from.settings(), from.tokens().atNs());
      Node node = nodes.get(from.settings().name());
      node.state = NodeState.valueOf(from.state());
      node.bucket.restore(from.tokens());
    }
    for (Checkpoint.Trunk from : fromTrunks) {
      configure(from.settings(), from.tokens().atNs());
      trunks.get(from.settings().name()).bucket.restore(from.tokens());
    }
  }
}
