/**
 * A manager-protocol server that behaves as Asterisk 22 was seen to, with the simulated world
 * behind it: the unchanged Asterisk adapter dials simulated people over a real socket. Modelled on
 * recordings of a real Asterisk 22, which are among the tests. Everything runs on one Netty event
 * loop, which also drives the calendar, in real time or so many times faster.
 */
package org.pacekeeper.sim.ami;
