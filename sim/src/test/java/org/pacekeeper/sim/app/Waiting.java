package org.pacekeeper.sim.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition that another thread brings about, up to a deadline that only a failure
 * reaches.
 */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private Waiting() {}

  public static void until(String what, BooleanSupplier condition, Supplier<?> state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0)
        throw new AssertionError("waited " + PATIENCE + " for " + what + ", now " + state.get());
      LockSupport.parkNanos(5_000_000);
    }
  }
}
