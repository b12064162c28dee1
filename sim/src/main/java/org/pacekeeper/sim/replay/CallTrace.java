package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/**
 * One call while its journal is read; times are epoch ns, 0 for what has not happened. What the
 * engine learned from a node's list of channels happened while nobody looked: it is put where the
 * list leaves room for it. One thread.
 */
final class CallTrace {
  private static final long MS = 1_000_000L;

  private final int index;
  private final Originate order;
  private final OutageTrace outages;
  private final long originatedAtNs;
  private RecordAttempt ended;
  long ringingAtNs;
  long answeredAtNs;
  long connectSentAtNs;
  long connectedAtNs;
  long hangupSentAtNs;
  long messageSentAtNs;
  long skippedAtNs;
  boolean hungUpByUs;

  /** During which it ended; null when its end was seen, or has not come. */
  private Outage gone;

  /** The answer was not seen; when it came is known well enough. */
  private boolean answeredUnseen;

  /** The talk came to its end by what an agent asked: its length is the conversation's own. */
  private boolean endedByAgent;

  /** Promised to, or talking with. */
  String agent = "";

  private Span wrap;
  private boolean wrapEndedByTimer;
  private String said = "";
  private long saidAfterNs = -1;
  private long optOutAtNs;
  private Heard heard;
  private long pickedUpAtNs;
  private long heardAtNs;
  private long answerToldAtNs;
  private long reconnectSentAtNs;
  private final List<Long> reconnectsNs = new ArrayList<>();

  CallTrace(int index, Originate order, long atNs, OutageTrace outages) {
    this.index = index;
    this.order = order;
    this.originatedAtNs = atNs;
    this.outages = outages;
  }

  long callId() {
    return order.callId();
  }

  String node() {
    return order.node();
  }

  boolean talked() {
    return connectedAtNs != 0;
  }

  boolean isOver() {
    return ended != null;
  }

  void hungUp(Party by) {
    hungUpByUs = by == Party.ENGINE;
  }

  void hangupSent(String reason, long atNs) {
    if (hangupSentAtNs != 0) return;
    hangupSentAtNs = atNs;
    endedByAgent = reason.equals(Hangup.BY_AGENT);
  }

  /** The node's list lacks it: how and when it ended nobody saw. */
  void foundGone(Outage outage) {
    gone = outage;
  }

  /** The node's list has it picked up, and nothing was heard of that. */
  void foundAnswered(Outage outage) {
    if (answeredAtNs != 0) return;
    answeredUnseen = true;
    answeredAtNs = Math.max(outage.fromNs(), outage.backNs() - 1);
  }

  /** The node's list has it with the message that the node plays by itself, from just now on. */
  void foundTold(Outage outage) {
    long toldAtNs = Math.max(outage.fromNs(), outage.backNs() - 1);
    long holdNs = order.holdTimeoutMs() * MS;
    if (answeredAtNs == 0) {
      answeredUnseen = true;
      answeredAtNs = Math.max(outage.fromNs(), toldAtNs - holdNs);
    }
    if (messageSentAtNs == 0) messageSentAtNs = Math.max(answeredAtNs + holdNs, outage.fromNs());
  }

  void ended(RecordAttempt attempt) {
    ended = attempt;
    ringingAtNs = ifUnseen(attempt.ringingAtNs(), originatedAtNs);
    if (!answeredUnseen) answeredAtNs = attempt.answeredAtNs();
    connectedAtNs = ifUnseen(attempt.connectedAtNs(), connectSentAtNs);
  }

