package org.pacekeeper.app.cli;

/**
 * A command ends here, for a reason that is the user's to mend. The message is all that is shown:
 * it says what, where and what was expected.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  private CommandFailure(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The command line or a settings file cannot be used. */
  public static CommandFailure wrongUsage(String message) {
    return new CommandFailure(ExitStatus.WRONG_USAGE, message, null);
  }

  /** What was asked for could not be done. */
  public static CommandFailure failed(String message, Throwable cause) {
    return new CommandFailure(ExitStatus.FAILED, message, cause);
  }

  public int status() {
    return status;
  }
}
