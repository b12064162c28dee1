package org.pacekeeper.core;

import org.pacekeeper.event.Event;

/**
 * Port: the way into the core. Whatever happens outside is appended to the event journal; the
 * core's loop reads it there.
 */
public interface EventSink {

  /**
   * Appends one event; returns when it is in the journal. Any thread; never waits for the core.
   *
   * @return its sequence number
   * @throws IllegalStateException when the journal is closed or cannot be written
   */
  long append(Event event);
}
