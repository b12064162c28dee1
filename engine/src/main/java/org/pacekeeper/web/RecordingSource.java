package org.pacekeeper.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file of a recording. May block; called on a worker thread. */
@FunctionalInterface
public interface RecordingSource {
  RecordingSource NONE = (callId, part) -> Optional.empty();

  /**
   * @param part counts the recordings of a call from 1
   * @return empty when there is none, it was deleted, or this machine does not reach it
   */
  Optional<Path> find(long callId, int part) throws IOException;
}
