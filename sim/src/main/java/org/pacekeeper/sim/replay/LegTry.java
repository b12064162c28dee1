package org.pacekeeper.sim.replay;

/**
 * What came of calling an agent's phone once.
 *
 * @param upAfterNs -1 when it did not come up
 * @param downAfterNs from the call to the leg's end by itself, -1 when it had none
 */
record LegTry(long upAfterNs, long downAfterNs) {}
