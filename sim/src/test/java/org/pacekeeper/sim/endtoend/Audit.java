package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pacekeeper.app.ReplayRun;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.journal.JournalCheck;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.AttemptLog.Attempt;
import org.pacekeeper.store.Database;

/**
 * Holds the three books of a finished run against each other: what the network saw, what the
 * journals say, what the store has.
 */
final class Audit {
  private final CallCenter center;
  private final RecordedRun journals;
  private final List<Attempt> attempts;
  private final List<String> leads;
  private final Map<PhoneNumber, Long> seen;

  private Audit(
      CallCenter center,
      RecordedRun journals,
      List<Attempt> attempts,
      List<String> leads,
      Map<PhoneNumber, Long> seen) {
    this.center = center;
    this.journals = journals;
    this.attempts = attempts;
    this.leads = leads;
    this.seen = seen;
  }

  /** Reads the books; the engine has ended. */
  static Audit of(CallCenter center) throws IOException {
    try (Database database = Database.open(center.store())) {
      return new Audit(
          center,
          RecordedRun.read(center.journal()),
          AttemptLog.attempts(database),
          CallCenter.statuses(database),
          counted(center.network().dialed(), Function.identity()));
    }
  }

  RecordedRun journals() {
    return journals;
  }

  /** Calls that the network saw. */
  long seen() {
    return seen.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Attempt attempt : attempts) outcomes.merge(attempt.outcome(), 1L, Long::sum);
    return outcomes;
  }

  /** Every call that was placed has one attempt in the store. */
  Audit everyCallHasItsOutcome() {
    Map<Long, Long> placed =
        counted(journals.originates(), record -> ((Originate) record.command()).callId());
    Map<Long, Long> recorded = counted(attempts, Attempt::callId);
    assertThat(recorded).as("recorded attempts of placed calls").isEqualTo(placed);
    return this;
  }

  /** Every call has one attempt in the store, every attempt that was placed one call. */
  Audit nothingIsLost() {
    everyCallHasItsOutcome();
    Map<PhoneNumber, Long> recordedAtNetwork =
        counted(
            attempts.stream().filter(a -> seen.containsKey(a.phone())).toList(), Attempt::phone);
    seen.forEach(
        (number, calls) ->
            assertThat(recordedAtNetwork.getOrDefault(number, 0L))
                .as("attempts at %s, which the network saw", number)
                .isGreaterThanOrEqualTo(calls));
    attempts.stream()
        .filter(attempt -> attempt.outcome() != Outcome.UNKNOWN)
        .filter(attempt -> attempt.outcome() != Outcome.FAULT)
        .forEach(
            attempt -> assertThat(seen).as("seen of %s", attempt).containsKey(attempt.phone()));
    return this;
  }

  Audit nobodyIsCalledTwice() {
    Map<PhoneNumber, Long> twice = new TreeMap<>(Comparator.comparing(PhoneNumber::e164));
    seen.forEach(
        (number, calls) -> {
          if (calls > 1) twice.put(number, calls);
        });
    assertThat(twice).as("called twice").isEmpty();
    return this;
  }

  /**
   * What is known of a call's end is what the network did; some ends nobody saw, and some are
   * presumed, see {@link #presumedAbandoned}.
   */
  Audit knownOutcomesAreTrue() {
    assertThat(mismatches()).as("outcomes other than the network's").isEmpty();
    return this;
  }

  /** The same while a node is too slow to put all who answer through to an agent in time. */
  Audit knownOutcomesAreTrueOrAbandoned() {
    assertThat(mismatches().stream().filter(attempt -> !presumedAbandoned(attempt)))
        .as("outcomes other than the network's, and than abandoned of who answered")
        .isEmpty();
    return this;
  }

  private List<Attempt> mismatches() {
    Set<Long> closedByALaterRun = journals.closedByALaterRun();
    return attempts.stream()
        .filter(attempt -> attempt.outcome() != Outcome.UNKNOWN)
        .filter(attempt -> attempt.outcome() != Outcome.FAULT)
        .filter(
            attempt ->
                !center.network().admits(attempt.phone(), attempt.outcome(), attempt.sipStatus()))
        .filter(
            attempt ->
                !(closedByALaterRun.contains(attempt.callId()) && presumedAbandoned(attempt)))
        .toList();
  }

  /**
   * Whether a callee who answered was counted as abandoned. When the engine was killed between the
   * answer and the word that an agent was there, nobody saw whether the two talked; the law's
   * presumption is that they did not.
   */
  private boolean presumedAbandoned(Attempt attempt) {
    return attempt.outcome() == Outcome.ABANDONED
        && center.network().admits(attempt.phone(), Outcome.CONNECTED, 0);
  }

  Audit everyLeadIsFinal() {
    assertThat(leads).as("leads").doesNotContain("ready", "claimed");
    return this;
  }

  /** Every byte of the journals is as it was written, and every decision follows from them. */
  Audit decisionsRepeat() {
    assertThat(JournalCheck.verify(center.journal()).problems()).isEmpty();
    ReplayRun.Result replay = ReplayRun.run(center.journal(), Policies.shipped(), events -> {});
    assertThat(replay.difference()).isEmpty();
    assertThat(replay.missing()).as("commands not written").isZero();
    return this;
  }

  private static <T, K> Map<K, Long> counted(List<T> of, Function<T, K> by) {
    return of.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }
}
