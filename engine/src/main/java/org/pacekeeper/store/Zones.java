package org.pacekeeper.store;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The one textual form of a set of time zones: IANA names, sorted, separated by a blank. */
final class Zones {
  private Zones() {}

  static String join(Collection<String> zones) {
    return String.join(" ", new TreeSet<>(zones));
  }

  static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
