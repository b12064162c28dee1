/** What every exchange that the Asterisk adapter drives must do, and the means to check it. */
package org.pacekeeper.sim.contract;
