package org.pacekeeper.event;

/**
 * A PBX node as the core sees it: a name and what it can bear. Where it is and how to log in is the
 * adapter's business.
 *
 * @param originatesPerSecondMax over all its trunks
 */
public record NodeSettings(String name, int callsMax, double originatesPerSecondMax) {}
