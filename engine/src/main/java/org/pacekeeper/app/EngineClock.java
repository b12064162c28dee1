package org.pacekeeper.app;

import java.time.Instant;
import java.util.function.LongSupplier;

/** The one clock of a process. Any thread. */
public final class EngineClock implements LongSupplier {
  private final Instant start;
  private final long startNanoTime;
  private final double speed;

  private EngineClock(Instant start, double speed) {
    this.start = start;
    this.startNanoTime = System.nanoTime();
    this.speed = speed;
  }

  /** The time of day. */
  public static EngineClock system() {
    return new EngineClock(null, 1);
  }

  /**
   * A clock of its own that begins at {@code start} and runs {@code speed} times as fast as the
   * time of day.
   */
  public static EngineClock simulated(Instant start, double speed) {
    return new EngineClock(start, speed);
  }

  /** Epoch ns. */
  @Override
  public long getAsLong() {
    if (start != null) return epochNs(start) + (long) ((System.nanoTime() - startNanoTime) * speed);
    return epochNs(Instant.now());
  }

  /** How much faster than the time of day it runs. */
  public double speed() {
    return speed;
  }

  /** The real time that passes while this clock advances by so many ns. */
  public long realNs(long ns) {
    return (long) (ns / speed);
  }

  private static long epochNs(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
