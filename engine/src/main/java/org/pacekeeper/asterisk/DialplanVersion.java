package org.pacekeeper.asterisk;

/**
 * The version that {@code extensions_pacekeeper.conf} says it is of. A context, and not a global
 * variable: an included file's globals are lost where the including file has some of its own.
 */
final class DialplanVersion {
  /** What this engine was made with. */
  static final int EXPECTED = 3;

  static final String CONTEXT = "pacekeeper-version";

  private DialplanVersion() {}

  /** What the one step of the context says, 0 when it does not. */
  static int parse(String application, String data) {
    boolean says = "NoOp".equals(application) && data != null && data.matches("[0-9]{1,6}");
    return says ? Integer.parseInt(data) : 0;
  }
}
