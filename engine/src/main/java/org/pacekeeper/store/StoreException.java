package org.pacekeeper.store;

/** The database could not be reached, or refused a statement. The message is for people. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
