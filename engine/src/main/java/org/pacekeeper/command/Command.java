package org.pacekeeper.command;

/**
 * A decision of the core, in the imperative. In the command journal with the sequence number of the
 * event that caused it.
 */
public sealed interface Command
    permits PbxCommand, StoreCommand, NoteDecision, NoteAgent, NoteAlarm {}
