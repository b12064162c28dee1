package org.pacekeeper.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;
import org.pacekeeper.pace.Policies;

/** Folds a recorded journal and says whether its decisions repeat, bit for bit. Only reads. */
public final class ReplayRun {
  private ReplayRun() {}

  /**
   * What a replay came to.
   *
   * @param firstEvent where the fold began: 1, or after the oldest checkpoint that is still there
   * @param commands recorded commands that were repeated
   * @param missing commands that follow from the last events and were never written, as after a
   *     crash
   * @param difference where recorded and repeated commands first differ
   */
  public record Result(
      long firstEvent,
      long events,
      long commands,
      long missing,
      Optional<Replay.Difference> difference) {
    public boolean repeats() {
      return difference.isEmpty();
    }

    /** For people. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add(
          repeats()
              ? "all decisions repeat: "
                  + events
                  + " events from "
                  + firstEvent
                  + " on, "
                  + commands
                  + " commands"
              : "decisions differ: " + difference.get());
      if (missing > 0)
        lines.add(
            missing
                + " commands follow from the last events and were not written, as after a crash");
      return lines;
    }

    /** By their names in the JSON output. */
    public Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("repeats", repeats());
      figures.put("firstEvent", firstEvent);
      figures.put("events", events);
      figures.put("commands", commands);
      figures.put("missing", missing);
      figures.put("difference", difference.map(Object::toString).orElse(""));
      return figures;
    }
  }

  /** Told now and then how many events have been folded. */
  @FunctionalInterface
  public interface Progress {
    void at(long events);
  }

  /**
   * Replays a data folder's journals.
   *
   * @throws IllegalStateException when the folder holds no journal, or what is left of it has no
   *     checkpoint to begin from
   * @throws org.pacekeeper.journal.JournalDamagedException when a record is not what was written
   */
  public static Result run(Path folder, Policies policies, Progress progress) {
    try (RecordedJournals journals = Journals.read(folder)) {
      Start start = start(journals, policies);
      try (EventReader events = journals.events(start.firstEvent);
          CommandReader commands = journals.commands(start.firstCommand)) {
        long[] missing = new long[1];
        Replay replay = new Replay(start.core, commands::poll, command -> missing[0]++);
        for (EventRecord event = events.poll(); event != null; event = events.poll()) {
          replay.apply(event);
          progress.at(replay.events());
        }
        return new Result(
            start.firstEvent, replay.events(), replay.commands(), missing[0], replay.finish());
      }
    }
  }

  private record Start(DialerCore core, long firstEvent, long firstCommand) {}

  /**
   * From the first event; where the first ones were deleted, from the oldest checkpoint with all
   * that follows it.
   */
  private static Start start(RecordedJournals journals, Policies policies) {
    try (EventReader events = journals.events(1)) {
      EventRecord first = events.poll();
      if (first == null || first.sequence() == 1) return new Start(new DialerCore(policies), 1, 1);
      for (EventRecord event = first; event != null; event = events.poll())
        if (event.event() instanceof Checkpointed checkpoint
            && checkpoint.afterSequence() + 1 >= first.sequence())
          return new Start(
              DialerCore.restore(policies, checkpoint),
              checkpoint.afterSequence() + 1,
              checkpoint.afterCommand() + 1);
      throw new IllegalStateException(
          "journal "
              + journals.id()
              + ": begins at event "
              + first.sequence()
              + " and holds no checkpoint to begin a replay from");
    }
  }
}
