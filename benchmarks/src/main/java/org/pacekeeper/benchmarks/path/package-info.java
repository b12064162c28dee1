/**
 * Latency along the path from an event to a command, open-loop, against a floor in the same run.
 */
package org.pacekeeper.benchmarks.path;
