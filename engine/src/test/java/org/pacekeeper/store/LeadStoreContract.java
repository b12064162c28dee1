package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.StoreCommand.AbandonReason;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.command.StoreCommand.RecordingStatus;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** What the lead store owes the core, on either database. */
abstract class LeadStoreContract {
  static final long PHONE = 12_025_550_100L;
  static final String EAST = "America/New_York";
  static final String WEST = "America/Los_Angeles";
  private static final long NOW = 1_000;

  Database database;
  LeadRows rows;
  private final List<String> closedZones = new ArrayList<>();
  private SqlLeadStore store;
  private long sequence;

  abstract StoreSettings emptyDatabase() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    database = Database.open(emptyDatabase());
    rows = new LeadRows(database);
    store = SqlLeadStore.open(database, "j1", this::nextOpenNs);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private long nextOpenNs(String campaign, List<String> zones, long nowNs) {
    return zones.isEmpty() || zones.stream().anyMatch(closedZones::contains) ? 9_000 : nowNs;
  }

  private CommandRecord record(Command command) {
    return new CommandRecord(++sequence, sequence, NOW, command);
  }

  private LeadsReady fetch(int count) {
    return (LeadsReady) store.apply(List.of(record(new FetchLeads(7, "c", count)))).get(0);
  }

  private void apply(Command command) {
    assertThat(store.apply(List.of(record(command)))).isEmpty();
  }

  private static List<Long> ids(LeadsReady answer) {
    return answer.leads().stream().map(LeadEntry::leadId).toList();
  }

  @Test
  void keepsAnAbandonedCallOnceAndShowsItAsCsv() {
    RecordAbandoned call =
        new RecordAbandoned(
            0x2a00000001L,
            "c",
            7,
            new PhoneNumber(PHONE),
            "+12025550199",
            AbandonReason.NO_AGENT,
            1_772_557_200_000_000_000L,
            1_772_557_210_500_000_000L,
            "custom/nobody-free",
            1_772_557_202_000_000_000L,
            true,
            false,
            1_772_816_410_500_000_000L);
    apply(call);
    apply(call);
    StringWriter out = new StringWriter();
    assertThat(AbandonedCalls.export(database, "c", out)).isEqualTo(1);
    assertThat(out.toString().split("\r?\n")[1])
        .isEqualTo(
            "2a00000001,c,7,'+12025550100,'+12025550199,NO_AGENT,2026-03-03T17:00:00Z,"
                + "2026-03-03T17:00:10.500Z,custom/nobody-free,2026-03-03T17:00:02Z,yes,no,"
                + "2026-03-06T17:00:10.500Z");
    assertThat(AbandonedCalls.export(database, "other", new StringWriter())).isZero();
  }

  @Test
  void callsOffALeadWhoHasCalledAndTalkedAndRecordsEveryCallOnce() {
    long talked = rows.add(PHONE, 5, 20, EAST);
    long gaveUp = rows.add(PHONE + 1, 5, 20, EAST);
    apply(inbound(1, PHONE, InboundOutcome.ANSWERED));
    apply(inbound(1, PHONE, InboundOutcome.ANSWERED));
    apply(inbound(2, PHONE + 1, InboundOutcome.ABANDONED));
    apply(inbound(3, PHONE + 2, InboundOutcome.ANSWERED));
    apply(inbound(4, 0, InboundOutcome.LOST));
    assertThat(InboundLog.calls(database))
        .containsExactly(
            new InboundLog.Call(1, "c", talked, InboundOutcome.ANSWERED, "anna", 20),
            new InboundLog.Call(2, "c", gaveUp, InboundOutcome.ABANDONED, "", 50),
            new InboundLog.Call(3, "c", 0, InboundOutcome.ANSWERED, "anna", 20),
            new InboundLog.Call(4, "c", 0, InboundOutcome.LOST, "", 50));
    assertThat(ids(fetch(5))).containsExactly(gaveUp);
  }

