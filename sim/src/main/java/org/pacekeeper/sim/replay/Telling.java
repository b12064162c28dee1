package org.pacekeeper.sim.replay;

import java.util.function.Consumer;
import org.pacekeeper.event.Event;

/** What the engine is told of calls, and what of that is drawn. Calendar's thread. */
final class Telling {
  private final Sight sight;
  private final Consumer<Event> events;
  final DrawCount drawCount = new DrawCount();

  Telling(Sight sight, Consumer<Event> events) {
    this.sight = sight;
    this.events = events;
  }

  /** What happens on a node that is not seen goes untold. */
  void tell(ReplayCall call, Event event) {
    if (sees(call)) events.accept(event);
  }

  /** What agents say at their desks. */
  void says(Event event) {
    events.accept(event);
  }

  boolean sees(ReplayCall call) {
    return sight.sees(call.node);
  }

  boolean engineRuns() {
    return sight.engineRuns();
  }

  /** What happens to a call now is not in the recording; what nobody sees changes nothing. */
  void goesOn(ReplayCall call) {
    if (sees(call)) drawCount.goesOn(call);
  }
}
