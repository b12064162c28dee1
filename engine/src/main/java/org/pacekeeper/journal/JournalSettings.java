package org.pacekeeper.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the journals are and how they are kept.
 *
 * @param folder the data folder; made when it does not exist; one process at a time writes to it
 * @param sync when what was written is forced to the disk
 * @param syncEveryMs for {@link Sync#INTERVAL}: how often; above 0
 * @param roll when a new file is begun, in UTC; fixed for a folder when it is made
 * @param keepDays files whose last record is younger than this are never deleted; 0 or more
 */
public record JournalSettings(Path folder, Sync sync, long syncEveryMs, Roll roll, int keepDays) {

  /**
   * @throws IllegalArgumentException naming the setting, its value and what was expected
   */
  public JournalSettings {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(sync, "sync");
    Objects.requireNonNull(roll, "roll");
    if (sync == Sync.INTERVAL && syncEveryMs <= 0)
      throw new IllegalArgumentException(
          "journal syncEveryMs is " + syncEveryMs + ", expected above 0 for sync interval");
    if (keepDays < 0)
      throw new IllegalArgumentException(
          "journal keepDays is " + keepDays + ", expected 0 or more");
  }

  /**
   * What is forced to the disk, and when. The end of the process, kill -9 included, loses nothing
   * in any mode: the pages belong to the kernel. The modes differ in what a power failure or a
   * crash of the kernel loses.
   */
  public enum Sync {
    /** Never forced: loses what the kernel had not yet written, commonly the last 30 s. */
    NONE,
    /** Forced every {@code syncEveryMs}: loses at most what was written since. */
    INTERVAL,
    /**
     * Forced with every saved {@link Position}, which the dispatcher saves before it sends: loses
     * events and commands after the last command that was sent, and none that a call was placed
     * for. Whoever was dialed is on the disk.
     */
    BEFORE_ORIGINATE
  }

  /** When a new file is begun, in UTC. */
  public enum Roll {
    DAILY,
    HOURLY,
    /** For tests: small files. */
    MINUTELY
  }
}
