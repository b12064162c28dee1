package org.pacekeeper.asterisk;

/**
 * A node as seen from here, for health and metrics.
 *
 * @param channels of ours, alive or not fully told of yet
 * @param eventsRead manager events about our channels
 * @param eventsIgnored manager events that say nothing of our channels
 * @param eventsDropped lost at the bound of the inbox; each such loss led to a reconnect
 * @param duplicates commands that were delivered twice, and carried out once
 * @param strays events and commands about channels not known any more
 */
public record NodeStatus(
    String node,
    boolean connected,
    int channels,
    long eventsRead,
    long eventsIgnored,
    long eventsDropped,
    long duplicates,
    long strays) {}
