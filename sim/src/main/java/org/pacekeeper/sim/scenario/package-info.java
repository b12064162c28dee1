/**
 * Scenario files: what the world of a simulation is like, read once into records and checked. The
 * engine is told of it only what a real call center would put into its settings.
 */
package org.pacekeeper.sim.scenario;
