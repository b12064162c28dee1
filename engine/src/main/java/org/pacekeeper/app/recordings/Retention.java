package org.pacekeeper.app.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pacekeeper.store.Recordings;

/**
 * Deletes the files of recordings whose time is over, and says so in their rows. Where the folder
 * of a node is not there nothing is deleted and nothing is said to be: a disk that is not mounted
 * must not look like one that was cleaned. One thread at a time.
 */
public final class Retention {
  private static final int AT_ONCE = 1_000;

  private final Recordings recordings;
  private final RecordingFolders folders;

  public Retention(Recordings recordings, RecordingFolders folders) {
    this.recordings = recordings;
    this.folders = folders;
  }

  /**
   * What was done.
   *
   * @param deleted files deleted, or found to be gone
   * @param left those that are due and could not be deleted, by node, with the reason
   */
  public record Done(int deleted, Map<String, Integer> left, Map<String, String> reasons) {}

  /**
   * Deletes what is due, of each node at most a thousand files.
   *
   * @throws org.pacekeeper.store.StoreException when the database fails
   */
  public Done run(long nowNs) {
    int deleted = 0;
    Map<String, Integer> left = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    for (Map.Entry<String, Integer> due : recordings.dueByNode(nowNs).entrySet()) {
      String node = due.getKey();
      String hindrance = hindrance(node);
      int gone = 0;
      if (hindrance.isEmpty())
        for (Recordings.Entry entry : recordings.due(node, nowNs, AT_ONCE)) {
          hindrance = delete(entry);
          if (!hindrance.isEmpty()) break;
          recordings.deleted(entry, nowNs);
          gone++;
        }
      deleted += gone;
      if (gone == due.getValue()) continue;
      left.put(node, due.getValue() - gone);
      reasons.put(node, hindrance.isEmpty() ? AT_ONCE + " at once are enough" : hindrance);
    }
    return new Done(deleted, left, reasons);
  }

  private String hindrance(String node) {
    Optional<Path> folder = folders.of(node);
    if (folder.isEmpty())
      return "the settings name no 'recordings' folder of the node: delete them there";
    return Files.isDirectory(folder.get()) ? "" : folder.get() + " is not there";
  }

  /** Empty when the file is no more, else what stands against it. */
  private String delete(Recordings.Entry entry) {
    try {
      Optional<Path> file = folders.file(entry);
      if (file.isPresent()) Files.delete(file.get());
      return "";
    } catch (IOException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }
}
