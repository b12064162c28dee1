package org.pacekeeper.lead;

import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.Outcome;

/** What becomes of a lead after an attempt, by its outcome. Pure. */
public final class RetryRules {
  private static final long MS = 1_000_000L;
  private static final long MINUTE_MS = 60_000;

  /**
   * Nobody who was abandoned is called again within 72 hours unless an agent is guaranteed (Ofcom,
   * persistent misuse statement 2010 and 2016); kept everywhere, since no agent is guaranteed here.
   */
  static final long ABANDONED_REST_MS = AnswerSettings.ABANDONED_REST_MS;

  /** A refusal is not to be repeated on the same day. */
  static final long REFUSED_REST_MS = 24 * 60 * MINUTE_MS;

  /** A line that was short is tried again soon: the lead has not noticed anything. */
  static final long NO_ATTEMPT_REST_MS = MINUTE_MS;

  private RetryRules() {}

  /**
   * @param atNs epoch ns, for {@link LeadNext#RETRY} only, else 0
   */
  public record Fate(LeadNext next, long atNs) {}

  /**
   * @param attempt the number of the attempt that ended, counting from 1
   * @param endedAtNs epoch ns
   */
  public static Fate after(Outcome outcome, int attempt, long endedAtNs, RetrySettings settings) {
    return after(outcome, attempt, endedAtNs, settings, ABANDONED_REST_MS);
  }

  /**
   * @param attempt the number of the attempt that ended, counting from 1
   * @param endedAtNs epoch ns
   * @param abandonedRestMs how long an abandoned person is left alone
   */
  public static Fate after(
      Outcome outcome, int attempt, long endedAtNs, RetrySettings settings, long abandonedRestMs) {
    if (outcome == Outcome.CONNECTED) return new Fate(LeadNext.DONE, 0);
    if (outcome == Outcome.INVALID && attempt > 1) return new Fate(LeadNext.INVALID, 0);
    if (outcome.countsAsAttempt() && attempt >= settings.attemptsMax())
      return new Fate(outcome == Outcome.INVALID ? LeadNext.INVALID : LeadNext.EXHAUSTED, 0);
    return new Fate(LeadNext.RETRY, endedAtNs + restMs(outcome, settings, abandonedRestMs) * MS);
  }

  private static long restMs(Outcome outcome, RetrySettings settings, long abandonedRestMs) {
    return switch (outcome) {
      case BUSY -> settings.busyAfterMs();
      case NO_ANSWER, UNREACHABLE, CANCELLED, UNKNOWN -> settings.noAnswerAfterMs();
      case MACHINE, INSTANT, SCREENED -> settings.machineAfterMs();
      case INVALID, OUT_OF_ORDER, INCOMPATIBLE, BARRED -> settings.failedAfterMs();
      case REJECTED, BLOCKED -> Math.max(REFUSED_REST_MS, settings.noAnswerAfterMs());
      case ABANDONED -> abandonedRestMs;
      case CONGESTION, FAULT -> NO_ATTEMPT_REST_MS;
      case CONNECTED -> throw new IllegalStateException("a connected lead is not tried again");
    };
  }

  /** What becomes of a lead after an outcome, in words, with the names of the settings. */
  public static String inWords(Outcome outcome) {
    String cap = ", attemptsMax in all";
    return switch (outcome) {
      case CONNECTED -> "done: the disposition decides";
      case ABANDONED -> "again after abandonedRest" + cap;
      case MACHINE, INSTANT, SCREENED -> "again after retry.machineAfter" + cap;
      case BUSY -> "again after retry.busyAfter" + cap;
      case NO_ANSWER, UNREACHABLE, CANCELLED, UNKNOWN -> "again after retry.noAnswerAfter" + cap;
      case INVALID -> "again after retry.failedAfter, then the number is retired";
      case OUT_OF_ORDER, INCOMPATIBLE -> "again after retry.failedAfter" + cap;
      case BARRED -> "again after retry.failedAfter, not counted as an attempt";
      case REJECTED, BLOCKED -> "again after a day and retry.noAnswerAfter at least" + cap;
      case CONGESTION, FAULT -> "again after a minute, not counted as an attempt";
    };
  }
}
