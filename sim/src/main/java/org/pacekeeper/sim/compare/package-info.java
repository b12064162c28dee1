/**
 * Policies side by side: the same scenarios and the same people for all, many runs at a time, and
 * what the figures say once chance is taken into account.
 */
package org.pacekeeper.sim.compare;
