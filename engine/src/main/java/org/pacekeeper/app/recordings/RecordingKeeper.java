package org.pacekeeper.app.recordings;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.pacekeeper.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@link Retention} now and then, on a thread of its own. */
public final class RecordingKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingKeeper.class);
  private static final long EVERY_MINUTES = 60;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(RecordingKeeper::daemon);
  private final Retention retention;
  private final LongSupplier epochNs;

  private RecordingKeeper(Retention retention, LongSupplier epochNs) {
    this.retention = retention;
    this.epochNs = epochNs;
  }

  /** Begins a minute after the start, since a start has enough to do. */
  public static RecordingKeeper start(Retention retention, LongSupplier epochNs) {
    RecordingKeeper keeper = new RecordingKeeper(retention, epochNs);
    // Not to be cancelled one by one: it ends with the executor, and a run throws nothing.
    ScheduledFuture<?> unused =
        keeper.executor.scheduleWithFixedDelay(keeper::run, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    return keeper;
  }

  private void run() {
    try {
      Retention.Done done = retention.run(epochNs.getAsLong());
      if (done.deleted() > 0) LOG.info("recordings deleted={}", done.deleted());
      done.left()
          .forEach(
              (node, count) ->
                  LOG.warn(
                      "recordings due={} node={} not deleted, reason=\"{}\"",
                      count,
                      node,
                      done.reasons().get(node)));
    } catch (StoreException e) {
      LOG.warn(
          "recordings cannot be looked through, will try again, reason=\"{}\"", e.getMessage());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pacekeeper-recordings");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