  /** What was learned from a list happened right after the node was seen last. */
  private long ifUnseen(long atNs, long olderNs) {
    if (atNs == 0) return 0;
    Outage outage = outages.learnedFrom(node(), olderNs, atNs);
    return outage == null ? atNs : outage.fromNs() + 1;
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

  /** The agent's first word on a call counts. */
  void said(String code, long atNs) {
    if (!said.isEmpty()) return;
    said = code;
    saidAfterNs = isOver() ? atNs - endedAtNs() : 0;
  }

  /** Detection listens from now on. */
  void pickedUp(long atNs) {
    if (pickedUpAtNs != 0) return;
    pickedUpAtNs = atNs;
    if (answeredAtNs == 0) answeredAtNs = atNs;
  }

  void heard(Heard what, long atNs) {
    pickedUp(atNs);
    if (heardAtNs != 0) return;
    heard = what;
    heardAtNs = atNs;
  }

  void answerTold(long atNs) {
    if (answeredAtNs == 0) answeredAtNs = atNs;
    if (answerToldAtNs == 0) answerToldAtNs = atNs;
  }

  void optedOut(long atNs) {
    if (optOutAtNs == 0) optOutAtNs = atNs;
  }

  /** The agent whose phone was lost has one again. */
  void reconnecting(long atNs) {
    reconnectSentAtNs = atNs;
  }

  void connected(long atNs) {
    if (!talked()) connectedAtNs = atNs;
    else if (reconnectSentAtNs != 0) reconnectsNs.add(atNs - reconnectSentAtNs);
    reconnectSentAtNs = 0;
  }

  /** What the journal, which ends then, says of it. */
  RecordedCall recorded(long journalEndNs) {
    long endNs =
        gone != null
            ? seenUntilNs(gone.fromNs())
            : ended != null
                ? ended.endedAtNs()
                : seenUntilNs(outages.lastSeenNs(node(), journalEndNs));
    boolean endSeen = ended != null && gone == null;
    Resolution resolution = resolution(endNs);
    return new RecordedCall(
        index,
        order.campaign(),
        order.leadId(),
        order.attempt(),
        originatedAtNs,
        order.ringTimeoutMs(),
        since(originatedAtNs, ringingAtNs),
        resolved(resolution, endNs),
        resolution,
        ended == null ? Outcome.UNKNOWN : ended.outcome(),
        ended == null ? 0 : ended.cause(),
        ended == null ? 0 : ended.sipStatus(),
        patience(endNs, endSeen),
        connectNs(endNs),
        talked() ? talk(endNs, endSeen) : null,
        talked() ? wrap(journalEndNs) : null,
        wrapEndedByTimer,
        endSeen ? since(hangupSentAtNs, endNs) : -1,
        ended == null ? -1 : since(messageSentAtNs, gone == null ? endNs : gone.backNs() - 1),
        List.copyOf(reconnectsNs),
        said,
        saidAfterNs,
        since(messageSentAtNs, optOutAtNs),
        gone == null ? -1 : Math.max(endNs, gone.backNs() - 1) - originatedAtNs,
        pickUp());
  }

  /** Whatever is known of it was seen. */
  private long seenUntilNs(long atNs) {
    return Math.max(
        Math.max(atNs, originatedAtNs),
        Math.max(ringingAtNs, Math.max(answeredAtNs, connectedAtNs)));
  }

  private Span resolved(Resolution resolution, long endNs) {
    return switch (resolution) {
      case ANSWERED -> Span.whole(answeredAtNs - originatedAtNs);
      case UNSENT -> Span.atLeast(skippedAtNs - originatedAtNs);
      case REFUSED -> Span.whole(endNs - originatedAtNs);
      case TIMED_OUT, UNSEEN -> Span.atLeast(endNs - originatedAtNs);
    };
  }

  /** Whoever is told that the agent does not come back would have talked on. */
  private Span talk(long endNs, boolean endSeen) {
    return messageSentAtNs == 0
        ? new Span(endNs - connectedAtNs, endSeen && !cutByUs())
        : Span.atLeast(Math.max(0, messageSentAtNs - connectedAtNs));
  }

  private RecordedCall.PickUp pickUp() {
    if (pickedUpAtNs == 0) return null;
    return new RecordedCall.PickUp(
        heard, since(pickedUpAtNs, heardAtNs), since(pickedUpAtNs, answerToldAtNs));
  }

  private Span wrap(long journalEndNs) {
    if (wrap != null) return wrap;
    return Span.atLeast(ended == null ? 0 : Math.max(0, journalEndNs - ended.endedAtNs()));
  }

  /** A connect that the call's end forestalled would have taken longer. */
  private long connectNs(long endNs) {
    if (connectSentAtNs == 0) return -1;
    return talked() ? connectedAtNs - connectSentAtNs : Math.max(0, endNs - connectSentAtNs) + 1;
  }

  private boolean cutByUs() {
    return !endedByAgent && (hangupSentAtNs != 0 || hungUpByUs);
  }

  private Resolution resolution(long endNs) {
    if (skippedAtNs != 0) return Resolution.UNSENT;
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

  private Span patience(long endNs, boolean endSeen) {
    if (answeredAtNs == 0) return null;
    if (heard == Heard.MACHINE && !talked()) return null;
    if (talked()) return Span.atLeast(Math.max(0, connectedAtNs - answeredAtNs));
    if (messageSentAtNs != 0) return Span.atLeast(Math.max(0, messageSentAtNs - answeredAtNs));
    return new Span(Math.max(0, endNs - answeredAtNs), endSeen && !cutByUs());
  }

  private static long since(long fromNs, long atNs) {
    return fromNs == 0 || atNs == 0 ? -1 : Math.max(0, atNs - fromNs);
  }
}
