package org.pacekeeper.app;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.core.CommandSink;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.EventRecord;

/**
 * Folds recorded events and holds the commands that follow against the recorded ones. Both must be
 * given in order and without gaps. Wired without a dispatcher, so a replay cannot dial.
 */
public final class Replay {
  /**
   * Where the two first differ; {@code recorded} or {@code repeated} is null where there is none.
   */
  public record Difference(long eventSequence, CommandRecord recorded, Command repeated) {
    @Override
    public String toString() {
      return "event " + eventSequence + ": recorded " + recorded + ", repeated " + repeated;
    }
  }

  private final DialerCore core;
  private final RecordedCommands recorded;
  private final CommandSink unrecorded;
  private long events;
  private long commands;
  private Difference difference;

  /**
   * The recorded commands have ended; what is written from here on must not be taken for recorded.
   */
  private boolean exhausted;

  /** The recorded commands, in order. */
  @FunctionalInterface
  interface RecordedCommands {
    /** The next, null at the end. */
    CommandRecord poll();
  }

  /**
   * @param unrecorded receives commands that follow from an event after the last recorded command:
   *     a crash kept them from being written
   */
  Replay(DialerCore core, RecordedCommands recorded, CommandSink unrecorded) {
    this.core = core;
    this.recorded = recorded;
    this.unrecorded = unrecorded;
  }

  /** Applies an event; after a difference was found nothing more is done. */
  void apply(EventRecord event) {
    if (difference != null) return;
    Queue<Command> follow = new ArrayDeque<>();
    core.apply(event, follow::add);
    events++;
    for (Command repeated : follow) compare(event, repeated);
  }

  private void compare(EventRecord event, Command repeated) {
    if (difference != null) return;
    CommandRecord next = exhausted ? null : recorded.poll();
    if (next == null) {
      exhausted = true;
      unrecorded.emit(repeated);
      return;
    }
    commands++;
    if (next.cause() != event.sequence() || !next.command().equals(repeated))
      difference = new Difference(event.sequence(), next, repeated);
  }

  /**
   * To be called after the last event: recorded commands that no event led to are a difference too.
   */
  Optional<Difference> finish() {
    if (difference == null && !exhausted) {
      CommandRecord extra = recorded.poll();
      if (extra != null) difference = new Difference(extra.cause(), extra, null);
    }
    return Optional.ofNullable(difference);
  }

  long events() {
    return events;
  }

  /** Recorded commands that were held against a repeated one. */
  long commands() {
    return commands;
  }
}
