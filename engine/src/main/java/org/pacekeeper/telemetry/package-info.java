/**
 * Ring 3: how the engine fares, as metrics for Prometheus, latency percentiles and health. {@link
 * org.pacekeeper.telemetry.Telemetry} is the way in; it reads the core's state from a supplier.
 */
package org.pacekeeper.telemetry;
