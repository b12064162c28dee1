package org.pacekeeper.app.cli;

import java.io.PrintStream;

/**
 * Where a command speaks to: results to {@code out}, all else to {@code err}.
 *
 * @param terminal whether a person looks at both; then there are colours and progress
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {

  /**
   * That of the process. The launcher knows whether it is a terminal and says so in a property;
   * without it the JVM's own guess counts.
   */
  public static Console ofProcess() {
    String told = System.getProperty("pacekeeper.terminal");
    boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
    return new Console(System.out, System.err, terminal);
  }
}
