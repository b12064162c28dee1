package org.pacekeeper.telemetry;

/**
 * A latency since the process started, in microseconds, with its maximum.
 *
 * @param count how many were recorded; 0 makes all figures 0
 */
public record LatencyView(long count, double p50Micros, double p99Micros, double maxMicros) {}
