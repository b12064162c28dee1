package org.pacekeeper.campaign;

import java.util.EnumMap;
import java.util.Map;

/** How many there are of each constant of an enum. Core thread only. */
final class Counts<E extends Enum<E>> {
  private final E[] constants;
  private final long[] counts;

  Counts(Class<E> type) {
    constants = type.getEnumConstants();
    counts = new long[constants.length];
  }

  long get(E constant) {
    return counts[index(constant)];
  }

  void add(E constant, long count) {
    counts[index(constant)] += count;
  }

  void move(E from, E to) {
    counts[index(from)]--;
    counts[index(to)]++;
  }

  /** Every constant is present. */
  Map<E, Long> all() {
    Map<E, Long> all = new EnumMap<>(constants[0].getDeclaringClass());
    for (E constant : constants) all.put(constant, get(constant));
    return all;
  }

  /** Within one process only: what is kept is kept by name. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(Enum<?> constant) {
    return constant.ordinal();
  }
}
