package org.pacekeeper.sim.replay;

import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/**
 * One call while its journal is read; times are epoch ns, 0 for what has not happened. One thread.
 */
final class CallTrace {
  private static final long MS = 1_000_000L;

  private final int index;
  private final Originate order;
  private final long originatedAtNs;
  private RecordAttempt ended;
  long ringingAtNs;
  long answeredAtNs;
  long connectSentAtNs;
  long connectedAtNs;
  long hangupSentAtNs;
  long messageSentAtNs;
  boolean hungUpByUs;

  /** The talk came to its end by what an agent asked: its length is the conversation's own. */
  private boolean endedByAgent;

  /** Promised to, or talking with. */
  String agent = "";

  private Span wrap;
  private boolean wrapEndedByTimer;
  private long machineSaidAfterNs = -1;

  CallTrace(int index, Originate order, long atNs) {
    this.index = index;
    this.order = order;
    this.originatedAtNs = atNs;
  }

  long callId() {
    return order.callId();
  }

  boolean talked() {
    return connectedAtNs != 0;
  }

  void hungUp(Party by) {
    hungUpByUs = by == Party.ENGINE;
  }

  void hangupSent(String reason, long atNs) {
    if (hangupSentAtNs != 0) return;
    hangupSentAtNs = atNs;
    endedByAgent = reason.equals(Hangup.BY_AGENT);
  }

  void ended(RecordAttempt attempt) {
    ended = attempt;
    ringingAtNs = attempt.ringingAtNs();
    answeredAtNs = attempt.answeredAtNs();
    connectedAtNs = attempt.connectedAtNs();
  }

  long endedAtNs() {
    return ended == null ? 0 : ended.endedAtNs();
  }

  void wrapSeen(long atNs) {
    if (wrap == null) wrap = Span.whole(atNs - endedAtNs());
  }

  void wrapCut(long atNs) {
    if (wrap == null) wrap = Span.atLeast(atNs - endedAtNs());
  }

  void wrapEndedByTimer(long lengthNs) {
    if (wrap != null) return;
    wrap = Span.atLeast(lengthNs);
    wrapEndedByTimer = true;
  }

  void machineSaid(long atNs) {
    machineSaidAfterNs = atNs - endedAtNs();
  }

  /** What the journal, which ends then, says of it. */
  RecordedCall recorded(long journalEndNs) {
    long endNs = ended == null ? journalEndNs : endedAtNs();
    Resolution resolution = resolution(endNs);
    return new RecordedCall(
        index,
        order.leadId(),
        order.attempt(),
        originatedAtNs,
        order.ringTimeoutMs(),
        since(originatedAtNs, ringingAtNs),
        resolution == Resolution.ANSWERED
            ? Span.whole(answeredAtNs - originatedAtNs)
            : new Span(endNs - originatedAtNs, resolution == Resolution.REFUSED),
        resolution,
        ended == null ? Outcome.UNKNOWN : ended.outcome(),
        ended == null ? 0 : ended.cause(),
        ended == null ? 0 : ended.sipStatus(),
        patience(endNs),
        connectNs(endNs),
        talked() ? new Span(endNs - connectedAtNs, ended != null && !cutByUs()) : null,
        talked() ? (wrap == null ? Span.atLeast(Math.max(0, journalEndNs - endNs)) : wrap) : null,
        wrapEndedByTimer,
        ended == null ? -1 : since(hangupSentAtNs, endNs),
        ended == null ? -1 : since(messageSentAtNs, endNs),
        machineSaidAfterNs);
  }

  /** A connect that the call's end forestalled would have taken longer. */
  private long connectNs(long endNs) {
    if (connectSentAtNs == 0) return -1;
    return talked() ? connectedAtNs - connectSentAtNs : endNs - connectSentAtNs + 1;
  }

  private boolean cutByUs() {
    return !endedByAgent && (hangupSentAtNs != 0 || hungUpByUs);
  }

  private Resolution resolution(long endNs) {
    if (answeredAtNs != 0) return Resolution.ANSWERED;
    if (ended == null
        || ended.outcome() == Outcome.CANCELLED
        || ended.outcome() == Outcome.UNKNOWN
        || hangupSentAtNs != 0) return Resolution.UNSEEN;
    boolean lateEnough =
        order.ringTimeoutMs() > 0 && endNs - originatedAtNs >= (order.ringTimeoutMs() - 1) * MS;
    return lateEnough && ended.outcome() == Outcome.NO_ANSWER
        ? Resolution.TIMED_OUT
        : Resolution.REFUSED;
  }

  private Span patience(long endNs) {
    if (answeredAtNs == 0) return null;
    if (talked()) return Span.atLeast(connectedAtNs - answeredAtNs);
    if (messageSentAtNs != 0) return Span.atLeast(messageSentAtNs - answeredAtNs);
    return new Span(endNs - answeredAtNs, ended != null && !cutByUs());
  }

  private static long since(long fromNs, long atNs) {
    return fromNs == 0 || atNs == 0 ? -1 : atNs - fromNs;
  }
}
