package org.pacekeeper.sim.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent;

/** Keeps the events that a PBX reports and lets a test wait for them. Any thread. */
public final class EventLog implements EventSink {
  /** Only what never comes is waited for so long. */
  private static final long PATIENCE_S = 60;

  private final List<PbxEvent> events = new ArrayList<>();
  private final List<Long> timesNs = new ArrayList<>();

  @Override
  public synchronized long append(Event event) {
    events.add((PbxEvent) event);
    timesNs.add(System.nanoTime());
    notifyAll();
    return events.size();
  }

  /** The first event of the kind that fits, whether it has come or is to come. */
  public <T extends PbxEvent> T await(Class<T> kind, Predicate<T> fits) {
    return await(0, kind, fits);
  }

  /** The same, but only of events after the first {@code from}. */
  public <T extends PbxEvent> T await(int from, Class<T> kind, Predicate<T> fits) {
    int index = awaitIndex(from, kind, fits);
    return kind.cast(events().get(index));
  }

  /** When the event was appended, on {@link System#nanoTime}'s clock. */
  public <T extends PbxEvent> long timeNs(Class<T> kind, Predicate<T> fits) {
    int index = awaitIndex(0, kind, fits);
    synchronized (this) {
      return timesNs.get(index);
    }
  }

  /** All events so far, in order. */
  public synchronized List<PbxEvent> events() {
    return List.copyOf(events);
  }

  /** How many events of the kind fit, so far. */
  public synchronized <T extends PbxEvent> long count(Class<T> kind, Predicate<T> fits) {
    return events.stream().filter(kind::isInstance).map(kind::cast).filter(fits).count();
  }

  public synchronized int size() {
    return events.size();
  }

  private synchronized <T extends PbxEvent> int awaitIndex(
      int from, Class<T> kind, Predicate<T> fits) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    for (int i = from; ; i++) {
      while (i >= events.size()) {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
        if (leftMs <= 0)
          throw new AssertionError(
              "no "
                  + kind.getSimpleName()
                  + " as expected in "
                  + PATIENCE_S
                  + " s; seen: "
                  + events);
        try {
          wait(leftMs);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted while waiting for " + kind.getSimpleName(), e);
        }
      }
      PbxEvent event = events.get(i);
      if (kind.isInstance(event) && fits.test(kind.cast(event))) return i;
    }
  }
}
