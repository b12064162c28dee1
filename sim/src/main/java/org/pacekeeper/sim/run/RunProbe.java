package org.pacekeeper.sim.run;

import org.pacekeeper.command.Command;
import org.pacekeeper.event.EventRecord;

/** Looks on at a run: checks, and what charts are made of. Called on the run's thread. */
@FunctionalInterface
public interface RunProbe {
  /** An event was applied and its commands were carried out; events may still be pending. */
  void applied(EventRecord event, RunView run);

  /** A command followed from the event at hand, before it is carried out. */
  default void decided(Command command) {}

  /** The run is over. */
  default void ended(RunView run) {}
}
