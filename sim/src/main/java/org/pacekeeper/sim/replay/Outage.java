package org.pacekeeper.sim.replay;

/**
 * A time during which the engine did not see a node: its session was lost, or the engine did not
 * run. Epoch ns.
 *
 * @param fromNs the last that was seen
 * @param backNs when the session was up again
 * @param listedNs when the node had listed its channels, and the engine knew
 */
record Outage(String node, long fromNs, long backNs, long listedNs) {
  double seconds() {
    return (listedNs - fromNs) * 1e-9;
  }
}
