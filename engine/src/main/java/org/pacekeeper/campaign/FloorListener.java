package org.pacekeeper.campaign;

/**
 * Told of every change on a campaign's floor as it happens: what a policy learns from. Must change
 * neither calls nor agents. Core thread only.
 */
public interface FloorListener {

  /**
   * A call was placed or changed its state; one that has ended carries its outcome.
   *
   * @param from the state before; null when it was placed, or restored in whatever state it is
   * @param nowNs epoch ns
   */
  void callMoved(Call call, CallState from, long nowNs);

  /**
   * An agent changed their state or what they wish to do next.
   *
   * @param from the state before, equal to the present one when only a wish changed; null when the
   *     agent came to work, or was restored
   * @param nowNs epoch ns
   */
  void agentMoved(Agent agent, AgentState from, long nowNs);

  /** An agent is no longer on the roster, or not on this floor. */
  void agentLeft(Agent agent, long nowNs);

  /** A call that goes on is no longer on this floor. */
  default void callLeft(Call call, long nowNs) {}

  /**
   * A call from outside came, or changed its state.
   *
   * @param from the state before; null when it came, or was restored in whatever state it is
   */
  default void inboundMoved(Call call, CallState from, long nowNs) {}

  /** Hears nothing. */
  FloorListener NONE =
      new FloorListener() {
        @Override
        public void callMoved(Call call, CallState from, long nowNs) {}

        @Override
        public void agentMoved(Agent agent, AgentState from, long nowNs) {}

        @Override
        public void agentLeft(Agent agent, long nowNs) {}
      };
}
