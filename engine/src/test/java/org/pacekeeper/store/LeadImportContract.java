package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.store.csv.LeadFileException;
import org.pacekeeper.store.csv.Problem;

/** What imports, exports and the do-not-call list owe their users, on either database. */
abstract class LeadImportContract {
  private static final long NOW = 1_700_000_000_000_000_000L;
  private static final ImportOptions OPTIONS = ImportOptions.of("c").withRegion("US");

  @TempDir Path folder;
  private Database database;
  private LeadRows rows;
  private DoNotCallList doNotCall;

  abstract StoreSettings emptyDatabase() throws Exception;

  @BeforeEach
  void openDatabase() throws Exception {
    database = Database.open(emptyDatabase());
    rows = new LeadRows(database);
    doNotCall = new DoNotCallList(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("leads.csv"), List.of(lines));
  }

  private ImportResult run(ImportOptions options, String... lines) throws IOException {
    return new LeadImport(database).run(file(lines), options, NOW, ImportProgress.NONE);
  }

  private LeadsReady fetch(SqlLeadStore store, int count) {
    long next = store.position() + 1;
    return (LeadsReady)
        store
            .apply(List.of(new CommandRecord(next, next, NOW, new FetchLeads(1, "c", count))))
            .get(0);
  }

  private static List<String> texts(ImportResult result) {
    return result.problems().stream().map(problem -> problem.kind() + " " + problem).toList();
  }

