/** A real Asterisk, started for a test, and a SIP carrier for it to call. */
package org.pacekeeper.sim.asterisk;
