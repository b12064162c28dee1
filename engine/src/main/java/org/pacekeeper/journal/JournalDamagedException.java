package org.pacekeeper.journal;

/** A record is not what was written. The message names the sequence and what is wrong with it. */
public final class JournalDamagedException extends IllegalStateException {
  JournalDamagedException(String message) {
    super(message);
  }

  JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
