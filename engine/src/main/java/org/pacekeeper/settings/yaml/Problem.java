package org.pacekeeper.settings.yaml;

import java.nio.file.Path;

/**
 * One thing wrong in a settings file.
 *
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param key path of the key, for instance {@code nodes[0].port}; empty when none is meant
 * @param message the value, what was expected; never a secret
 */
public record Problem(Path file, int line, String key, String message) {

  /** One line: {@code file:line: key: message}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
