package org.pacekeeper.sim.ami;

import java.util.function.Consumer;

/** The way of an event to every session that may and wants to see it. Event loop only. */
interface EventBus {

  /**
   * Writes the event once, if anybody listens: its name, privilege and time stamp, then the body.
   */
  void publish(EventClass eventClass, String name, Consumer<AmiText> body);
}
