package org.pacekeeper.app.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pacekeeper.store.Recordings;

/** The file of a call's recording, by what the store knows of it. Any thread; may block. */
public record RecordingFinder(Recordings recordings, RecordingFolders folders) {

  /**
   * @param part counts the recordings of a call from 1
   * @return empty when there is none, it was deleted, or this machine does not reach it
   * @throws IOException when the folder cannot be read
   */
  public Optional<Path> find(long callId, int part) throws IOException {
    Optional<Recordings.Entry> entry = recordings.find(callId, part);
    if (entry.isEmpty() || entry.get().deletedAtNs() != 0) return Optional.empty();
    return folders.file(entry.get());
  }
}
