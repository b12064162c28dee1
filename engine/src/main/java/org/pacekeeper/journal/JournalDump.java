package org.pacekeeper.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
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
   * @param fromSequence the first event to be shown
   * @param phonesShown whether telephone numbers are shown in full
   * @param line is given each line, without its end
   * @return how many events there were
   * @throws JournalDamagedException at the first record that is not what was written
   */
  public static long events(
      Path folder, long fromSequence, boolean phonesShown, Consumer<String> line) {
    RecordText text = new RecordText(phonesShown);
    try (RecordedJournals journals = Journals.read(folder);
        EventReader reader = journals.events(fromSequence)) {
      long count = 0;
      for (EventRecord r = reader.poll(); r != null; r = reader.poll(), count++)
        line.accept(r.sequence() + " " + iso(r.timeNs()) + " " + text.of((Record) r.event()));
      return count;
    }
  }

  /**
   * @param fromSequence the first command to be shown
   * @param phonesShown whether telephone numbers are shown in full
   * @param line is given each line, without its end
   * @return how many commands there were
   * @throws JournalDamagedException at the first record that is not what was written
   */
  public static long commands(
      Path folder, long fromSequence, boolean phonesShown, Consumer<String> line) {
    RecordText text = new RecordText(phonesShown);
    try (RecordedJournals journals = Journals.read(folder);
        CommandReader reader = journals.commands(fromSequence)) {
      long count = 0;
      for (CommandRecord r = reader.poll(); r != null; r = reader.poll(), count++)
        line.accept(
            r.sequence()
                + " "
                + iso(r.timeNs())
                + " cause="
                + r.cause()
                + " "
                + text.of((Record) r.command()));
      return count;
    }
  }

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
    return Instant.ofEpochSecond(
        Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L));
  }
}
