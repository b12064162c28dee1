package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.event.CallerIdMemory;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/**
 * Chooses the number that a callee is shown. Of those that may be shown (no rest, calls of the day
 * left, never refused by this callee, a trunk open for it) the ones with the longest prefix of the
 * callee's number, and of these the one used least today next to its cap; among equals the first in
 * the pool. No chance is drawn. Core thread only; times are epoch ns.
 */
public final class CallerIds {
  private static final long MS = 1_000_000L;
  private static final long SECOND_NS = 1_000_000_000L;

  /** A callee whom no number serves is looked at again when somebody may have added one. */
  private static final long UNSERVED_NS = 24 * 3600 * SECOND_NS;

  /** Is told when a number begins to rest and when it is tried again. */
  @FunctionalInterface
  public interface Listener {
    void changed(String about, boolean begins, String text);
  }

  /**
   * What a callee is shown, or why nothing.
   *
   * @param number null for nothing
   * @param trunks over which the number may be shown; none for any
   * @param linesOnly only the trunks stand in the way
   * @param untilNs when it is to be tried again, else 0
   */
  public record Choice(
      PhoneNumber number, List<String> trunks, boolean linesOnly, long untilNs, String reason) {}

  private final Listener listener;
  private final Map<String, CallerIdPool> pools = new LinkedHashMap<>();
  private final Map<String, String> poolOf = new TreeMap<>();
  private final Map<String, Long> dayEndNs = new TreeMap<>();

  /** By E.164 text. */
  private final Map<String, CallerId> numbers = new LinkedHashMap<>();

  private final RefusedNumbers refused = new RefusedNumbers();
  private final CallerIdJudge judge = new CallerIdJudge(digits -> ofNumber(digits));

  public CallerIds(Listener listener) {
    this.listener = listener;
  }

  /** A pool of this name replaces another; what is known of its numbers is kept. */
  public void configure(CallerIdPool pool) {
    pools.put(pool.name(), pool);
    dayEndNs.putIfAbsent(pool.name(), Long.MIN_VALUE);
    List<String> named = pool.numbers().stream().map(each -> each.phone().e164()).toList();
    numbers
        .entrySet()
        .removeIf(of -> of.getValue().pool.equals(pool.name()) && !named.contains(of.getKey()));
    for (Shown shown : pool.numbers())
      numbers.put(
          shown.phone().e164(),
          CallerId.like(numbers.get(shown.phone().e164()), shown, pool.name()));
  }

  /** Which pool a campaign shows numbers of; empty for none. */
  public void configure(String campaign, String pool) {
    if (pool.isEmpty()) poolOf.remove(campaign);
    else poolOf.put(campaign, pool);
  }

  /** Whether the campaign shows numbers of a pool. */
  public boolean governs(String campaign) {
    return poolOf.containsKey(campaign);
  }

  /** How many numbers may be shown now; -1 when the campaign shows none of a pool. */
  public int usable(String campaign, long nowNs) {
    CallerIdPool pool = pool(campaign);
    if (pool == null) return -1;
    advance(pool, nowNs);
    int usable = 0;
    for (Shown each : pool.numbers()) if (of(each).isUsable(nowNs)) usable++;
    return usable;
  }

  private CallerIdPool pool(String campaign) {
    String name = poolOf.get(campaign);
    if (name == null) return null;
    CallerIdPool pool = pools.get(name);
    return pool == null
        ? new CallerIdPool(name, "", List.of(), new CallerIdPool.Rests(0, 0, 0, 0, 0))
        : pool;
  }

  private CallerId ofNumber(long digits) {
    return numbers.get("+" + digits);
  }

  private CallerId of(Shown shown) {
    return numbers.get(shown.phone().e164());
  }

  /** Lets a day end, and rests. */
  private void advance(CallerIdPool pool, long nowNs) {
    Long end = dayEndNs.get(pool.name());
    if (end == null) return;
    if (nowNs >= end) {
      dayEndNs.put(pool.name(), PoolDay.endNs(pool.zone(), nowNs));
      for (Shown each : pool.numbers()) of(each).newDay();
    }
    for (Shown each : pool.numbers()) {
      CallerId number = of(each);
      if (!number.isRestOver(nowNs)) continue;
      number.tryAgain(pool.rests(), leastPass(pool, number, nowNs));
      listener.changed(about(number), false, "has rested, is tried again");
    }
  }

  private double leastPass(CallerIdPool pool, CallerId but, long nowNs) {
    double least = Double.MAX_VALUE;
    for (Shown each : pool.numbers()) {
      CallerId other = of(each);
      if (other != but && other.isUsable(nowNs)) least = Math.min(least, other.pass);
    }
    return least == Double.MAX_VALUE ? 0 : least;
  }

  private static String about(CallerId number) {
    return "caller id " + number.shown.phone().e164();
  }

