/** Ring 4: commands, wiring, threads, the system clock and the exit of the process. */
package org.pacekeeper.app;
