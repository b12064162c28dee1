package org.pacekeeper.campaign;

import java.util.ArrayDeque;
import java.util.List;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.event.CallerIdMemory;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.predict.FallTest;
import org.pacekeeper.predict.OwnPast;

/**
 * One number that is shown to callees: what it was used for today, how it is answered, and whether
 * it rests. Rests end by themselves; after one it is on trial. Core thread only; times are epoch
 * ns.
 */
final class CallerId {
  private static final long MS = 1_000_000L;

  /** On trial a number is shown for one call where its peers are for so many. */
  private static final double TRIAL_STRIDE = 5;

  /** Answers by it and its peers after which one counts half in the figures for people. */
  private static final double HALF_LIFE_ANSWERS = 1_000;

  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE_ANSWERS);

  Shown shown;
  final String pool;

  /** Calls today, weighed: whoever has the lowest is next. */
  double pass;

  private int callsToday;
  private double answered;
  private double expected;
  private final FallTest fall = new FallTest();
  final OwnPast past = new OwnPast();
  private final ArrayDeque<Long> blockedAtNs = new ArrayDeque<>();
  private long blocked;
  private long restsUntilNs;
  private String because = "";
  private int trialLeft;

  CallerId(Shown shown, String pool) {
    this.shown = shown;
    this.pool = pool;
  }

  long number() {
    return shown.phone().digits();
  }

  boolean rests(long nowNs) {
    return nowNs < restsUntilNs;
  }

  boolean isSpent() {
    return shown.callsPerDayMax() > 0 && callsToday >= shown.callsPerDayMax();
  }

  boolean isUsable(long nowNs) {
    return !rests(nowNs) && !isSpent();
  }

  /** Whether it rests, or its rest is over and it was not looked at since. */
  boolean isResting() {
    return restsUntilNs != 0;
  }

  /** Whether how it is answered tells what is usual. */
  boolean isSound() {
    return restsUntilNs == 0 && trialLeft == 0;
  }

  /** When it may be shown again; now when it may. */
  long usableAtNs(long nowNs, long dayEndNs) {
    long at = rests(nowNs) ? restsUntilNs : nowNs;
    return isSpent() ? Math.max(at, dayEndNs) : at;
  }

  /** The longest of its prefixes that the callee's number begins with; null when none does. */
  String prefixOf(String callee) {
    if (shown.serves().isEmpty()) return "";
    String longest = null;
    for (String prefix : shown.serves())
      if (callee.startsWith(prefix) && (longest == null || prefix.length() > longest.length()))
        longest = prefix;
    return longest;
  }

  /**
   * It is shown for a call.
   *
   * @param weight of its part of the calls
   */
  void use(double weight) {
    callsToday++;
    pass += (trialLeft > 0 ? TRIAL_STRIDE : 1) / weight;
  }

  void newDay() {
    callsToday = 0;
    pass = 0;
  }

  /** The time of its rest is over: on trial from here. */
  boolean isRestOver(long nowNs) {
    return restsUntilNs != 0 && nowNs >= restsUntilNs;
  }

  /**
   * @param notBefore its place in the rotation: those who went on in the meantime are not overtaken
   */
  void tryAgain(Rests rests, double notBefore) {
    restsUntilNs = 0;
    because = "";
    trialLeft = rests.trialCalls();
    if (trialLeft > 0) fall.onTrial();
    pass = Math.max(pass, notBefore);
  }

  /** Whether with this refusal for the caller id it has had too many. */
  boolean block(Rests rests, long nowNs) {
    blocked++;
    if (rests.blockedMax() <= 0) return false;
    long sinceNs = nowNs - rests.blockedWithinMs() * MS;
    while (!blockedAtNs.isEmpty() && blockedAtNs.peek() <= sinceNs) blockedAtNs.poll();
    blockedAtNs.add(nowNs);
    while (blockedAtNs.size() > rests.blockedMax()) blockedAtNs.poll();
    // One on trial has been refused before: half as many suffice.
    int most = trialLeft > 0 ? (rests.blockedMax() + 1) / 2 : rests.blockedMax();
    return blockedAtNs.size() >= most;
  }

  /**
   * A person has answered it or one of its peers; returns whether it has clearly fallen.
   *
   * @param own whether it was shown to that person
   * @param share of the calls of it and its peers that showed it
   */
  boolean judge(boolean own, double share) {
    answered = answered * KEEP + (own ? 1 : 0);
    expected = expected * KEEP + share;
    fall.answered(own, share);
    return fall.hasFallen();
  }

  /** One call of a trial is known; returns whether the trial is over with it. */
  boolean tried() {
    if (trialLeft == 0) return false;
    trialLeft--;
    if (trialLeft == 0) fall.clear();
    return trialLeft == 0;
  }

  void rest(long untilNs, String reason) {
    restsUntilNs = untilNs;
    because = reason;
    trialLeft = 0;
    blockedAtNs.clear();
    fall.clear();
  }

  String fallInWords() {
    return fall.inWords();
  }

  CallerIdView view(long nowNs, boolean dayIsOver) {
    return new CallerIdView(
        pool,
        shown.phone().e164(),
        shown.attestation(),
        shown.serves(),
        dayIsOver ? 0 : callsToday,
        shown.callsPerDayMax(),
        answered,
        expected,
        blocked,
        rests(nowNs) ? restsUntilNs : 0,
        rests(nowNs) ? because : "",
        trialLeft,
        past.inWords());
  }

  CallerIdMemory.Number memory() {
    return new CallerIdMemory.Number(
        number(),
        callsToday,
        pass,
        answered,
        expected,
        fall.memory(),
        List.copyOf(blockedAtNs),
        blocked,
        restsUntilNs,
        because,
        trialLeft,
        past.memory());
  }

  void restore(CallerIdMemory.Number from) {
    callsToday = from.callsToday();
    pass = from.pass();
    answered = from.answered();
    expected = from.expected();
    fall.restore(from.fall());
    blockedAtNs.addAll(from.blockedAtNs());
    blocked = from.blocked();
    restsUntilNs = from.restsUntilNs();
    because = from.because();
    trialLeft = from.trialLeft();
    past.restore(from.past());
  }

  /** Takes over what is known of the same number under other settings. */
  static CallerId like(CallerId known, Shown shown, String pool) {
    CallerId other = new CallerId(shown, pool);
    if (known != null) other.restore(known.memory());
    return other;
  }
}
