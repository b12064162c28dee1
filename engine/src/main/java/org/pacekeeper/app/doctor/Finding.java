package org.pacekeeper.app.doctor;

/**
 * What a check found.
 *
 * @param what was looked at, one or two words
 * @param advice what to do; empty where nothing is to be done
 */
public record Finding(String what, Level level, String found, String advice) {
  /** How bad it is. */
  public enum Level {
    OK,
    /** Worth knowing; the engine can run. */
    NOTICE,
    /** The engine cannot run, or cannot call anybody. */
    WRONG
  }

  static Finding ok(String what, String found) {
    return new Finding(what, Level.OK, found, "");
  }

  static Finding notice(String what, String found, String advice) {
    return new Finding(what, Level.NOTICE, found, advice);
  }

  static Finding wrong(String what, String found, String advice) {
    return new Finding(what, Level.WRONG, found, advice);
  }
}
