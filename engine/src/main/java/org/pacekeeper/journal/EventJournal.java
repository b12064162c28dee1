package org.pacekeeper.journal;

import java.util.function.LongSupplier;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.Event;

/** The event journal of a running engine. Any thread may append. */
public final class EventJournal implements EventSink {
  private final RecordLog<Event> log;
  private final LongSupplier clockNs;

  EventJournal(RecordLog<Event> log, LongSupplier clockNs) {
    this.log = log;
    this.clockNs = clockNs;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The event's time is the clock's, or that of the event before when the clock went back.
   *
   * @throws IllegalArgumentException when a string or the record is longer than its bound; nothing
   *     was written. Text for people (reasons, details, notes) is cut instead, at 4,000 characters
   */
  @Override
  public long append(Event event) {
    return log.append(event, clockNs.getAsLong(), 0);
  }

  /**
   * A reader that begins at {@code fromSequence}, or at the first event that is still there, or at
   * the next one to come.
   */
  public EventReader reader(long fromSequence) {
    return new EventReader(log.source(fromSequence));
  }

  /** Of the last event appended, 0 when there is none. */
  public long lastSequence() {
    return log.lastSequence();
  }

  /** Of the last event appended, epoch ns, 0 when there is none. */
  public long lastTimeNs() {
    return log.lastTimeNs();
  }
}
