package org.pacekeeper.command;

import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** What the lead store is to do. */
public sealed interface StoreCommand extends Command {

  /**
   * Claim up to {@code count} callable leads; the answer is an event with the same {@code fetchId}.
   */
  record FetchLeads(long fetchId, String campaign, int count) implements StoreCommand {}

  /**
   * An attempt has ended: write it down, once. Times are epoch ns, 0 for what did not happen.
   *
   * @param agent who talked, empty when nobody
   * @param attempt its number, counting from 1
   * @param late connected, but not within the legal limit: an abandoned call for the law
   * @param next what becomes of the lead
   * @param nextAttemptAtNs when it may be tried again, for {@link LeadNext#RETRY}
   */
  record RecordAttempt(
      long callId,
      String campaign,
      long leadId,
      int attempt,
      PhoneNumber phone,
      String node,
      String trunk,
      String callerId,
      Outcome outcome,
      boolean late,
      int cause,
      int sipStatus,
      String agent,
      long originatedAtNs,
      long ringingAtNs,
      long answeredAtNs,
      long connectedAtNs,
      long endedAtNs,
      LeadNext next,
      long nextAttemptAtNs)
      implements StoreCommand {}

  /** What becomes of a lead after an attempt. */
  enum LeadNext {
    /** Reached: the agent's disposition decides. */
    DONE,
    /** May be tried again later. */
    RETRY,
    /** As many attempts as are allowed were made. */
    EXHAUSTED,
    /** The number is dead. */
    INVALID,
    /** The number is on the do-not-call list. */
    DO_NOT_CALL
  }

  /**
   * How the conversation of an attempt went on when it did not end between callee and agent; comes
   * right after the attempt.
   *
   * @param detail for people: to whom, how often
   */
  record RecordEnding(long callId, Ending ending, String detail) implements StoreCommand {}

  /** What became of a conversation. */
  enum Ending {
    /** The agent's leg was lost, and the agent did not come back in time. */
    AGENT_LOST,
    /** It went on with a colleague. */
    TRANSFERRED,
    /** It went on with a third party. */
    HANDED_OVER
  }

  /**
   * How things stand with a recording: written over what was kept of the same part. Times are epoch
   * ns, 0 for what did not happen.
   *
   * @param part counts the recordings of a call from 1
   * @param agent who talked when it was asked for
   * @param detail why it failed, for people
   * @param bytes size of the file, -1 when not known
   * @param keepUntilNs when the file is to be deleted; 0 for never
   */
  record KeepRecording(
      long callId,
      int part,
      String campaign,
      int attempt,
      String agent,
      String node,
      String file,
      RecordingStatus status,
      String detail,
      long beganAtNs,
      long endedAtNs,
      long bytes,
      long keepUntilNs)
      implements StoreCommand {}

  /** What became of a recording. */
  enum RecordingStatus {
    RUNNING,
    ENDED,
    /** There is no file, or nothing in it. */
    FAILED
  }

  /** Give a lead back to the store, not dialed. */
  record ReleaseLead(String campaign, long leadId, LeadNext next, long notBeforeNs, String reason)
      implements StoreCommand {}

  /** What the agent recorded about a call. */
  record RecordDisposition(long callId, String agent, String code, String note)
      implements StoreCommand {}

  /**
   * An abandoned call, as the law wants it shown (16 CFR 310.5; 47 CFR 64.1200(a)(7)): write it
   * down, once. Follows the attempt. Times are epoch ns, 0 for what did not happen.
   *
   * @param message the recording that was to be played; empty when none was
   * @param heardOut whether it was played to its end
   * @param optedOut whether the callee pressed the key that asks never to be called again
   * @param restsUntilNs the number is not called before
   */
  record RecordAbandoned(
      long callId,
      String campaign,
      long leadId,
      PhoneNumber phone,
      String callerId,
      AbandonReason reason,
      long answeredAtNs,
      long endedAtNs,
      String message,
      long messageAtNs,
      boolean heardOut,
      boolean optedOut,
      long restsUntilNs)
      implements StoreCommand {}

  /** Why a person who had answered counts as abandoned. */
  enum AbandonReason {
    /** No agent within the limit; the message was played. */
    NO_AGENT,
    /** Hung up while waiting, or while detection listened. */
    HUNG_UP,
    /** Connected, but later than the limit. */
    LATE,
    /** Taken for a machine, and known by a keypress to be a person. */
    TAKEN_FOR_MACHINE
  }

  /**
   * A call from outside has ended: write it down, once. When it was answered and the caller is a
   * lead of the campaign, the lead is done. Times are epoch ns, 0 for what did not happen.
   *
   * @param caller null when not known
   * @param agent who talked, empty when nobody
   */
  record RecordInbound(
      long callId,
      String campaign,
      String node,
      PhoneNumber called,
      PhoneNumber caller,
      InboundOutcome outcome,
      String agent,
      long arrivedAtNs,
      long connectedAtNs,
      long endedAtNs)
      implements StoreCommand {}

  /** What the agent said changes how an attempt is to be called that was recorded before. */
  record AmendOutcome(long callId, Outcome outcome) implements StoreCommand {}

  /** Keep a number on the do-not-call list. */
  record RecordDoNotCall(PhoneNumber phone, String source) implements StoreCommand {}
}
