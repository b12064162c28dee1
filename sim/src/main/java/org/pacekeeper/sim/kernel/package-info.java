/**
 * The simulation's kernel: a calendar of things to come and named streams of chance. It knows
 * nothing of dialing and owns no clock: whoever drives it, in virtual or in real time, says how far
 * time has come.
 */
package org.pacekeeper.sim.kernel;
