package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.Calls;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.TrunkSettings;

/**
 * Enforces lines, calls per second and unanswered originates of every trunk and node, and that the
 * node is there; spreads calls over trunks. Core thread only.
 */
final class OriginateGate {

  /** Why no call can be placed over a trunk. */
  record Closed(LimitingFactor limit, String text) {}

  private final Calls calls;
  private final Map<String, GovernedNode> nodes = new LinkedHashMap<>();
  private final Map<String, GovernedTrunk> trunks = new LinkedHashMap<>();

  OriginateGate(Calls calls) {
    this.calls = calls;
  }

  void configure(NodeSettings settings, long nowNs) {
    nodes
        .computeIfAbsent(settings.name(), n -> new GovernedNode(settings, nowNs))
        .configure(settings);
  }

  void configure(TrunkSettings settings, long nowNs) {
    trunks
        .computeIfAbsent(settings.name(), n -> new GovernedTrunk(settings, nowNs))
        .configure(settings);
  }

  Collection<GovernedNode> nodes() {
    return nodes.values();
  }

  Collection<GovernedTrunk> trunks() {
    return trunks.values();
  }

  /** Null when there is none of the name. */
  GovernedNode node(String name) {
    return nodes.get(name);
  }

  /** Null when there is none of the name. */
  GovernedTrunk trunk(String name) {
    return trunks.get(name);
  }

  boolean isUp(String node) {
    GovernedNode found = nodes.get(node);
    return found != null && found.state() == NodeState.UP;
  }

  /** Whether there is a trunk of that name, on that node. */
  boolean isOn(String trunk, String node) {
    GovernedTrunk found = trunks.get(trunk);
    return found != null && found.settings.node().equals(node);
  }

  void state(String node, NodeState state) {
    GovernedNode found = nodes.get(node);
    if (found != null) found.state(state);
  }

