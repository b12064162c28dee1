/**
 * The simulated world: people who answer or do not, machines, trunks with so many lines, and agents
 * at their phones and desks. It runs on the kernel's calendar, in virtual or real time alike, and
 * keeps its own ledger of what really happened. It shares no code and no parameter with what the
 * engine believes.
 */
package org.pacekeeper.sim.world;
