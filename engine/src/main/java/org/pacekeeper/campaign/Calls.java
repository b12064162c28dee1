package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Checkpoint;

/**
 * The calls that have not ended, in the order in which they were placed. Every change of a call's
 * state goes through here, so that the counts are right. Core thread only.
 */
public final class Calls {
  private final Map<Long, Call> byId = new LinkedHashMap<>();
  private final Map<String, CampaignCalls> byCampaign = new LinkedHashMap<>();
  private final Map<String, Integer> upByNode = new LinkedHashMap<>();
  private final Map<String, Integer> upByTrunk = new LinkedHashMap<>();
  private final FloorListener listener;

  /** Calls that nobody is told of. */
  public Calls() {
    this(FloorListener.NONE);
  }

  /**
   * @param listener told of every change
   */
  public Calls(FloorListener listener) {
    this.listener = listener;
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
    of(call.campaign).add(call);
    upByNode.merge(call.node, 1, Integer::sum);
    upByTrunk.merge(call.trunk, 1, Integer::sum);
    if (call.talk != null && call.talk.thirdLegId != 0) line(call.node, call.talk.thirdTrunk, 1);
    listener.callMoved(call, null, call.originatedAtNs);
  }

  public void move(Call call, CallState to, long nowNs) {
    CallState from = call.state();
    call.move(to, nowNs);
    of(call.campaign).moved(call, from, to);
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

  /** Those of one campaign; the same object for ever. */
  public CampaignCalls of(String campaign) {
    return byCampaign.computeIfAbsent(campaign, c -> new CampaignCalls());
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
