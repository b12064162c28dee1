/**
 * Ring 2: the one place where the line from event to command runs. Pure and single-threaded: no IO,
 * no clock, no chance, no thread. The ports, which the outer ring implements, are here too.
 */
package org.pacekeeper.core;