  /** Whether the node of any of these trunks is there. */
  boolean anyUp(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk != null && takesOriginates(trunk)) return true;
    }
    return false;
  }

  private boolean takesOriginates(GovernedTrunk trunk) {
    GovernedNode node = nodes.get(trunk.settings.node());
    return node != null && node.takesOriginates();
  }

  /**
   * The trunk over which the next call goes; null when none can be placed now. Of those that are
   * open the cheapest; of these the one that is least in use for its weight and its lines, then the
   * one that has had the fewest calls for its weight; those without a weight in the order of the
   * names.
   */
  GovernedTrunk way(List<String> names, long nowNs) {
    GovernedTrunk best = null;
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk == null || limit(trunk, nowNs) != null) continue;
      if (best == null || isBefore(trunk, best)) best = trunk;
    }
    return best;
  }

  /** Whether a trunk goes before one that is named earlier. */
  private boolean isBefore(GovernedTrunk trunk, GovernedTrunk earlier) {
    if (trunk.settings.cost() != earlier.settings.cost())
      return trunk.settings.cost() < earlier.settings.cost();
    double weight = trunk.settings.weight();
    double otherWeight = earlier.settings.weight();
    if (weight <= 0 || otherWeight <= 0) return false;
    double use = inUse(trunk) / (weight * trunk.settings.lines());
    double otherUse = inUse(earlier) / (otherWeight * earlier.settings.lines());
    if (use != otherUse) return use < otherUse;
    return trunk.originated / weight < earlier.originated / otherWeight;
  }

  private int inUse(GovernedTrunk trunk) {
    return calls.upOnTrunk(trunk.settings.name());
  }

  /** Calls for which there is a line now, over trunks and nodes that are up. */
  int linesFree(List<String> names, long nowNs) {
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk == null) continue;
      GovernedNode node = nodes.get(trunk.settings.node());
      if (node == null) continue;
      int calm = node.takesOriginates() ? node.windowRoom(nowNs) : 0;
      int onNode = node.settings.callsMax() - calls.upOnNode(node.settings.name());
      node.room = Math.max(0, Math.min(calm, onNode));
    }
    int free = 0;
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk != null) free += useRoom(trunk, trunk.settings.lines() - inUse(trunk));
    }
    return free;
  }

  /** Calls for which there is a place now in the calls per second. */
  int ratePermits(List<String> names, long nowNs) {
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk == null) continue;
      GovernedNode node = nodes.get(trunk.settings.node());
      if (node != null) node.room = node.takesOriginates() ? node.bucket.whole(nowNs) : 0;
    }
    int permits = 0;
    for (int i = 0; i < names.size(); i++) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk != null && takesOriginates(trunk))
        permits += useRoom(trunk, trunk.bucket.whole(nowNs));
    }
    return permits;
  }

  /** Trunks of one node share what room it has. */
  private int useRoom(GovernedTrunk trunk, int wanted) {
    GovernedNode node = nodes.get(trunk.settings.node());
    if (node == null) return 0;
    int used = Math.max(0, Math.min(wanted, node.room));
    node.room -= used;
    return used;
  }

  /**
   * Why there is no way: that of the last of the trunks whose node is there, where the others have
   * failed before; of the last when no node is.
   */
  Closed closed(List<String> names, long nowNs) {
    if (names.isEmpty()) return new Closed(LimitingFactor.PBX, "no trunk is configured");
    String name = names.get(names.size() - 1);
    for (int i = names.size() - 1; i >= 0; i--) {
      GovernedTrunk trunk = trunks.get(names.get(i));
      if (trunk != null && takesOriginates(trunk)) {
        name = names.get(i);
        break;
      }
    }
    GovernedTrunk trunk = trunks.get(name);
    if (trunk == null)
      return new Closed(LimitingFactor.PBX, "trunk " + name + " is not configured");
    LimitingFactor limit = limit(trunk, nowNs);
    return new Closed(limit, limit == null ? "" : text(trunk, limit, nowNs));
  }

  private LimitingFactor limit(GovernedTrunk trunk, long nowNs) {
    GovernedNode node = nodes.get(trunk.settings.node());
    if (node == null || !node.takesOriginates()) return LimitingFactor.PBX;
    if (linesFull(trunk) || callsFull(node) || node.windowRoom(nowNs) == 0)
      return LimitingFactor.LINES;
    return trunk.bucket.has(nowNs) && node.bucket.has(nowNs) ? null : LimitingFactor.CALL_RATE;
  }

  private boolean linesFull(GovernedTrunk trunk) {
    return inUse(trunk) >= trunk.settings.lines();
  }

  private boolean callsFull(GovernedNode node) {
    return calls.upOnNode(node.settings.name()) >= node.settings.callsMax();
  }

  private String text(GovernedTrunk trunk, LimitingFactor limit, long nowNs) {
    TrunkSettings settings = trunk.settings;
    GovernedNode node = nodes.get(settings.node());
    if (limit == LimitingFactor.PBX)
      return "node " + settings.node() + " is " + (node == null ? "not configured" : text(node));
    if (limit == LimitingFactor.CALL_RATE) return rateText(trunk, node);
    if (linesFull(trunk))
      return "all " + settings.lines() + " lines of trunk " + settings.name() + " are in use";
    if (callsFull(node))
      return "node " + settings.node() + " has its " + node.settings.callsMax() + " calls";
    if (node.isSilent(nowNs))
      return "node " + settings.node() + " does not answer: " + node.heldBack(nowNs);
    return "node "
        + settings.node()
        + " has "
        + node.unanswered()
        + " originates not taken up yet, its window is "
        + node.window()
        + (node.governor.holdsBack() ? ": " + node.heldBack(nowNs) : "");
  }

  private static String rateText(GovernedTrunk trunk, GovernedNode node) {
    if (trunk.governor.holdsBack() && trunk.rate() <= node.rate())
      return "trunk "
          + trunk.settings.name()
          + " is held to "
          + held(trunk.rate())
          + " of "
          + trunk.settings.originatesPerSecondMax()
          + " calls a second: "
          + trunk.heldBack();
    if (node.governor.holdsBack())
      return "node "
          + node.settings.name()
          + " is held to "
          + held(node.rate())
          + " of "
          + node.settings.originatesPerSecondMax()
          + " calls a second: "
          + node.heldBack(0);
    return "trunk "
        + trunk.settings.name()
        + " takes "
        + trunk.settings.originatesPerSecondMax()
        + " calls a second, its node "
        + node.settings.originatesPerSecondMax();
  }

  private static double held(double perSecond) {
    return Math.round(perSecond * 10) / 10.0;
  }

  /** A call is placed over the trunk. */
  void take(GovernedTrunk trunk, long callId, long nowNs) {
    trunk.give();
    nodes.get(trunk.settings.node()).give(callId, nowNs);
  }

  /**
   * A third party is called over the trunk. It counts in the calls per second, and not among the
   * originates that the node has yet to take: the node says that only of calls to leads.
   */
  void take(GovernedTrunk trunk) {
    trunk.give();
    nodes.get(trunk.settings.node()).bucket.take();
  }

  /** The node has said that it took the originate. */
  void taken(Call call, long nowNs) {
    GovernedNode node = nodes.get(call.node);
    if (node != null) node.took(call.callId, call.originatedAtNs, nowNs);
  }

  /** A call was placed or has changed its state. */
  void callMoved(Call call, CallState from, long nowNs) {
    if (from == null || !from.inFlight()) return;
    GovernedNode node = nodes.get(call.node);
    if (node == null) return;
    if (call.state() == CallState.ENDED) {
      node.skipped(call.callId);
      return;
    }
    node.heard(call.callId, nowNs);
    GovernedTrunk trunk = trunks.get(call.trunk);
    if (call.state() == CallState.WAITING && node.acknowledges() && trunk != null)
      trunk.carried(nowNs);
  }

  /** A call ended unanswered. */
  void failed(Call call, Outcome outcome, int cause, int sipStatus, long nowNs) {
    GovernedNode node = nodes.get(call.node);
    GovernedTrunk trunk = trunks.get(call.trunk);
    if (node == null || trunk == null) return;
    node.heard(call.callId, nowNs);
    if (node.acknowledges()) trunk.failed(outcome, cause, sipStatus, nowNs);
  }

  private static String text(GovernedNode node) {
    return switch (node.state()) {
      case DOWN -> "not connected";
      case RECONCILING -> "being asked what calls are on it";
      case UP -> node.stalled.isEmpty() ? "up" : "not answering: " + node.stalled;
    };
  }

  List<Checkpoint.Node> checkpointNodes() {
    List<Checkpoint.Node> list = new ArrayList<>();
    for (GovernedNode node : nodes.values()) list.add(node.checkpoint());
    return list;
  }

  List<Checkpoint.Trunk> checkpointTrunks() {
    List<Checkpoint.Trunk> list = new ArrayList<>();
    for (GovernedTrunk trunk : trunks.values()) list.add(trunk.checkpoint());
    return list;
  }

  void restore(List<Checkpoint.Node> fromNodes, List<Checkpoint.Trunk> fromTrunks) {
    for (Checkpoint.Node from : fromNodes) {
      configure(from.settings(), from.tokens().atNs());
      nodes.get(from.settings().name()).restore(from);
    }
    for (Checkpoint.Trunk from : fromTrunks) {
      configure(from.settings(), from.tokens().atNs());
      trunks.get(from.settings().name()).restore(from);
    }
  }
}
