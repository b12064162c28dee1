package org.pacekeeper.app;

import org.pacekeeper.store.StoreException;
import org.pacekeeper.store.csv.LeadFileException;

/** Which failures are not the program's fault; their messages are written for people. */
public final class Failures {
  private Failures() {}

  /** The message, or null for a fault of the program. */
  public static String explain(Throwable failure) {
    if (failure instanceof StoreException || failure instanceof LeadFileException)
      return failure.getMessage();
    return null;
  }
}
