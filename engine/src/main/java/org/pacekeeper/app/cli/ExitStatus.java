package org.pacekeeper.app.cli;

/** What the process says to whoever started it. Ended by Ctrl-C, the JVM itself says 130. */
public final class ExitStatus {
  public static final int DONE = 0;

  /** What was asked for could not be done, or what was checked is wrong. */
  public static final int FAILED = 1;

  /** The command line or the settings cannot be used; nothing was begun. */
  public static final int WRONG_USAGE = 2;

  private ExitStatus() {}
}
