package org.pacekeeper.core;

import java.util.PriorityQueue;

/**
 * What is to be looked at later. A timer only says that a look is due; whoever looks decides by the
 * state at that time whether anything is to be done, so a timer that has become pointless does no
 * harm and needs no cancelling. Their order depends on what they are, not on when they were set.
 * Core thread only.
 */
final class Timers {
  enum Kind {
    /** An answered callee has waited as long as the law allows. */
    ABANDON,
    /** A call should have been resolved, connected or over by now. */
    CALL_OVERDUE,
    /** An agent whose leg was lost in mid-call should be back by now. */
    REJOIN,
    /** A wrap-up is over. */
    WRAP_UP,
    /** An agent's phone may be called again. */
    CALL_AGENT
  }

  /**
   * @param agent for the kinds that concern an agent, else empty; {@code callId} for the others,
   *     else 0
   */
  record Timer(long atNs, Kind kind, long callId, String agent) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int order = Long.compare(atNs, other.atNs);
      if (order == 0) order = kind.compareTo(other.kind);
      if (order == 0) order = Long.compare(callId, other.callId);
      return order == 0 ? agent.compareTo(other.agent) : order;
    }
  }

  private final PriorityQueue<Timer> queue = new PriorityQueue<>();

  void call(Kind kind, long atNs, long callId) {
    queue.add(new Timer(atNs, kind, callId, ""));
  }

  void agent(Kind kind, long atNs, String agent) {
    queue.add(new Timer(atNs, kind, 0, agent));
  }

  boolean isDue(long nowNs) {
    return nextNs() <= nowNs;
  }

  /** Takes the next. */
  Timer take() {
    return queue.remove();
  }

  /** Epoch ns of the next, {@link Long#MAX_VALUE} when there is none. */
  long nextNs() {
    Timer first = queue.peek();
    return first == null ? Long.MAX_VALUE : first.atNs;
  }
}
