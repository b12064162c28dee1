package org.pacekeeper.app;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread sleep until there is work. A wake-up that comes before the sleep is not lost. Any
 * thread wakes.
 */
final class Wakeup {
  private volatile Thread sleeper;

  void wake() {
    Thread thread = sleeper;
    if (thread != null) LockSupport.unpark(thread);
  }

  /** Called by the one thread that sleeps; may return early. */
  void sleep(long maxNs) {
    if (sleeper == null) sleeper = Thread.currentThread();
    if (maxNs > 0) LockSupport.parkNanos(maxNs);
  }
}