  @Test
  void importsGoodRowsAndReportsTheOthersByLine() throws IOException {
    doNotCall.add(PhoneNumber.of("+12025550104"), "registry", NOW);
    run(OPTIONS, "phone", "+12025550105");

    ImportResult result =
        run(
            OPTIONS,
            "phone,name,tier",
            "202-555-0101,Ann,gold",
            "+12025550102,Bob,",
            "nonsense,Cat,",
            "+1 202 555 0101,Dan,",
            "+12025550104,Eve,",
            "+12025550105,Fay,",
            "+870773111632,Sea,");

    assertThat(texts(result))
        .containsExactly(
            "INVALID line 4: phone 'nonsense': not a phone number",
            "DUPLICATE line 5: phone '+1 202 555 0101': the same number as on line 2",
            "DO_NOT_CALL line 6: phone '+12025550104': on the do-not-call list (registry); kept,"
                + " but never called",
            "DUPLICATE line 7: phone '+12025550105': is in the campaign already",
            "NO_ZONE line 8: phone '+870773111632': no time zone is known for it; kept, but not"
                + " called");
    assertThat(result.stored()).isTrue();
    assertThat(result.clean()).isFalse();
    assertThat(
            List.of(
                result.rowsRead(),
                result.good(),
                result.invalid(),
                result.duplicate(),
                result.doNotCall(),
                result.noZone()))
        .containsExactly(7L, 4L, 1L, 2L, 1L, 1L);
    assertThat(result.columns().toString()).isEqualTo("{phone=phone, last_name=name}");
    assertThat(result.extraColumns()).containsExactly("tier");
    SqlLeadStore store = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);
    LeadsReady ready = fetch(store, 10);
    assertThat(ready.leads())
        .extracting(lead -> lead.phone().e164())
        .containsExactly("+12025550105", "+12025550101", "+12025550102");
    assertThat(ready.leads().get(0).zones()).containsExactly("America/New_York");
    assertThat(ready.remaining()).isZero();
  }

  @Test
  void importsNothingStrictlyWhenOneRowIsBad() throws IOException {
    ImportResult result = run(OPTIONS.withStrict(true), "phone", "+12025550101", "bad");

    assertThat(result.stored()).isFalse();
    assertThat(result.good()).isEqualTo(1);
    assertThat(rows.number("SELECT COUNT(*) FROM lead")).isZero();
    assertThat(rows.number("SELECT COUNT(*) FROM campaign")).isZero();
    assertThat(run(OPTIONS.withStrict(true), "phone", "+12025550101").stored()).isTrue();
  }

  @Test
  void leavesNothingHalfDoneWhenItIsStoppedInTheMiddle() throws IOException {
    List<String> lines = new ArrayList<>(List.of("phone"));
    LongStream.range(0, 1200).forEach(i -> lines.add("+3319900" + (1000 + i)));
    Path file = file(lines.toArray(new String[0]));
    LeadImport leadImport = new LeadImport(database);

    assertThatThrownBy(
            () ->
                leadImport.run(
                    file,
                    OPTIONS,
                    NOW,
                    (read, total, count) -> {
                      if (count == 1000) Thread.currentThread().interrupt();
                    }))
        .isInstanceOf(LeadFileException.class)
        .hasMessage(file + " after row 1000: interrupted; nothing was imported");

    assertThat(rows.number("SELECT COUNT(*) FROM lead")).isZero();
    assertThat(leadImport.run(file, OPTIONS, NOW, ImportProgress.NONE).good()).isEqualTo(1200);
  }

  @Test
  void letsAnEngineWorkWhileItReads() throws IOException {
    run(OPTIONS, "phone", "+12025550199");
    SqlLeadStore store = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);
    List<LeadsReady> answers = new ArrayList<>();

    ImportResult result =
        new LeadImport(database)
            .run(
                file("phone", "+12025550101"),
                OPTIONS,
                NOW,
                (read, total, count) -> answers.add(fetch(store, 1)));

    assertThat(answers.get(0).leads()).hasSize(1);
    assertThat(result.stored()).isTrue();
    assertThat(fetch(store, 5).leads()).hasSize(1);
  }

  @Test
  void checksLikeAnImportAndWritesNothing() throws IOException {
    run(OPTIONS, "phone", "+12025550101");
    doNotCall.add(PhoneNumber.of("+12025550102"), "registry", NOW);
    Path file = file("phone", "+12025550101", "+12025550102", "+12025550103", "+12025550103");

    ImportResult online = LeadCheck.against(database).run(file, OPTIONS, ImportProgress.NONE);
    ImportResult offline = LeadCheck.offline().run(file, OPTIONS, ImportProgress.NONE);

    assertThat(online.stored()).isFalse();
    assertThat(List.of(online.good(), online.duplicate(), online.doNotCall()))
        .containsExactly(2L, 2L, 1L);
    assertThat(List.of(offline.good(), offline.duplicate(), offline.doNotCall()))
        .containsExactly(3L, 1L, 0L);
    assertThat(rows.number("SELECT COUNT(*) FROM lead")).isEqualTo(1);
  }

  @Test
  void keepsAndExportsEvilTextsWithoutHarm() throws IOException {
    String sql = "Robert'); DROP TABLE lead;--";
    String formula = "=HYPERLINK(\"http://evil.example\";\"x\")";
    run(
        OPTIONS,
        "phone,name,=cmd",
        "+12025550101," + sql + ",\"" + formula.replace("\"", "\"\"") + '"');

    StringWriter out = new StringWriter();
    assertThat(new LeadExport(database).run("c", out)).isEqualTo(1);

    assertThat(out.toString())
        .contains(sql)
        .contains(",'=cmd")
        .contains("\"'" + formula.replace("\"", "\"\"") + '"')
        .contains(",'+12025550101,");
  }

  @Test
  void exportsAttemptsAndLastOutcomeAndReadsItsOwnExport() throws IOException {
    run(OPTIONS, "phone,name,tier", "+12025550101,Ann,-gold", "+12025550102,Bob,");
    SqlLeadStore store = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);
    long lead = fetch(store, 1).leads().get(0).leadId();
    long phone = 12_025_550_101L;
    store.apply(
        List.of(
            new CommandRecord(
                2, 2, NOW, Attempts.of(11, lead, phone, Outcome.BUSY, LeadNext.RETRY, NOW)),
            new CommandRecord(3, 3, NOW, new RecordDisposition(11, "ann", "call-back", "at 5"))));

    StringWriter out = new StringWriter();
    new LeadExport(database).run("c", out);

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).endsWith("disposition,note,tier");
    assertThat(lines.get(1))
        .endsWith(
            ",America/New_York,5,ready,1,2023-11-14T22:13:20Z,BUSY,1970-01-01T00:00:00Z,,"
                + "call-back,at 5,'-gold");
    Path exported = Files.writeString(folder.resolve("export.csv"), out.toString());
    ImportResult again =
        new LeadImport(database).run(exported, ImportOptions.of("d"), NOW, ImportProgress.NONE);
    assertThat(again.good()).isEqualTo(2);
    assertThat(again.problems()).isEmpty();
  }

  @Test
  void namesTheCampaignsThereAreWhenOneIsNotFound() throws IOException {
    run(OPTIONS, "phone", "+12025550101");

    assertThatThrownBy(() -> new LeadExport(database).run("x", new StringWriter()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("campaign 'x': expected one of [c]");
  }

  @Test
  void writesAllProblemsToAFileThatASpreadsheetCanOpen() throws IOException {
    Path problems = folder.resolve("problems.csv");

    run(OPTIONS.withProblemsFile(problems), "phone", "=1+2", "x");

    assertThat(Files.readAllLines(problems))
        .containsExactly(
            "line,kind,column,value,reason",
            "2,invalid,phone,'=1+2,not a phone number",
            "3,invalid,phone,x,not a phone number");
  }

  @Test
  void takesTheZoneGivenForLeadsWithoutOne() throws IOException {
    ImportResult result = run(OPTIONS.withZoneIfUnknown("Europe/Oslo"), "phone", "+870773111632");

    assertThat(result.problems()).extracting(Problem::kind).isEmpty();
    assertThat(result.noZone()).isZero();
  }

  @Test
  void takesANumberOutOfAllCampaignsAndBack() throws IOException {
    run(OPTIONS, "phone", "+12025550101");
    PhoneNumber phone = PhoneNumber.of("+12025550101");
    SqlLeadStore store = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);

    assertThat(doNotCall.add(phone, "letter", NOW)).isTrue();
    assertThat(doNotCall.add(phone, "letter", NOW)).isFalse();
    assertThat(doNotCall.contains(phone)).isTrue();
    assertThat(fetch(store, 5).remaining()).isZero();

    assertThat(doNotCall.remove(phone)).isTrue();
    assertThat(doNotCall.remove(phone)).isFalse();
    assertThat(fetch(store, 5).leads()).hasSize(1);
  }

  @Test
  void importsADoNotCallListWithOrWithoutAHeader() throws IOException {
    DoNotCallList.Imported bare =
        doNotCall.importFile(
            file("2025550101", "2025550102", "junk"),
            StandardCharsets.UTF_8,
            "US",
            "registry",
            NOW,
            ImportProgress.NONE);
    DoNotCallList.Imported headed =
        doNotCall.importFile(
            file("date,number", "2026-01-01,+12025550102", "2026-01-01,+12025550103"),
            StandardCharsets.UTF_8,
            "",
            "registry",
            NOW,
            ImportProgress.NONE);

    assertThat(List.of(bare.rowsRead(), bare.added(), bare.invalid())).containsExactly(3L, 2L, 1L);
    assertThat(bare.problems().get(0).toString())
        .isEqualTo("line 3: column_1 'junk': not a phone number");
    assertThat(headed.added()).isEqualTo(1);
    assertThat(doNotCall.size()).isEqualTo(3);
  }

  @Test
  void numbersChangesOfTheDoNotCallList() {
    doNotCall.add(PhoneNumber.of("+12025550101"), "a", NOW);
    long seen = doNotCall.changesSince(0, 10).get(0).change();
    doNotCall.add(PhoneNumber.of("+12025550102"), "b", NOW);

    assertThat(doNotCall.changesSince(seen, 10))
        .extracting(DoNotCallList.Change::source)
        .containsExactly("b");
  }

  @Test
  void tellsAnEngineOfListedNumbersItHasInHand() throws IOException {
    run(OPTIONS, "phone", "+12025550101", "+12025550102");
    SqlLeadStore store = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);
    DoNotCallFeed feed = new DoNotCallFeed(database, "j1");
    fetch(store, 1);
    List<DoNotCallAdded> told = new ArrayList<>();
    doNotCall.add(PhoneNumber.of("+12025550101"), "letter", NOW);
    doNotCall.add(PhoneNumber.of("+12025550102"), "letter", NOW);

    assertThat(feed.poll(told::add)).isEqualTo(1);
    assertThat(feed.poll(told::add)).isZero();

    assertThat(told).containsExactly(new DoNotCallAdded(PhoneNumber.of("+12025550101"), "letter"));
  }
}