  /**
   * The number to show this callee.
   *
   * @param open whether a call can be placed now over one of these trunks; of all for none
   */
  public Choice choose(
      String campaign, PhoneNumber callee, Predicate<List<String>> open, long nowNs) {
    CallerIdPool pool = pool(campaign);
    if (pool == null) throw new IllegalStateException("campaign " + campaign + ": shows no pool");
    advance(pool, nowNs);
    String digits = Long.toString(callee.digits());
    List<Long> never = refused.by(callee.digits());
    CallerId best = null;
    int bestLength = -1;
    long soonestNs = Long.MAX_VALUE;
    boolean linesOnly = false;
    for (Shown each : pool.numbers()) {
      CallerId number = of(each);
      String prefix = number.prefixOf(digits);
      if (prefix == null || never.contains(number.number())) continue;
      if (!number.isUsable(nowNs)) {
        soonestNs = Math.min(soonestNs, number.usableAtNs(nowNs, dayEndNs.get(pool.name())));
      } else if (!open.test(each.trunks())) {
        linesOnly = true;
      } else if (prefix.length() > bestLength
          || (prefix.length() == bestLength && number.pass < best.pass)) {
        best = number;
        bestLength = prefix.length();
      }
    }
    if (best != null) return new Choice(best.shown.phone(), best.shown.trunks(), false, 0, "");
    if (linesOnly)
      return new Choice(null, List.of(), true, 0, "no trunk is open for the caller ids left");
    if (soonestNs == Long.MAX_VALUE)
      return new Choice(
          null,
          List.of(),
          false,
          nowNs + UNSERVED_NS,
          "each caller id of pool " + pool.name() + " serves others or was refused by this number");
    return new Choice(
        null,
        List.of(),
        false,
        soonestNs,
        "every caller id for this number rests or has had its calls of the day");
  }

  /** A call that shows it is placed. */
  public void placed(PhoneNumber shown) {
    CallerId number = numbers.get(shown.e164());
    number.use(weight(pools.get(number.pool), number));
  }

  /** Those without a cap share like the one with the largest. */
  private static double weight(CallerIdPool pool, CallerId number) {
    if (number.shown.callsPerDayMax() > 0) return number.shown.callsPerDayMax();
    int largest = 1;
    for (Shown each : pool.numbers()) largest = Math.max(largest, each.callsPerDayMax());
    return largest;
  }

  /** A call has changed its state: counts once, when it is known whether a person answers. */
  public void callMoved(Call call, CallState from, long nowNs) {
    if (from == null || !from.inFlight() || call.state().inFlight()) return;
    CallerId number = numbers.get(call.callerId);
    if (number == null) return;
    boolean rests = number.rests(nowNs);
    if (call.outcome == Outcome.BLOCKED) {
      refused.add(call.lead.phone().digits(), number.number());
      if (number.block(rests(number), nowNs) && !rests)
        rest(number, rests(number).blockedRestMs(), "calls were refused for it", nowNs);
      return;
    }
    if (rests || !CallerIdJudge.tells(call)) return;
    boolean answered = call.state() == CallState.WAITING && call.heard != Heard.MACHINE;
    String prefix = number.prefixOf(Long.toString(call.lead.phone().digits()));
    if (prefix == null) prefix = "";
    for (CallerId fallen : judge.saw(number, call, prefix, answered, this::ownPastTold))
      rest(fallen, rests(fallen).fallenRestMs(), fallen.fallInWords(), nowNs);
    if (number.tried()) listener.changed(about(number), false, "is back among its peers");
  }

  /** Alone, it is not put to rest: nobody would be called any more. */
  private void ownPastTold(CallerId number) {
    if (rests(number).judgedAlone())
      listener.changed(about(number) + " alone", number.past.hasFallen(), number.past.told());
  }

  private void rest(CallerId number, long forMs, String reason, long nowNs) {
    if (forMs <= 0) return;
    number.rest(nowNs + forMs * MS, reason);
    judge.forget(number);
    listener.changed(about(number), true, "rests: " + reason);
  }

  private CallerIdPool.Rests rests(CallerId number) {
    return pools.get(number.pool).rests();
  }

  /** Why none may be shown, for people. */
  public String whyNone(String campaign, long nowNs) {
    CallerIdPool pool = pool(campaign);
    if (pool == null) return "";
    int resting = 0;
    int spent = 0;
    for (Shown each : pool.numbers()) {
      if (of(each).rests(nowNs)) resting++;
      else if (of(each).isSpent()) spent++;
    }
    int left = pool.numbers().size() - resting - spent;
    return "of the "
        + pool.numbers().size()
        + " caller ids of pool "
        + pool.name()
        + " "
        + resting
        + " rest and "
        + spent
        + " have had their calls of the day"
        + (left > 0 ? "; the others serve none of the leads at hand" : "");
  }

  /** All numbers, for other threads. */
  public List<CallerIdView> views(long nowNs) {
    List<CallerIdView> views = new ArrayList<>();
    for (CallerIdPool pool : pools.values())
      for (Shown each : pool.numbers())
        views.add(of(each).view(nowNs, nowNs >= dayEndNs.get(pool.name())));
    return views;
  }

  public CallerIdMemory checkpoint() {
    return new CallerIdMemory(
        List.copyOf(pools.values()),
        new TreeMap<>(poolOf),
        new TreeMap<>(dayEndNs),
        numbers.values().stream().map(CallerId::memory).toList(),
        judge.memory(),
        refused.memory());
  }

  /**
   * @param from null in a checkpoint from before there were any
   */
  public void restore(CallerIdMemory from) {
    if (from == null) return;
    from.pools().forEach(this::configure);
    poolOf.putAll(from.campaigns());
    dayEndNs.putAll(from.dayEndNs());
    for (CallerIdMemory.Number each : from.numbers()) {
      CallerId number = ofNumber(each.digits());
      if (number != null) number.restore(each);
    }
    judge.restore(from.groups());
    refused.restore(from.refused());
  }
}