  @Test
  void leavesALeadAloneWhomTheEngineIsCallingWhileTheyCallToo() {
    long lead = rows.add(PHONE, 5, 20, EAST);
    fetch(1);
    apply(inbound(1, PHONE, InboundOutcome.ANSWERED));
    apply(Attempts.of(5, lead, PHONE, Outcome.BUSY, LeadNext.RETRY, 500));
    assertThat(ids(fetch(5))).containsExactly(lead);
  }

  private static RecordInbound inbound(long callId, long caller, InboundOutcome outcome) {
    boolean talked = outcome == InboundOutcome.ANSWERED;
    return new RecordInbound(
        callId,
        "c",
        "pbx",
        new PhoneNumber(PHONE + 99),
        caller == 0 ? null : new PhoneNumber(caller),
        outcome,
        talked ? "anna" : "",
        100,
        talked ? 120 : 0,
        150);
  }

  @Test
  void callsAnAttemptOtherwiseWhenTheAgentSaysSo() {
    long lead = rows.add(PHONE, 5, 20, EAST);
    fetch(1);
    apply(Attempts.of(5, lead, PHONE, Outcome.CONNECTED, LeadNext.DONE, 0));
    apply(new AmendOutcome(5, Outcome.SCREENED));
    assertThat(AttemptLog.outcomes(database)).containsEntry(5L, Outcome.SCREENED);
  }

  @Test
  void ordersByPriorityThenNextAttemptThenId() {
    long later = rows.add(PHONE, 5, 20, EAST);
    long urgent = rows.add(PHONE + 1, 9, 500, WEST);
    long twin = rows.add(PHONE + 2, 5, 20, EAST);
    long sooner = rows.add(PHONE + 3, 5, 10, WEST);

    LeadsReady answer = fetch(3);

    assertThat(ids(answer)).containsExactly(urgent, sooner, later);
    assertThat(answer.remaining()).isEqualTo(1);
    assertThat(answer.nextCallableAtNs()).isEqualTo(NOW);
    assertThat(ids(fetch(3))).containsExactly(twin);
  }

  @Test
  void handsOutALeadOnce() {
    rows.add(PHONE, 5, 0, EAST);

    assertThat(fetch(5).leads()).hasSize(1);
    assertThat(fetch(5).leads()).isEmpty();
  }

  @Test
  void keepsBackLeadsThatAreNotDueAndTellsWhenTheyAre() {
    rows.add(PHONE, 5, NOW + 50, EAST);

    LeadsReady answer = fetch(5);

    assertThat(answer.leads()).isEmpty();
    assertThat(answer.remaining()).isEqualTo(1);
    assertThat(answer.nextCallableAtNs()).isEqualTo(NOW + 50);
  }

  @Test
  void keepsBackALeadOfWhichOneCandidateZoneIsClosed() {
    rows.add(PHONE, 9, 0, EAST, WEST);
    long east = rows.add(PHONE + 1, 5, 0, EAST);
    closedZones.add(WEST);

    LeadsReady answer = fetch(5);

    assertThat(ids(answer)).containsExactly(east);
    assertThat(answer.leads().get(0).zones()).containsExactly(EAST);
    assertThat(answer.nextCallableAtNs()).isEqualTo(9_000);
  }

  @Test
  void answersAnUnknownCampaignWithNothing() {
    LeadsReady answer =
        (LeadsReady) store.apply(List.of(record(new FetchLeads(1, "nobody's", 5)))).get(0);

    assertThat(answer).isEqualTo(new LeadsReady(1, "nobody's", List.of(), 0, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTED,    DONE,        done,        1, 0",
    "BUSY,         RETRY,       ready,       1, 1",
    "CONGESTION,   RETRY,       ready,       0, 1",
    "NO_ANSWER,    EXHAUSTED,   exhausted,   1, 0",
    "INVALID,      INVALID,     invalid,     1, 0",
    "REJECTED,     DO_NOT_CALL, do_not_call, 1, 0",
  })
  void recordsAnAttemptAndWhatBecomesOfTheLead(
      Outcome outcome, LeadNext next, String status, int attempts, int remaining) {
    long lead = rows.add(PHONE, 5, 0, EAST);
    fetch(1);

    apply(Attempts.of(11, lead, PHONE, outcome, next, NOW));

    assertThat(rows.status(lead)).isEqualTo(status);
    assertThat(rows.number("SELECT attempts FROM lead")).isEqualTo(attempts);
    LeadsReady again = fetch(0);
    assertThat(again.remaining()).isEqualTo(remaining);
  }

  @Test
  void offersARetriedLeadAgainWithItsAttempts() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    fetch(1);
    apply(Attempts.of(11, lead, PHONE, Outcome.BUSY, LeadNext.RETRY, NOW));

    assertThat(fetch(1).leads())
        .containsExactly(
            new LeadEntry(
                lead,
                new PhoneNumber(PHONE),
                List.of(EAST),
                1,
                rows.number("SELECT list_id FROM lead")));
  }

