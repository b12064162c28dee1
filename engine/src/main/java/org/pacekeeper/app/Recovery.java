package org.pacekeeper.app;

import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.CommandJournal;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.pace.Policies;

/**
 * A core in the state that a journal led to. Commands that a crash kept from being written are
 * written now, so that the two journals tell the same story again.
 */
record Recovery(DialerCore core) {

  /**
   * @throws IllegalStateException when the recorded commands do not follow from the recorded events
   */
  static Recovery of(Journals journals, Policies policies) {
    Checkpointed checkpoint = lastCheckpoint(journals);
    DialerCore core =
        checkpoint == null ? new DialerCore(policies) : DialerCore.restore(policies, checkpoint);
    long firstEvent = checkpoint == null ? 1 : checkpoint.afterSequence() + 1;
    long firstCommand = checkpoint == null ? 1 : checkpoint.afterCommand() + 1;
    CommandJournal commands = journals.commands();
    CommandReader recorded = commands.reader(firstCommand);
    EventReader events = journals.events().reader(firstEvent);
    EventRecord[] at = new EventRecord[1];
    Replay replay =
        new Replay(
            core,
            recorded::poll,
            command -> commands.append(at[0].sequence(), at[0].timeNs(), command));
    for (at[0] = events.poll(); at[0] != null; at[0] = events.poll()) replay.apply(at[0]);
    replay
        .finish()
        .ifPresent(
            difference -> {
              throw new IllegalStateException(
                  "journal "
                      + journals.id()
                      + ": the recorded decisions do not follow from its events, was it written by"
                      + " another version? "
                      + difference);
            });
    return new Recovery(core);
  }

  /** Null when there is none. */
  private static Checkpointed lastCheckpoint(Journals journals) {
    long hint = journals.checkpoint().get();
    if (hint == 0) return null;
    Checkpointed hinted = checkpointIn(journals.events().reader(hint).poll());
    return hinted != null ? hinted : searchedFor(journals);
  }

  /** The hint was written, and a power failure took what it points to: an earlier one will do. */
  private static Checkpointed searchedFor(Journals journals) {
    Checkpointed last = null;
    EventReader events = journals.events().reader(1);
    for (EventRecord event = events.poll(); event != null; event = events.poll()) {
      Checkpointed found = checkpointIn(event);
      if (found != null) last = found;
    }
    return last;
  }

  private static Checkpointed checkpointIn(EventRecord record) {
    return record != null && record.event() instanceof Checkpointed checkpoint ? checkpoint : null;
  }
}
