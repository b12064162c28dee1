package org.pacekeeper.store.csv;

/**
 * A file that cannot be used as it is, by no fault of ours. The message is one line for people: the
 * file, the line where there is one, what was found and what was expected.
 */
public final class LeadFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LeadFileException(String message) {
    super(message);
  }

  public LeadFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
