package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<PhoneNumber, List<Attempt>> attemptsAt = new HashMap<>();
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
      for (Attempt attempt : AttemptLog.attempts(database)) {
        if (books.attempts.put(attempt.callId(), attempt) != null)
          books.recordedTwice.add(attempt.callId());
        books.attemptsAt.computeIfAbsent(attempt.phone(), n -> new ArrayList<>()).add(attempt);
      }
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
  long lost() {
    return seen.entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue().size() - attemptsAt(e.getKey()).size()))
        .sum();
  }

  /**
   * Calls with two attempts in the store, and numbers that were called again though the network had
   * carried the call before: only what met congestion may be tried again.
   */
  List<Object> doubled() {
    List<Object> doubled = new ArrayList<>(recordedTwice);
    attemptsAt.forEach(
        (number, list) -> {
          List<Attempt> before = list.subList(0, list.size() - 1);
          if (before.stream().anyMatch(a -> a.outcome() != Outcome.CONGESTION)) doubled.add(number);
        });
    return doubled;
  }

  /** Attempts with another end than the carrier gave the call; of each number one by one. */
  List<Mismatch> mismatches() {
    List<Mismatch> mismatches = new ArrayList<>();
    attemptsAt.forEach(
        (number, list) -> {
          List<SeenCall> calls = seen.getOrDefault(number, List.of());
          for (int i = 0; i < list.size(); i++) {
            SentStatus status = i < calls.size() ? sent.get(calls.get(i).callId()) : null;
            Attempt attempt = list.get(i);
            if (!bearsOut(status, attempt))
              mismatches.add(new Mismatch(attempt, node(attempt), status));
          }
        });
    return mismatches;
  }

  private List<Attempt> attemptsAt(PhoneNumber number) {
    return attemptsAt.getOrDefault(number, List.of());
  }

  private static boolean bearsOut(SentStatus status, Attempt attempt) {
    return status != null
        && agree(attempt, status.status())
        && SippNetwork.isTrue(attempt.phone(), attempt.outcome(), attempt.sipStatus());
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
    assertThat(lost()).as("calls without an attempt").isZero();
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
