package org.pacekeeper.settings.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. One thread. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Path file, int line, String key, String message) {
    found.add(new Problem(file, line, key, message));
  }

  /**
   * @throws InvalidSettingsException with every problem, by file and line, when there is one
   */
  public void throwIfAny() {
    if (found.isEmpty()) return;
    throw new InvalidSettingsException(
        found.stream()
            .distinct()
            .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
            .toList());
  }
}
