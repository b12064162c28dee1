package org.pacekeeper.event;

/**
 * An event in its place: as the event journal holds it.
 *
 * @param sequence counts from 1 without gaps
 * @param timeNs epoch ns; never smaller than that of the event before
 */
public record EventRecord(long sequence, long timeNs, Event event) {}