  @Test
  void writesASecondRecordOfTheSameCallNowhere() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    fetch(1);
    apply(Attempts.of(11, lead, PHONE, Outcome.BUSY, LeadNext.RETRY, NOW));
    fetch(1);

    apply(Attempts.of(11, lead, PHONE, Outcome.CONNECTED, LeadNext.DONE, 0));

    assertThat(rows.status(lead)).isEqualTo("claimed");
    assertThat(rows.number("SELECT COUNT(*) FROM attempt")).isEqualTo(1);
  }

  @Test
  void takesBackALeadThatWasNotDialed() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    fetch(1);

    apply(new ReleaseLead("c", lead, LeadNext.RETRY, NOW + 5, "closing"));

    assertThat(rows.status(lead)).isEqualTo("ready");
    assertThat(fetch(1).nextCallableAtNs()).isEqualTo(NOW + 5);
  }

  @Test
  void keepsTheLastDispositionOfACall() {
    apply(new RecordDisposition(11, "ann", "sale", ""));
    apply(new RecordDisposition(11, "ann", "no-sale", "changed her mind"));

    assertThat(rows.number("SELECT COUNT(*) FROM disposition WHERE code = 'no-sale'")).isEqualTo(1);
  }

  @Test
  void neverHandsOutANumberOnTheDoNotCallList() {
    rows.add(PHONE, 5, 0, EAST);
    apply(new RecordDoNotCall(new PhoneNumber(PHONE), "agent"));
    long late = rows.add("d", PHONE, 5, 0, EAST);

    assertThat(fetch(5).leads()).isEmpty();
    assertThat(store.apply(List.of(record(new FetchLeads(1, "d", 5))))).hasSize(1);
    assertThat(rows.status(late)).isEqualTo("ready");
    assertThat(fetch(5).remaining()).isZero();
  }

  @Test
  void doesNotOfferAgainAClaimedLeadWhoseNumberWasListedMeanwhile() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    fetch(1);
    apply(new RecordDoNotCall(new PhoneNumber(PHONE), "agent"));
    apply(Attempts.of(11, lead, PHONE, Outcome.NO_ANSWER, LeadNext.RETRY, NOW));

    assertThat(rows.status(lead)).isEqualTo("do_not_call");
  }

  @Test
  void releasesOnlyItsOwnClaimsAndNotThoseHeld() {
    long held = rows.add(PHONE, 9, 0, EAST);
    long lost = rows.add(PHONE + 1, 8, 0, EAST);
    long others = rows.add(PHONE + 2, 7, 0, EAST);
    long listed = rows.add(PHONE + 3, 9, 0, EAST);
    fetch(3);
    SqlLeadStore other = SqlLeadStore.open(database, "j2", CallingTimes.ALWAYS);
    other.apply(List.of(new CommandRecord(1, 1, NOW, new FetchLeads(1, "c", 1))));
    apply(new RecordDoNotCall(new PhoneNumber(PHONE + 3), "agent"));

    store.releaseClaimsExcept(Set.of(held));

    assertThat(rows.status(held)).isEqualTo("claimed");
    assertThat(rows.status(lost)).isEqualTo("ready");
    assertThat(rows.status(others)).isEqualTo("claimed");
    assertThat(rows.status(listed)).isEqualTo("do_not_call");
    assertThat(fetch(0).remaining()).isEqualTo(1);
  }

  @Test
  void countsAnAttemptAtALeadThatAnotherEngineHolds() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    SqlLeadStore other = SqlLeadStore.open(database, "j2", CallingTimes.ALWAYS);
    other.apply(List.of(new CommandRecord(1, 1, NOW, new FetchLeads(1, "c", 1))));

    apply(Attempts.of(11, lead, PHONE, Outcome.BUSY, LeadNext.RETRY, NOW));

    assertThat(rows.status(lead)).isEqualTo("claimed");
    assertThat(rows.number("SELECT attempts FROM lead")).isEqualTo(1);
  }

  @Test
  void keepsItsPositionAndSkipsWhatWasApplied() {
    rows.add(PHONE, 5, 0, EAST);
    List<CommandRecord> batch =
        List.of(record(new Hangup("n", 1, "")), record(new FetchLeads(1, "c", 1)));
    assertThat(store.apply(batch)).hasSize(1);

    SqlLeadStore reopened = SqlLeadStore.open(database, "j1", CallingTimes.ALWAYS);

    assertThat(reopened.position()).isEqualTo(2);
    assertThat(reopened.apply(batch)).isEmpty();
    assertThat(reopened.position()).isEqualTo(2);
  }

  @Test
  void refusesAGapAndAppliesNothingOfTheBatch() {
    long lead = rows.add(PHONE, 5, 0, EAST);
    List<CommandRecord> gap =
        List.of(
            new CommandRecord(1, 1, NOW, new FetchLeads(1, "c", 1)),
            new CommandRecord(3, 1, NOW, new FetchLeads(2, "c", 1)));

    assertThatThrownBy(() -> store.apply(gap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("command 3: expected command 2 next");
    assertThat(store.position()).isZero();
    assertThat(rows.status(lead)).isEqualTo("ready");
  }

  @Test
  void keepsHowARecordingStandsAndDeletesNothingTwice() {
    Recordings recordings = new Recordings(database);
    apply(recording(11, RecordingStatus.RUNNING, 0));
    assertThat(recordings.dueByNode(Long.MAX_VALUE)).isEmpty();
    apply(recording(11, RecordingStatus.ENDED, 500));
    apply(recording(12, RecordingStatus.ENDED, 0));
    apply(recording(13, RecordingStatus.FAILED, 900));

    assertThat(recordings.newest("c", 10)).extracting("callId").containsExactly(13L, 12L, 11L);
    assertThat(recordings.newest("other", 10)).isEmpty();
    assertThat(recordings.failed(200)).contains(new Recordings.Failures(1, "no room"));
    assertThat(recordings.failed(201)).isEmpty();
    assertThat(recordings.dueByNode(499)).isEmpty();
    assertThat(recordings.dueByNode(900)).containsExactly(Map.entry("pbx1", 2));
    Recordings.Entry due = recordings.due("pbx1", 500, 10).get(0);
    assertThat(due.status()).isEqualTo("ended");
    assertThat(due.bytes()).isEqualTo(7);
    recordings.deleted(due, 600);
    assertThat(recordings.due("pbx1", 500, 10)).isEmpty();
    assertThat(recordings.find(11, 1).orElseThrow().deletedAtNs()).isEqualTo(600);
    assertThat(recordings.find(11, 2)).isEmpty();
  }

  private static KeepRecording recording(long callId, RecordingStatus status, long keepUntilNs) {
    return new KeepRecording(
        callId,
        1,
        "c",
        2,
        "ann",
        "pbx1",
        "c/x.wav",
        status,
        status == RecordingStatus.FAILED ? "no room" : "",
        100,
        200,
        7,
        keepUntilNs);
  }

  @Test
  void keepsTextsThatLookLikeSql() {
    String evil = "'); DROP TABLE lead; --";
    apply(new RecordDisposition(11, "ann", evil, evil));

    assertThat(rows.number("SELECT COUNT(*) FROM disposition WHERE note LIKE '%DROP TABLE lead%'"))
        .isEqualTo(1);
    assertThat(rows.number("SELECT COUNT(*) FROM lead")).isZero();
  }
}
