package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.List;

/** The calls from outside on one floor of a campaign that have not ended. Core thread only. */
public final class InboundCalls {
  private final Counts<CallState> counts = new Counts<>(CallState.class);
  private final List<Call> waiting = new ArrayList<>();

  public int count(CallState state) {
    return (int) counts.get(state);
  }

  /** Callers without an agent, those included whom the node is still making a leg for. */
  public int withoutAgent() {
    return count(CallState.DIALING) + count(CallState.WAITING);
  }

  /** Whether somebody can be put through now. */
  public boolean anyWaiting() {
    return !waiting.isEmpty();
  }

  /** Callers who can be put through, who has waited longest first. */
  public List<Call> waiting() {
    return CampaignCalls.inOrder(waiting);
  }

  void add(Call call) {
    counts.add(call.state(), 1);
    if (call.state() == CallState.WAITING) waiting.add(call);
  }

  void remove(Call call) {
    counts.add(call.state(), -1);
    waiting.remove(call);
  }

  void moved(Call call, CallState from, CallState to) {
    counts.move(from, to);
    if (from == CallState.WAITING) waiting.remove(call);
    if (to == CallState.WAITING) waiting.add(call);
    if (to == CallState.ENDED) counts.add(to, -1);
  }
}
