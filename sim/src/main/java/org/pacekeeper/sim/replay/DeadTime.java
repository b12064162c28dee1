package org.pacekeeper.sim.replay;

/**
 * Between two runs of the engine. Epoch ns.
 *
 * @param fromNs the last event of the one
 * @param toNs the first of the next
 */
record DeadTime(long fromNs, long toNs) {}
