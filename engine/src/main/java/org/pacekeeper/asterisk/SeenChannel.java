package org.pacekeeper.asterisk;

import org.pacekeeper.event.PbxEvent.LegState;

/**
 * One of our channels in a node's channel list.
 *
 * @param agentName empty for a call
 * @param bridge null when in none
 */
record SeenChannel(
    long legId, boolean agent, String agentName, LegState state, String bridge, long bridgedWith) {}
