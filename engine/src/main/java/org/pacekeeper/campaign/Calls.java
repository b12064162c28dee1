package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.event.Checkpoint;

/**
 * The calls that have not ended, in the order in which they were placed. Every change of a call's
 * state goes through here, so that the counts are right. Core thread only.
 */
public final class Calls {
  private final Map<Long, Call> byId = new LinkedHashMap<>();
  private final Map<String, CampaignCalls> byFloor = new LinkedHashMap<>();
  private final Map<String, Integer> upByNode = new LinkedHashMap<>();
  private final Map<String, Integer> upByTrunk = new LinkedHashMap<>();
  private final FloorListener listener;
  private final FloorPlan plan;

  /** Calls that nobody is told of. */
  public Calls() {
    this(FloorListener.NONE, FloorPlan.ONE);
  }

  /**
   * Those of campaigns with one floor each.
   *
   * @param listener told of every change
   */
  public Calls(FloorListener listener) {
    this(listener, FloorPlan.ONE);
  }

  /**
   * @param listener told of every change
   */
  public Calls(FloorListener listener, FloorPlan plan) {
    this.listener = listener;
    this.plan = plan;
  }

  /** Null when it has ended or never was. */
  public Call get(long callId) {
    return byId.get(callId);
  }

  public Collection<Call> all() {
    return byId.values();
  }

  public void add(Call call) {
    if (byId.putIfAbsent(call.callId, call) != null)
      throw new IllegalStateException("call " + Long.toHexString(call.callId) + ": id is in use");
    call.floor = plan.floor(call.campaign, call.node);
    of(call.floor).add(call);
    upByNode.merge(call.node, 1, Integer::sum);
    upByTrunk.merge(call.trunk, 1, Integer::sum);
    if (call.talk != null && call.talk.thirdLegId != 0) line(call.node, call.talk.thirdTrunk, 1);
    listener.callMoved(call, null, call.originatedAtNs);
  }

  public void move(Call call, CallState to, long nowNs) {
    CallState from = call.state();
    call.move(to, nowNs);
    of(call.floor).moved(call, from, to);
    if (to == CallState.ENDED) {
      byId.remove(call.callId);
      upByNode.merge(call.node, -1, Integer::sum);
      upByTrunk.merge(call.trunk, -1, Integer::sum);
    }
    listener.callMoved(call, from, nowNs);
  }

  /** A third party's leg takes a line, or with -1 gives it back. */
  public void line(String node, String trunk, int by) {
    upByNode.merge(node, by, Integer::sum);
    upByTrunk.merge(trunk, by, Integer::sum);
  }

  /** The plan has changed: every call goes to the floor on which it now is. */
  public void replan(long nowNs) {
    Set<String> changed = new LinkedHashSet<>();
    for (Call call : byId.values()) {
      String floor = plan.floor(call.campaign, call.node);
      if (floor.equals(call.floor)) continue;
      of(call.floor).remove(call);
      listener.callLeft(call, nowNs);
      call.floor = floor;
      of(floor).add(call);
      changed.add(floor);
      listener.callMoved(call, null, nowNs);
    }
    for (String floor : changed) of(floor).reorder(byId.values(), floor);
  }

  /** Those of one floor; the same object for ever. */
  public CampaignCalls of(String floor) {
    return byFloor.computeIfAbsent(floor, c -> new CampaignCalls());
  }

  /** Those of one campaign in a state, on all its floors. */
  public int count(String campaign, CallState state) {
    int count = 0;
    for (Map.Entry<String, CampaignCalls> floor : byFloor.entrySet())
      if (Roster.isOf(campaign, floor.getKey())) count += floor.getValue().count(state);
    return count;
  }

  /** The same, of calls from outside. */
  public int countInbound(String campaign, CallState state) {
    int count = 0;
    for (Map.Entry<String, CampaignCalls> floor : byFloor.entrySet())
      if (Roster.isOf(campaign, floor.getKey())) count += floor.getValue().inbound().count(state);
    return count;
  }

  public int upOnNode(String node) {
    return upByNode.getOrDefault(node, 0);
  }

  public int upOnTrunk(String trunk) {
    return upByTrunk.getOrDefault(trunk, 0);
  }

  public List<Checkpoint.Call> checkpoint() {
    List<Checkpoint.Call> calls = new ArrayList<>(byId.size());
    for (Call call : byId.values()) calls.add(call.checkpoint());
    return calls;
  }

  public void restore(List<Checkpoint.Call> calls) {
    for (Checkpoint.Call from : calls) add(Call.restore(from));
  }
}
