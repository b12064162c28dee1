/** What a run came to: the figures of the contract, computed once, printed and written alike. */
package org.pacekeeper.sim.report;
