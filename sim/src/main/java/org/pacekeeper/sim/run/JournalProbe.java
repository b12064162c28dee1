package org.pacekeeper.sim.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;
import org.pacekeeper.journal.Journals;

/**
 * Records a run as an engine records itself: both journals, in virtual time, so that all that reads
 * a journal can read this one. To be closed after the run. The run's thread.
 */
public final class JournalProbe implements RunProbe, AutoCloseable {
  private final Journals journals;
  private final List<Command> commands = new ArrayList<>();
  private long nowNs;

  /**
   * @param folder made when it does not exist
   * @throws IllegalStateException when it holds a journal already, or cannot be written
   */
  public JournalProbe(Path folder) {
    if (Files.exists(folder.resolve("journal.id")))
      throw new IllegalStateException(
          "folder " + folder + " holds a journal already: expected an empty or new folder");
    journals =
        Journals.open(new JournalSettings(folder, Sync.NONE, 1_000, Roll.DAILY, 30), () -> nowNs);
  }

  @Override
  public void decided(Command command) {
    commands.add(command);
  }

  @Override
  public void applied(EventRecord event, RunView run) {
    nowNs = event.timeNs();
    long sequence = journals.events().append(event.event());
    if (sequence != event.sequence())
      throw new IllegalStateException(
          "event " + event.sequence() + " became number " + sequence + " of the journal");
    for (Command command : commands) journals.commands().append(sequence, nowNs, command);
    commands.clear();
  }

  @Override
  public void close() {
    journals.close();
  }
}
