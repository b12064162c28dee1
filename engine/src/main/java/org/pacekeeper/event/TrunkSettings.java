package org.pacekeeper.event;

/**
 * A way out of a node.
 *
 * @param dialString with {@code {number}} (E.164 digits without the plus sign) or {@code {e164}} in
 *     it, for instance {@code PJSIP/{e164}@carrier}
 * @param lines calls that can be up at the same time
 */
public record TrunkSettings(
    String name,
    String node,
    String dialString,
    int lines,
    double originatesPerSecondMax,
    String callerId) {}
