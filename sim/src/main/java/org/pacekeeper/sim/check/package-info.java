/** What must hold in every run after every event, whatever the policy does. */
package org.pacekeeper.sim.check;
