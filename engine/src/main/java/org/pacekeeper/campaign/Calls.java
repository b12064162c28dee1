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
  private final Map<String, Counts<CallState>> counts = new LinkedHashMap<>();
  private final Map<String, Integer> upByNode = new LinkedHashMap<>();
  private final Map<String, Integer> upByTrunk = new LinkedHashMap<>();

  /** By campaign: answered, and nobody promised to them yet. */
  private final Map<String, List<Call>> waiting = new LinkedHashMap<>();

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
    count(call.campaign).add(call.state(), 1);
    upByNode.merge(call.node, 1, Integer::sum);
    upByTrunk.merge(call.trunk, 1, Integer::sum);
    if (call.state() == CallState.WAITING) waitingOf(call.campaign).add(call);
  }

  public void move(Call call, CallState to, long nowNs) {
    CallState from = call.state();
    call.move(to, nowNs);
    count(call.campaign).move(from, to);
    if (from == CallState.WAITING) waitingOf(call.campaign).remove(call);
    if (to == CallState.WAITING) waitingOf(call.campaign).add(call);
    if (to == CallState.ENDED) {
      byId.remove(call.callId);
      count(call.campaign).add(to, -1);
      upByNode.merge(call.node, -1, Integer::sum);
      upByTrunk.merge(call.trunk, -1, Integer::sum);
    }
  }

  /** How many calls of a campaign are in a state. */
  public int count(String campaign, CallState state) {
    Counts<CallState> count = counts.get(campaign);
    return count == null ? 0 : (int) count.get(state);
  }

  /** Dialed and not yet resolved. */
  public int inFlight(String campaign) {
    return count(campaign, CallState.DIALING) + count(campaign, CallState.RINGING);
  }

  public int upOnNode(String node) {
    return upByNode.getOrDefault(node, 0);
  }

  public int upOnTrunk(String trunk) {
    return upByTrunk.getOrDefault(trunk, 0);
  }

  /** The callees of a campaign without an agent, who has waited longest first. */
  public List<Call> waiting(String campaign) {
    List<Call> calls = new ArrayList<>(waiting.getOrDefault(campaign, List.of()));
    if (calls.size() > 1)
      calls.sort(
          (a, b) ->
              a.answeredAtNs() != b.answeredAtNs()
                  ? Long.compare(a.answeredAtNs(), b.answeredAtNs())
                  : Long.compare(a.callId, b.callId));
    return calls;
  }

  public List<Checkpoint.Call> checkpoint() {
    List<Checkpoint.Call> calls = new ArrayList<>(byId.size());
    for (Call call : byId.values()) calls.add(call.checkpoint());
    return calls;
  }

  public void restore(List<Checkpoint.Call> calls) {
    for (Checkpoint.Call from : calls) add(Call.restore(from));
  }

  private List<Call> waitingOf(String campaign) {
    return waiting.computeIfAbsent(campaign, c -> new ArrayList<>());
  }

  private Counts<CallState> count(String campaign) {
    return counts.computeIfAbsent(campaign, c -> new Counts<>(CallState.class));
  }
}
