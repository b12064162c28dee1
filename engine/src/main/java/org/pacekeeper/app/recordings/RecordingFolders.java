package org.pacekeeper.app.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.pacekeeper.store.Recordings;

/**
 * Where this machine reaches the files of each node's recordings: mounted, or the node's own disk.
 * No name leads out of a folder, whatever the database says. Any thread.
 *
 * @param byNode without the nodes whose files this machine does not reach
 */
public record RecordingFolders(Map<String, Path> byNode) {
  public RecordingFolders {
    byNode = Map.copyOf(byNode);
  }

  /** Where the node's files are, if this machine reaches them. */
  public Optional<Path> of(String node) {
    return Optional.ofNullable(byNode.get(node));
  }

  /**
   * The file of a recording, if it is there and in its folder, links followed.
   *
   * @throws IOException when the folder cannot be read
   */
  public Optional<Path> file(Recordings.Entry entry) throws IOException {
    Path folder = byNode.get(entry.node());
    if (folder == null) return Optional.empty();
    Path file = folder.resolve(entry.file()).normalize();
    if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) return Optional.empty();
    Path real = file.toRealPath();
    return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
  }
}
