package org.pacekeeper.asterisk;

import org.pacekeeper.event.PbxEvent.LegState;

/**
 * One of our channels in a node's channel list.
 *
 * @param agentName empty for a call
 * @param bridge null when in none
 * @param forCall a third party's leg: the call it is for; else 0
 * @param conference in a conference
 * @param caller made for somebody who called from outside
 */
record SeenChannel(
    long legId,
    boolean agent,
    String agentName,
    LegState state,
    String bridge,
    long bridgedWith,
    long forCall,
    boolean conference,
    boolean caller) {

  /** A call or an agent's leg, in no conference. */
  SeenChannel(
      long legId,
      boolean agent,
      String agentName,
      LegState state,
      String bridge,
      long bridgedWith) {
    this(legId, agent, agentName, state, bridge, bridgedWith, 0, false, false);
  }
}
