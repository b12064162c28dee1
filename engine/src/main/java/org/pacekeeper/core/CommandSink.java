package org.pacekeeper.core;

import org.pacekeeper.command.Command;

/** Port: the way out of the core. Called on the core's thread, in the order of decision. */
@FunctionalInterface
public interface CommandSink {
  void emit(Command command);
}
