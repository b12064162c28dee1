/** Ring 3: the event journal and the command journal, on Chronicle Queue. */
package org.pacekeeper.journal;
