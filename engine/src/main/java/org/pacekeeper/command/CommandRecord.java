package org.pacekeeper.command;

/**
 * A command in its place: as the command journal holds it.
 *
 * @param sequence counts from 1 without gaps
 * @param cause sequence number of the event that led to it; several commands may share one
 * @param timeNs epoch ns; the time of that event
 */
public record CommandRecord(long sequence, long cause, long timeNs, Command command) {}
