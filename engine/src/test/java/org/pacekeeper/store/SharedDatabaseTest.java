package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.PhoneNumber;

/** Engines and tools that work on one database at the same time. */
class SharedDatabaseTest {
  private static final int ENGINES = 3;
  private static final int LEADS = 600;

  @Test
  void givesNoLeadToTwoEnginesOnPostgres() throws Exception {
    givesNoLeadToTwoEngines(TestPostgres.emptyDatabase());
  }

  @Test
  void givesNoLeadToTwoEnginesOnSqlite(@TempDir Path folder) throws Exception {
    givesNoLeadToTwoEngines(StoreSettings.sqlite(folder.resolve("leads.db")));
  }

  private static void givesNoLeadToTwoEngines(StoreSettings settings) throws Exception {
    try (Database database = Database.open(settings)) {
      LeadRows rows = new LeadRows(database);
      for (int i = 0; i < LEADS; i++)
        rows.add(LeadStoreContract.PHONE + i, i % 2, 0, LeadStoreContract.EAST);
      CyclicBarrier start = new CyclicBarrier(ENGINES + 1);
      List<Callable<List<Long>>> works = new ArrayList<>();
      for (int engine = 0; engine < ENGINES; engine++) {
        String journal = "j" + engine;
        works.add(() -> claimAll(settings, journal, start));
      }
      works.add(() -> list(database, start));
      List<Long> claimed = new ArrayList<>();
      for (List<Long> part : together(works)) claimed.addAll(part);

      assertThat(new HashSet<>(claimed)).hasSameSizeAs(claimed);
      assertThat(claimed.size())
          .isEqualTo((int) rows.number("SELECT COUNT(*) FROM lead WHERE status = 'claimed'"));
      assertThat(rows.number("SELECT COUNT(*) FROM lead WHERE status = 'ready'")).isZero();
      assertThat(rows.number("SELECT SUM(ready) FROM lead_tally")).isZero();
    }
  }

  private static List<Long> claimAll(StoreSettings settings, String journal, CyclicBarrier start)
      throws Exception {
    List<Long> claimed = new ArrayList<>();
    try (Database database = Database.open(settings)) {
      SqlLeadStore store = SqlLeadStore.open(database, journal, CallingTimes.ALWAYS);
      start.await(30, TimeUnit.SECONDS);
      long sequence = 0;
      LeadsReady answer;
      do {
        sequence++;
        CommandRecord fetch =
            new CommandRecord(sequence, sequence, 1, new FetchLeads(sequence, "c", 7));
        answer = (LeadsReady) store.apply(List.of(fetch)).get(0);
        answer.leads().stream().map(LeadEntry::leadId).forEach(claimed::add);
      } while (answer.remaining() > 0);
    }
    return claimed;
  }

  /** Somebody else lists every tenth number meanwhile. */
  private static List<Long> list(Database database, CyclicBarrier start) throws Exception {
    DoNotCallList list = new DoNotCallList(database);
    start.await(30, TimeUnit.SECONDS);
    for (int i = 0; i < LEADS; i += 10)
      list.add(new PhoneNumber(LeadStoreContract.PHONE + i), "test", 1);
    return List.of();
  }

  private static <T> List<T> together(List<Callable<T>> works) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(works, 120, TimeUnit.SECONDS))
        results.add(result.get());
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
