/**
 * How others pace, as policies to compare with: one policy a file, named in {@link
 * org.pacekeeper.sim.baseline.Baselines}. They keep no legal limit by themselves unless the method
 * they stand for does; what a description leaves open is read in the simplest way, and each class
 * says what that was.
 */
package org.pacekeeper.sim.baseline;
