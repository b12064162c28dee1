package org.pacekeeper.sim.replay;

/** A journal of which it cannot be said what would have been; the message says why, in a line. */
public final class UnreplayableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreplayableException(String message) {
    super(message);
  }
}
