package org.pacekeeper.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.event.EventRecord;

/**
 * A journal as text, one line a record: sequence, UTC time, for commands {@code cause=}, type,
 * fields. Reads only; another process may be writing. Line breaks within strings are escaped.
 */
public final class JournalDump {
  private JournalDump() {}

  /**
   * Both journals at once: each event, and indented below it the commands that it caused.
   *
   * @param fromSequence the first event to be shown
   * @param phonesShown whether telephone numbers are shown in full
   * @param line is given each line, without its end; says whether it wants more
   * @throws JournalDamagedException at the first record that is not what was written
   */
  public static void story(
      Path folder, long fromSequence, boolean phonesShown, Predicate<String> line) {
    RecordText text = new RecordText(phonesShown);
    try (RecordedJournals journals = Journals.read(folder);
        EventReader events = journals.events(fromSequence);
        CommandReader commands = journals.commands(1)) {
      CommandRecord next = commands.poll();
      while (next != null && next.cause() < fromSequence) next = commands.poll();
      boolean more = true;
      for (EventRecord r = events.poll(); more && r != null; r = events.poll()) {
        more = line.test(r.sequence() + " " + iso(r.timeNs()) + " " + text.of((Record) r.event()));
        for (; more && next != null && next.cause() <= r.sequence(); next = commands.poll())
          more = line.test("  -> " + next.sequence() + " " + text.of((Record) next.command()));
      }
    }
  }

  static Instant iso(long timeNs) {
    return Instant.ofEpochSecond(0, timeNs);
  }
}
