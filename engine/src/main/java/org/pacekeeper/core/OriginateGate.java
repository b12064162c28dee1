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

  /** Why no call can be placed over a trunk. */
  record Closed(LimitingFactor limit, String text) {}

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

  /** Whether there is a trunk of that name, on that node. */
  boolean isOn(String trunk, String node) {
    Trunk found = trunks.get(trunk);
    return found != null && found.settings.node().equals(node);
  }

  void state(String node, NodeState state) {
    Node found = nodes.get(node);
    if (found != null) found.state = state;
  }

  /** Whether the node of any of these trunks is up. */
  boolean anyUp(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      Trunk trunk = trunks.get(names.get(i));
      if (trunk != null && isUp(trunk.settings.node())) return true;
    }
    return false;
  }

  /**
   * The first of the trunks, in their order, over which a call can be placed now; null when there
   * is none.
   */
  Trunk way(List<String> names, long nowNs) {
    for (int i = 0; i < names.size(); i++) {
      Trunk trunk = trunks.get(names.get(i));
      if (trunk != null && limit(trunk, nowNs) == null) return trunk;
    }
    return null;
  }

  /** Calls for which there is a line now, over trunks and nodes that are up. */
  int linesFree(List<String> names) {
    int free = 0;
    for (int i = 0; i < names.size(); i++) {
      Trunk trunk = trunks.get(names.get(i));
      if (trunk == null || !isUp(trunk.settings.node())) continue;
      Node node = nodes.get(trunk.settings.node());
      int lines = trunk.settings.lines() - calls.upOnTrunk(trunk.settings.name());
      int onNode = node.settings.callsMax() - calls.upOnNode(node.settings.name());
      free += Math.max(0, Math.min(lines, onNode));
    }
    return free;
  }

  /** Calls for which there is a place now in the calls per second. */
  int ratePermits(List<String> names, long nowNs) {
    int permits = 0;
    for (int i = 0; i < names.size(); i++) {
      Trunk trunk = trunks.get(names.get(i));
      if (trunk == null || !isUp(trunk.settings.node())) continue;
      Node node = nodes.get(trunk.settings.node());
      permits += Math.min(trunk.bucket.whole(nowNs), node.bucket.whole(nowNs));
    }
    return permits;
  }

  /** Why there is no way: that of the last of the trunks, where the others have failed before. */
  Closed closed(List<String> names, long nowNs) {
    if (names.isEmpty()) return new Closed(LimitingFactor.PBX, "no trunk is configured");
    String name = names.get(names.size() - 1);
    Trunk trunk = trunks.get(name);
    if (trunk == null)
      return new Closed(LimitingFactor.PBX, "trunk " + name + " is not configured");
    LimitingFactor limit = limit(trunk, nowNs);
    return new Closed(limit, limit == null ? "" : text(trunk, limit));
  }

  private LimitingFactor limit(Trunk trunk, long nowNs) {
    Node node = nodes.get(trunk.settings.node());
    if (node == null || node.state != NodeState.UP) return LimitingFactor.PBX;
    if (linesFull(trunk) || callsFull(node)) return LimitingFactor.LINES;
    return trunk.bucket.has(nowNs) && node.bucket.has(nowNs) ? null : LimitingFactor.CALL_RATE;
  }

  private boolean linesFull(Trunk trunk) {
    return calls.upOnTrunk(trunk.settings.name()) >= trunk.settings.lines();
  }

  private boolean callsFull(Node node) {
    return calls.upOnNode(node.settings.name()) >= node.settings.callsMax();
  }

  private String text(Trunk trunk, LimitingFactor limit) {
    TrunkSettings settings = trunk.settings;
    Node node = nodes.get(settings.node());
    if (limit == LimitingFactor.PBX)
      return "node "
          + settings.node()
          + " is "
          + (node == null ? "not configured" : text(node.state));
    if (limit == LimitingFactor.LINES)
      return linesFull(trunk)
          ? "all " + settings.lines() + " lines of trunk " + settings.name() + " are in use"
          : "node " + settings.node() + " has its " + node.settings.callsMax() + " calls";
    return "trunk "
        + settings.name()
        + " takes "
        + settings.originatesPerSecondMax()
        + " calls a second, its node "
        + node.settings.originatesPerSecondMax();
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
