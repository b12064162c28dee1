package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of one floor of a campaign that have not ended, counted and sorted out. Core thread
 * only.
 */
public final class CampaignCalls {
  private final Counts<CallState> counts = new Counts<>(CallState.class);

  /** Dialed and not yet resolved, in the order in which they were placed. */
  private final Map<Long, Call> inFlight = new LinkedHashMap<>();

  /** Answered, and nobody promised to them yet. */
  private final List<Call> waiting = new ArrayList<>();

  private final InboundCalls inbound = new InboundCalls();

  /** The calls from outside; all else here is about calls to leads. */
  public InboundCalls inbound() {
    return inbound;
  }

  /** How many calls are in a state. */
  public int count(CallState state) {
    return (int) counts.get(state);
  }

  /** How many were dialed and are not yet resolved. */
  public int inFlight() {
    return inFlight.size();
  }

  /** Dialed and not yet resolved, the oldest first. */
  public Collection<Call> inFlightInOrder() {
    return Collections.unmodifiableCollection(inFlight.values());
  }

  /** The callees without an agent, who has waited longest first. */
  public List<Call> waiting() {
    return inOrder(waiting);
  }

  static List<Call> inOrder(List<Call> some) {
    List<Call> calls = new ArrayList<>(some);
    if (calls.size() > 1)
      calls.sort(
          (a, b) ->
              a.answeredAtNs() != b.answeredAtNs()
                  ? Long.compare(a.answeredAtNs(), b.answeredAtNs())
                  : Long.compare(a.callId, b.callId));
    return calls;
  }

  void add(Call call) {
    if (call.isInbound()) {
      inbound.add(call);
      return;
    }
    counts.add(call.state(), 1);
    if (call.state().inFlight()) inFlight.put(call.callId, call);
    if (call.state() == CallState.WAITING) waiting.add(call);
  }

  /** The call goes on elsewhere. */
  void remove(Call call) {
    if (call.isInbound()) {
      inbound.remove(call);
      return;
    }
    counts.add(call.state(), -1);
    inFlight.remove(call.callId);
    waiting.remove(call);
  }

  /** Brings those in flight into this order. */
  void reorder(Collection<Call> order, String floor) {
    inFlight.clear();
    for (Call call : order)
      if (call.floor.equals(floor) && call.state().inFlight() && !call.isInbound())
        inFlight.put(call.callId, call);
  }

  void moved(Call call, CallState from, CallState to) {
    if (call.isInbound()) {
      inbound.moved(call, from, to);
      return;
    }
    counts.move(from, to);
    if (from.inFlight() && !to.inFlight()) inFlight.remove(call.callId);
    if (from == CallState.WAITING) waiting.remove(call);
    if (to == CallState.WAITING) waiting.add(call);
    if (to == CallState.ENDED) counts.add(to, -1);
  }
}
