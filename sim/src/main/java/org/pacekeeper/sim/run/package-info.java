/**
 * One simulated run: the production core, unchanged, on the world of a scenario in virtual time.
 * One thread, no journal, no clock: the same scenario, policy and seed give the same run.
 */
package org.pacekeeper.sim.run;
