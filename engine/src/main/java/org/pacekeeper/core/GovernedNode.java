package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.NodeSettings;

/**
 * A node as the gate sees it: its limits, whether it is there, and how well it keeps up. A node
 * that says of every originate when it took it is governed by how long that takes; one that never
 * says is held to its settings only. Core thread only.
 */
final class GovernedNode {
  /**
   * A node that keeps up takes an originate within some ms at 100 a second; at the rate at which
   * Asterisk was seen to fall behind, half a second is common.
   */
  static final long LATE_NS = 500_000_000L;

  /** Unanswered for so long: given nothing more until it answers. */
  static final long SILENT_NS = 1_000_000_000L;

  private static final Governor.Tuning LATENESS = new Governor.Tuning(500_000_000L, 5, 0.1);

  NodeSettings settings;
  private NodeState state = NodeState.DOWN;
  final TokenBucket bucket;
  final Governor governor = new Governor(LATENESS);

  /** Why it is given no originates though its session is up; empty when it is. */
  String stalled = "";

  /** It says when it takes an originate. */
  private boolean acknowledges;

  /** Originates that it has not taken yet, with when they were decided, the oldest first. */
  private final Map<Long, Long> unanswered = new LinkedHashMap<>();

  /** Scratch of the gate. */
  int room;

  GovernedNode(NodeSettings settings, long nowNs) {
    this.settings = settings;
    this.bucket = new TokenBucket(settings.originatesPerSecondMax(), nowNs);
  }

  void configure(NodeSettings newSettings) {
    settings = newSettings;
    bucket.rate(rate());
  }

  NodeState state() {
    return state;
  }

  /** What was under way over an earlier session is for the node's list of channels to tell. */
  void state(NodeState newState) {
    if (newState != NodeState.UP) {
      unanswered.clear();
      acknowledges = false;
    }
    state = newState;
    stalled = "";
  }

  boolean acknowledges() {
    return acknowledges;
  }

  boolean takesOriginates() {
    return state == NodeState.UP && stalled.isEmpty();
  }

  /** Calls a second that it is given now. */
  double rate() {
    return settings.originatesPerSecondMax() * governor.share();
  }

  /**
   * Originates that it may have and not yet have taken; {@link Integer#MAX_VALUE} for any number.
   */
  int window() {
    if (!acknowledges || settings.unansweredMax() == 0) return Integer.MAX_VALUE;
    return Math.max(1, (int) (settings.unansweredMax() * governor.share()));
  }

  int unanswered() {
    return unanswered.size();
  }

  /** Originates that it can be given before it has taken one more. */
  int windowRoom(long nowNs) {
    return isSilent(nowNs) ? 0 : Math.max(0, window() - unanswered.size());
  }

  boolean isSilent(long nowNs) {
    return oldestNs(nowNs) >= SILENT_NS;
  }

  /** How long the oldest originate has been unanswered. */
  long oldestNs(long nowNs) {
    return unanswered.isEmpty() ? 0 : nowNs - unanswered.values().iterator().next();
  }

  /** It is given an originate. */
  void give(long callId, long nowNs) {
    bucket.take();
    if (acknowledges) unanswered.put(callId, nowNs);
  }

  /** It took an originate that was decided at that time. */
  void took(long callId, long givenAtNs, long nowNs) {
    acknowledges = true;
    boolean first = unanswered.remove(callId) != null;
    if (first) sample(nowNs - givenAtNs, nowNs);
  }

  /** Something else was heard of the call: it is not waited for any longer. */
  void heard(long callId, long nowNs) {
    if (unanswered.isEmpty()) return;
    Long givenAtNs = unanswered.remove(callId);
    if (givenAtNs != null) sample(nowNs - givenAtNs, nowNs);
  }

  /** The call was never given to it. */
  void skipped(long callId) {
    unanswered.remove(callId);
  }

  private void sample(long delayNs, long nowNs) {
    if (governor.sample(delayNs > LATE_NS, delayNs, nowNs)) bucket.rate(rate());
  }

  /** Why it is given less than its settings allow, for people; empty when it is not. */
  String heldBack(long nowNs) {
    if (!stalled.isEmpty()) return stalled;
    if (isSilent(nowNs))
      return "an originate has been unanswered for " + oldestNs(nowNs) / 1_000_000 + " ms";
    if (!governor.holdsBack()) return "";
    return governor.stepBad()
        + " of "
        + governor.stepAll()
        + " originates were taken late, after up to "
        + governor.stepWorstNs() / 1_000_000
        + " ms";
  }

  Checkpoint.Node checkpoint() {
    List<Checkpoint.Unanswered> list = new ArrayList<>();
    unanswered.forEach((callId, atNs) -> list.add(new Checkpoint.Unanswered(callId, atNs)));
    return new Checkpoint.Node(
        settings,
        state.name(),
        bucket.checkpoint(),
        governor.checkpoint(),
        stalled,
        acknowledges,
        list);
  }

  void restore(Checkpoint.Node from) {
    state = NodeState.valueOf(from.state());
    governor.restore(from.governor());
    stalled = from.stalled() == null ? "" : from.stalled();
    acknowledges = from.acknowledges();
    if (from.unanswered() != null)
      for (Checkpoint.Unanswered each : from.unanswered())
        unanswered.put(each.callId(), each.atNs());
    bucket.rate(rate());
    bucket.restore(from.tokens());
  }
}
