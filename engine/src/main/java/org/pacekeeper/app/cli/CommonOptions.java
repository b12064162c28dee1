package org.pacekeeper.app.cli;

import picocli.CommandLine.Option;

/** What every command understands; put in with {@code @Mixin}. */
public final class CommonOptions {
  /** How much is logged. */
  public enum LogLevel {
    error,
    warn,
    info,
    debug
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = {
        "How much to log to standard error: ${COMPLETION-CANDIDATES}.",
        "Default: the environment's PACEKEEPER_LOG_LEVEL, else info for a running engine and warn"
            + " for all other commands."
      })
  private LogLevel logLevel;

  @Option(
      names = "--trace",
      description = "Show the stack trace when the program itself is at fault.")
  private boolean trace;

  LogLevel logLevel() {
    return logLevel;
  }

  boolean trace() {
    return trace;
  }
}
