/**
 * The PBX in virtual time, standing where Asterisk stands: takes the core's commands and answers
 * with events, on one calendar and without a clock. Behind it the callees, the carrier and the
 * agents of a scenario.
 */
package org.pacekeeper.sim.pbx;
