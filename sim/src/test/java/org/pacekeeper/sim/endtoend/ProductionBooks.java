package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pacekeeper.app.ReplayRun;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.journal.JournalCheck;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.sim.asterisk.SippCarrier.SeenCall;
import org.pacekeeper.sim.asterisk.SippCarrier.SentStatus;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.AttemptLog.Attempt;
import org.pacekeeper.store.Database;

/**
 * The books of a finished run at a {@link ProductionSite}: every SIP call as SIPp logged it, the
 * commands, the attempts in the store.
 */
final class ProductionBooks {
  private static final int ANSWERED = 200;
  private static final int CANCELLED = 487;

  /** Attempts that the carriers' logs do not bear out, with what they say. */
  record Mismatch(Attempt attempt, String node, SentStatus sent) {}

  private final RecordedRun journals;
  private final Map<PhoneNumber, List<SeenCall>> seen = new HashMap<>();
  private final Map<String, SentStatus> sent = new HashMap<>();
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private final Map<Long, Originate> placed = new HashMap<>();
  private final List<Long> recordedTwice = new ArrayList<>();
  private long sipCalls;

  private ProductionBooks(RecordedRun journals) {
    this.journals = journals;
  }

  /** Reads them; the engine has ended, the carriers have not. */
  static ProductionBooks of(ProductionSite site) throws IOException {
    ProductionBooks books = new ProductionBooks(RecordedRun.read(site.journal()));
    for (SippCarrier carrier : site.carriers()) {
      for (SeenCall call : carrier.calls()) {
        books.seen.computeIfAbsent(call.number(), n -> new ArrayList<>()).add(call);
        books.sipCalls++;
      }
      for (SentStatus status : carrier.sent()) books.sent.put(status.callId(), status);
    }
    try (Database database = Database.open(site.store())) {
      for (Attempt attempt : AttemptLog.attempts(database))
        if (books.attempts.put(attempt.callId(), attempt) != null)
          books.recordedTwice.add(attempt.callId());
    }
    for (CommandRecord record : books.journals.originates()) {
      Originate originate = (Originate) record.command();
      books.placed.put(originate.callId(), originate);
    }
    return books;
  }

  RecordedRun journals() {
    return journals;
  }

  Map<String, SentStatus> sent() {
    return sent;
  }

  long sipCalls() {
    return sipCalls;
  }

  int attempts() {
    return attempts.size();
  }

  Map<Outcome, Long> outcomes() {
    return attempts.values().stream()
        .collect(Collectors.groupingBy(Attempt::outcome, TreeMap::new, Collectors.counting()));
  }

  /** Calls that a carrier saw and of which the store has no attempt. */
  List<PhoneNumber> lost() {
    Set<PhoneNumber> recorded = new HashSet<>();
    for (Attempt attempt : attempts.values()) recorded.add(attempt.phone());
    return seen.keySet().stream().filter(number -> !recorded.contains(number)).toList();
  }

  /** Numbers that were called twice, and calls with two attempts in the store. */
  List<Object> doubled() {
    List<Object> doubled = new ArrayList<>(recordedTwice);
    seen.forEach(
        (number, calls) -> {
          if (calls.size() > 1) doubled.add(number);
        });
    Set<PhoneNumber> recorded = new HashSet<>();
    for (Attempt attempt : attempts.values())
      if (!recorded.add(attempt.phone())) doubled.add(attempt.phone());
    return doubled;
  }

  /** Attempts with another end than the carrier gave the call. */
  List<Mismatch> mismatches() {
    List<Mismatch> mismatches = new ArrayList<>();
    for (Attempt attempt : attempts.values()) {
      List<SeenCall> calls = seen.getOrDefault(attempt.phone(), List.of());
      SentStatus status = calls.isEmpty() ? null : sent.get(calls.get(0).callId());
      boolean scripted =
          SippNetwork.isTrue(attempt.phone(), attempt.outcome(), attempt.sipStatus());
      if (status == null || !scripted || !agree(attempt, status.status()))
        mismatches.add(new Mismatch(attempt, node(attempt), status));
    }
    return mismatches;
  }

  private static boolean agree(Attempt attempt, int sent) {
    return switch (attempt.outcome()) {
      case CONNECTED -> sent == ANSWERED;
      case NO_ANSWER -> sent == (attempt.sipStatus() == 0 ? CANCELLED : attempt.sipStatus());
      default -> sent == attempt.sipStatus();
    };
  }

  private String node(Attempt attempt) {
    return placed.get(attempt.callId()).node();
  }

  /** Every call was placed once and has its attempt; nothing is lost or doubled. */
  ProductionBooks nothingIsLostOrDoubled() {
    assertThat(attempts.keySet()).as("attempts, and calls placed").isEqualTo(placed.keySet());
    assertThat(lost()).as("calls without an attempt").isEmpty();
    assertThat(doubled()).as("doubled").isEmpty();
    return this;
  }

  /** Every SIP call is one outcome, and the one that the carrier logged. */
  ProductionBooks everySipCallIsItsOutcome() {
    assertThat(mismatches()).as("outcomes other than the carrier's").isEmpty();
    assertThat(sipCalls).as("SIP calls, and attempts").isEqualTo(attempts.size());
    return this;
  }

  /** Every byte of the journals is as it was written, and every decision follows from them. */
  ProductionBooks decisionsRepeat(ProductionSite site) {
    assertThat(JournalCheck.verify(site.journal()).problems()).isEmpty();
    ReplayRun.Result replay = ReplayRun.run(site.journal(), Policies.shipped(), events -> {});
    assertThat(replay.difference()).isEmpty();
    return this;
  }
}
