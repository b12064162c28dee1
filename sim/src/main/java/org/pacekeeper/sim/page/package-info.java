/** A comparison as one page for a browser that needs nothing else: no server, no network. */
package org.pacekeeper.sim.page;
