package org.pacekeeper.store.csv;

/**
 * Something about one row of a file that its owner should know.
 *
 * @param line of the file, counting from 1, where the row begins
 * @param column its name in the file; empty when the row as a whole is meant
 * @param value as the file has it
 */
public record Problem(long line, Kind kind, String column, String value, String reason) {

  /** What a problem means for its row. */
  public enum Kind {
    /** Left out: a value cannot be used. */
    INVALID(true),
    /** Left out: the number is in the file or in the campaign already. */
    DUPLICATE(true),
    /** Kept, but never called. */
    DO_NOT_CALL(false),
    /** Kept, but not called: no time zone is known. */
    NO_ZONE(false),
    /** Kept; a value was passed over. */
    NOTE(false);

    private final boolean leftOut;

    Kind(boolean leftOut) {
      this.leftOut = leftOut;
    }

    /** Whether the row is not imported. */
    public boolean leftOut() {
      return leftOut;
    }
  }

  /** For example {@code line 12: phone '555': too short}. */
  @Override
  public String toString() {
    String what = column.isEmpty() ? "" : column + " '" + value + "': ";
    return "line " + line + ": " + what + reason;
  }
}
