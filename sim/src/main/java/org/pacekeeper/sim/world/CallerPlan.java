package org.pacekeeper.sim.world;

/**
 * What somebody who calls from outside brings along. Times in ns.
 *
 * @param called the number, digits only
 * @param number their own, digits only; empty when they withhold it
 * @param patienceNs how long they stay without an agent
 * @param talkNs how long they talk with one
 */
record CallerPlan(String called, String number, long patienceNs, long talkNs) {}
