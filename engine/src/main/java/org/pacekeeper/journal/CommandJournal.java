package org.pacekeeper.journal;

import org.pacekeeper.command.Command;

/** The command journal of a running engine. One thread appends: the core's. */
public final class CommandJournal {
  private final RecordLog<Command> log;

  CommandJournal(RecordLog<Command> log) {
    this.log = log;
  }

  /**
   * @param cause sequence number of the event it follows from
   * @param timeNs that event's time, epoch ns
   * @return its sequence number
   * @throws IllegalStateException when the journal is closed or cannot be written
   * @throws IllegalArgumentException when a string or the record is longer than its bound; nothing
   *     was written
   */
  public long append(long cause, long timeNs, Command command) {
    return log.append(command, timeNs, cause);
  }

  /**
   * A reader that begins at {@code fromSequence}, or at the first command that is still there, or
   * at the next one to come.
   */
  public CommandReader reader(long fromSequence) {
    return new CommandReader(log.source(fromSequence));
  }

  /**
   * Makes the next command's number higher than {@code sequence}, if it is not yet: somebody who
   * keeps their own position has seen commands that a power failure took from this journal. The
   * journal declares the numbers between as lost.
   */
  public void continueAfter(long sequence) {
    log.skipTo(sequence);
  }

  /** Of the last command appended, 0 when there is none. */
  public long lastSequence() {
    return log.lastSequence();
  }

  /** The cause of the last command appended, 0 when there is none. */
  public long lastCause() {
    return log.lastCause();
  }
}
