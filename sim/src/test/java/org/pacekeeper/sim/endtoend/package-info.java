/**
 * The whole engine, from a lead file to the recorded outcome, also when it is killed on the way.
 */
package org.pacekeeper.sim.endtoend;
