package org.pacekeeper.sim.ami;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.pacekeeper.sim.kernel.Calendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a calendar against the wall clock, so many times faster, on an event loop. The only place of
 * the simulator that reads a clock. What comes from outside is done through {@link #act}, so that
 * the calendar is up to date when it happens.
 */
final class RealTimeDriver {
  private static final Logger LOG = LoggerFactory.getLogger(RealTimeDriver.class);

  /** After which the loop looks at its sockets again, when the calendar is behind. */
  private static final int ENTRIES_PER_TURN_MAX = 2_000;

  private final EventLoop loop;
  private final Calendar calendar;
  private final double speed;
  private final LongSupplier wallNs;
  private final long originNs;
  private ScheduledFuture<?> wakeUp;
  private long wakeUpForNs = Long.MAX_VALUE;
  private boolean stopped;

  RealTimeDriver(EventLoop loop, Calendar calendar, double speed, LongSupplier wallNs) {
    this.loop = loop;
    this.calendar = calendar;
    this.speed = speed;
    this.wallNs = wallNs;
    this.originNs = wallNs.getAsLong() - (long) (calendar.nowNs() / speed);
  }

  /** Does something now, on the event loop, which must be the caller. */
  void act(Runnable action) {
    boolean upToDate = advance();
    try {
      action.run();
    } finally {
      arrange(upToDate);
    }
  }

  void stop() {
    stopped = true;
    if (wakeUp != null) wakeUp.cancel(false);
  }

  private void turn() {
    wakeUpForNs = Long.MAX_VALUE;
    if (!stopped) arrange(advance());
  }

  /**
   * Returns false when there is more to do at once. An entry that fails costs nobody else theirs.
   */
  private boolean advance() {
    try {
      return calendar.advanceTo(simulatedNs(), ENTRIES_PER_TURN_MAX);
    } catch (RuntimeException e) {
      LOG.error("a simulated event failed at ns={}", calendar.nowNs(), e);
      return false;
    }
  }

  /** Sees to it that the next turn comes in time for the next entry. */
  private void arrange(boolean upToDate) {
    long nextNs = calendar.nextTimeNs();
    if (stopped || nextNs >= wakeUpForNs) return;
    if (wakeUp != null) wakeUp.cancel(false);
    wakeUpForNs = nextNs;
    double delayNs = upToDate ? (nextNs - simulatedNs()) / speed : 0;
    wakeUp = loop.schedule(this::turn, Math.max(0, (long) delayNs), TimeUnit.NANOSECONDS);
  }

  private long simulatedNs() {
    return (long) ((wallNs.getAsLong() - originNs) * speed);
  }
}
