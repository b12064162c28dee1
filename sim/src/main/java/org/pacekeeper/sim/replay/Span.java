package org.pacekeeper.sim.replay;

/**
 * How long something lasted. Pure.
 *
 * @param ns its length, or how much of it was seen
 * @param seen whether its end was; else it lasted at least so long
 */
record Span(long ns, boolean seen) {
  Span {
    if (ns < 0) throw new IllegalArgumentException("span of " + ns + " ns: expected at least 0");
  }

  static Span whole(long ns) {
    return new Span(ns, true);
  }

  static Span atLeast(long ns) {
    return new Span(ns, false);
  }
}
