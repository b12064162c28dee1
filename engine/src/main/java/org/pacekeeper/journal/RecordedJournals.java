package org.pacekeeper.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A data folder opened only to read, for replay, dump and verify. Any thread; each reader one.
 * Readers see what another process appends meanwhile.
 */
public final class RecordedJournals implements AutoCloseable {
  private final Path folder;
  private final Identity identity;
  private final RollFiles rolls;

  private RecordedJournals(Path folder, Identity identity) {
    this.folder = folder;
    this.identity = identity;
    rolls = RollFiles.of(identity.roll());
  }

  static RecordedJournals open(Path folder) {
    try {
      Identity identity = Identity.read(folder);
      if (identity == null)
        throw new IllegalStateException(
            "folder " + folder + " holds no journal: expected a file journal.id in it");
      return new RecordedJournals(folder, identity);
    } catch (IOException e) {
      throw new IllegalStateException("folder " + folder + " cannot be read: " + e, e);
    }
  }

  /** A reader that begins at {@code fromSequence} or at the first event that is still there. */
  public EventReader events(long fromSequence) {
    return new EventReader(new FileSource(folder.resolve(Journals.EVENTS), rolls, fromSequence));
  }

  /** A reader that begins at {@code fromSequence} or at the first command that is still there. */
  public CommandReader commands(long fromSequence) {
    return new CommandReader(
        new FileSource(folder.resolve(Journals.COMMANDS), rolls, fromSequence));
  }

  /** Identifies this journal for ever; given when the folder was made. */
  public String id() {
    return identity.id().toString();
  }

  Path folder() {
    return folder;
  }

  RollFiles rolls() {
    return rolls;
  }

  /** Readers are closed by those who asked for them. */
  @Override
  public void close() {}
}
