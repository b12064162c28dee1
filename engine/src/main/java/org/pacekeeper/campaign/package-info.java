/** Ring 1: the truth now, folded from events: campaigns, calls, agents, nodes. */
package org.pacekeeper.campaign;
