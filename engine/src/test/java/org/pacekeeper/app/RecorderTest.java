package org.pacekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.core.LeadStore;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.Journals;

class RecorderTest {
  private static final LeadEntry LEAD =
      new LeadEntry(77, new PhoneNumber(12_025_550_177L), List.of("America/New_York"), 0);

  @TempDir Path folder;

  /**
   * A kill came between the fetch in the journal and the store: were these leads taken for claimed
   * by nobody and freed, the next fetch could hand them out while they are being called.
   */
  @Test
  void leadsHandedOutWhileCatchingUpAreTold() {
    JournalSettings settings =
        new JournalSettings(
            folder, JournalSettings.Sync.NONE, 1_000, JournalSettings.Roll.DAILY, 30);
    List<Event> told = new ArrayList<>();
    try (Journals journals = Journals.open(settings, () -> 1)) {
      journals.commands().append(1, 1, new FetchLeads(5, "sales", 40));
      Recorder recorder =
          new Recorder(
              journals.commands().reader(1),
              new OneLead(),
              event -> {
                told.add(event);
                return told.size();
              },
              new Wakeup());

      assertThat(recorder.catchUp()).containsExactly(77L);
    }
    assertThat(told).hasSize(1).first().isInstanceOf(LeadsReady.class);
  }

  /** Answers every fetch with the same lead. */
  private static final class OneLead implements LeadStore {
    @Override
    public long position() {
      return 0;
    }

    @Override
    public List<LeadEvent> apply(List<CommandRecord> commands) {
      return commands.stream()
          .map(CommandRecord::command)
          .filter(FetchLeads.class::isInstance)
          .map(FetchLeads.class::cast)
          .<LeadEvent>map(
              fetch ->
                  new LeadsReady(
                      fetch.fetchId(), fetch.campaign(), List.of(LEAD), 0, Long.MAX_VALUE))
          .toList();
    }

    @Override
    public void releaseClaimsExcept(Set<Long> held) {}

    @Override
    public void close() {}
  }
}
