package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;

/** What became of a campaign's recordings. Core thread only. */
public final class RecordingBook {

  /**
   * For other threads.
   *
   * @param kept those that ended with a file, as far as is known
   * @param failed those of which there is no file, or none with sound in it
   * @param lastFailure why the last of them failed; empty when none has
   */
  public record View(long kept, long failed, String lastFailure) {
    public static final View NONE = new View(0, 0, "");

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
      return kept == 0 && failed == 0;
    }
  }

  private long kept;
  private long failed;
  private String lastFailure = "";

  public void kept() {
    kept++;
  }

  /**
   * @param wasKept whether it had been counted as kept before
   */
  public void failed(boolean wasKept, String detail) {
    if (wasKept) kept--;
    failed++;
    lastFailure = detail;
  }

  public View view() {
    return new View(kept, failed, lastFailure);
  }

  Checkpoint.Recorded checkpoint() {
    return new Checkpoint.Recorded(kept, failed, lastFailure);
  }

  /**
   * @param from null in a checkpoint from before there was one
   */
  void restore(Checkpoint.Recorded from) {
    if (from == null) return;
    kept = from.kept();
    failed = from.failed();
    lastFailure = from.lastFailure();
  }
}
