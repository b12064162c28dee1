package org.pacekeeper.sim.world;

/** From the scenario's seconds to the calendar's nanoseconds. */
final class Seconds {
  private Seconds() {}

  /** Rounded; what is too long for a long never comes. */
  static long toNanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
