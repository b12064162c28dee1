package org.pacekeeper.journal;

import org.pacekeeper.command.CommandRecord;

/**
 * Reads the command journal in order. One thread at a time; any number of readers.
 *
 * <p>Sequence numbers have no gaps but those that the journal itself declares after a power failure
 * (see the package).
 */
public final class CommandReader implements AutoCloseable {
  private final RecordSource source;
  private final RecordFrame frame = new RecordFrame();
  private final FieldReader fields = new FieldReader();

  CommandReader(RecordSource source) {
    this.source = source;
  }

  /**
   * The next command, null when there is none yet.
   *
   * @throws JournalDamagedException when the next record is not what was written
   */
  public CommandRecord poll() {
    if (!source.next(frame)) return null;
    return new CommandRecord(
        frame.sequence(), frame.cause(), frame.timeNs(), CommandCodec.TYPES.read(frame, fields));
  }

  /** The first sequence number that is still in the journal; earlier files were deleted. */
  public long firstSequence() {
    return source.firstSequence();
  }

  @Override
  public void close() {
    source.close();
  }
}
