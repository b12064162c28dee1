package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.LeadEvent;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/**
 * However the command journal is cut into batches, and whatever is given again after a crash, the
 * store ends up the same, and each fetch is answered by one transaction only.
 */
class ExactlyOnceTest {
  private static final int LEADS = 12;
  private static Path folder;
  private static Path template;
  private static int files;

  @BeforeContainer
  static void createTemplate() throws IOException {
    folder = Files.createTempDirectory("exactly-once");
    template = folder.resolve("template.db");
    try (Database database = Database.open(StoreSettings.sqlite(template))) {
      LeadRows rows = new LeadRows(database);
      for (int i = 0; i < LEADS; i++)
        rows.add(LeadStoreContract.PHONE + i, i % 3, i, LeadStoreContract.EAST);
    }
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) Files.delete(file);
    }
    Files.delete(folder);
  }

  @Property(tries = 25)
  void endsUpTheSameHoweverTheJournalIsCutAndRepeated(@ForAll long seed) {
    List<CommandRecord> journal = journal(new Random(seed));
    Outcomes straight = run(List.of(journal));
    Outcomes cut = run(cuts(journal, new Random(seed + 1)));

    assertThat(cut.contents).isEqualTo(straight.contents);
    assertThat(cut.answers).isEqualTo(straight.answers);
    assertThat(straight.tally).isEqualTo(straight.ready);
    assertThat(cut.tally).isEqualTo(cut.ready);
  }

  private record Outcomes(List<String> contents, List<LeadEvent> answers, long tally, long ready) {}

  /** A batch may begin before the position: the same commands are then given a second time. */
  private static Outcomes run(List<List<CommandRecord>> batches) {
    Path file = copyOfTemplate();
    List<LeadEvent> answers = new ArrayList<>();
    try (Database database = Database.open(StoreSettings.sqlite(file))) {
      LeadRows rows = new LeadRows(database);
      for (List<CommandRecord> batch : batches) {
        // Opened anew for every batch, as after a crash.
        SqlLeadStore store = SqlLeadStore.open(database, "j", CallingTimes.ALWAYS);
        answers.addAll(store.apply(batch));
      }
      return new Outcomes(
          rows.contents(),
          answers,
          rows.number("SELECT COALESCE(SUM(ready), 0) FROM lead_tally"),
          rows.number("SELECT COUNT(*) FROM lead WHERE status = 'ready'"));
    }
  }

  private static Path copyOfTemplate() {
    try {
      return Files.copy(template, folder.resolve("s" + files++ + ".db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CommandRecord> journal(Random random) {
    List<CommandRecord> journal = new ArrayList<>();
    for (int i = 1; i <= 40; i++)
      journal.add(new CommandRecord(i, i, 1_000L + i, command(random, i)));
    return journal;
  }

  private static Command command(Random random, int i) {
    long lead = 1 + random.nextInt(LEADS);
    long phone = LeadStoreContract.PHONE + lead - 1;
    LeadNext next = LeadNext.values()[random.nextInt(LeadNext.values().length)];
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> new FetchLeads(i, "c", random.nextInt(4));
      case 3 ->
          Attempts.of(
              random.nextInt(20),
              lead,
              phone,
              Outcome.values()[random.nextInt(Outcome.values().length)],
              next,
              1_000L + random.nextInt(60));
      case 4 -> new ReleaseLead("c", lead, next, 1_000L + random.nextInt(60), "test");
      case 5 ->
          random.nextBoolean()
              ? new RecordDisposition(random.nextInt(20), "ann", "code" + i, "")
              : new RecordDoNotCall(new PhoneNumber(phone), "agent");
      default -> new Hangup("n", i, "");
    };
  }

  private static List<List<CommandRecord>> cuts(List<CommandRecord> journal, Random random) {
    List<List<CommandRecord>> cuts = new ArrayList<>();
    int done = 0;
    while (done < journal.size()) {
      int from = random.nextInt(done + 1);
      int to = Math.min(journal.size(), done + 1 + random.nextInt(6));
      cuts.add(journal.subList(from, to));
      done = to;
    }
    return cuts;
  }
}
