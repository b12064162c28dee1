package org.pacekeeper.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pacekeeper.event.CallerIdMemory;

/**
 * Whether a number that is shown alone is answered clearly less often than it used to be: a
 * cumulative sum of log likelihood ratios (Page 1954, Biometrika 41:100-115), of every call, of
 * half its own rate against the same rate. The rate is that of calls of the same kind, remembered
 * much longer than a fall takes to show. Unlike {@link FallTest} it cannot tell a fallen number
 * from a worse list or a worse hour, so it is only good for an alarm. Core thread only.
 */
public final class OwnPast {
  private static final double FALLEN_TO = 0.5;

  /**
   * Calls after which one counts half. A fall of 20 % to 7.5 % (marked as spam) shows after some
   * 200 calls: the memory has hardly moved by then. A new usual is the usual after some thousands.
   */
  private static final double HALF_LIFE_CALLS = 5_000;

  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE_CALLS);

  /** Fewer answers, remembered, and nothing can be said: the rate is known to a tenth then. */
  static final double ANSWERS_MIN = 100;

  /** Calls of one kind, with forgetting. */
  private static final class Rate {
    private double calls;
    private double answers;
  }

  private final Map<String, Rate> rates = new TreeMap<>();
  private double evidence;

  /** Its answers, and what its calls used to bring, since nothing spoke for a fall. */
  private double own;

  private double worth;
  private boolean fallen;

  /**
   * It is known whether a person answers a call.
   *
   * @param kind of calls that are alike
   * @param alone whether there was no other number to hold it against, so that it is judged by this
   * @return whether with it the number has fallen, or is as it was again
   */
  public boolean called(String kind, boolean answered, boolean alone) {
    Rate rate = rates.computeIfAbsent(kind, k -> new Rate());
    boolean before = fallen;
    if (!alone) clear();
    else if (rate.answers >= ANSWERS_MIN) judge(rate.answers / rate.calls, answered);
    rate.calls = rate.calls * KEEP + 1;
    rate.answers = rate.answers * KEEP + (answered ? 1 : 0);
    return fallen != before;
  }

  private void judge(double usual, boolean answered) {
    double chance = Math.min(usual, 0.99);
    double ratio = answered ? FALLEN_TO : (1 - FALLEN_TO * chance) / (1 - chance);
    // Among peers the alarm counts in answers, here in calls, of which one in so many is answered.
    double alarm = FallTest.ALARM - StrictMath.log(chance);
    evidence = Math.min(alarm, Math.max(0, evidence + StrictMath.log(ratio)));
    if (answered) own++;
    worth += chance;
    if (evidence >= alarm) fallen = true;
    if (evidence == 0) clear();
  }

  public boolean hasFallen() {
    return fallen;
  }

  /** Nothing speaks for a fall any more; what is usual is kept. */
  public void clear() {
    evidence = 0;
    own = 0;
    worth = 0;
    fallen = false;
  }

  /** What speaks for a fall, for people; empty when it has not fallen. */
  public String inWords() {
    if (!fallen) return "";
    return Math.round(own) + " answers where its calls used to bring " + Math.round(worth);
  }

  /** What is to be told when {@link #called} says that something has changed. */
  public String told() {
    return fallen
        ? "is answered less often than before: " + inWords()
        : "is answered as before, or has peers again";
  }

  public CallerIdMemory.Past memory() {
    List<CallerIdMemory.Usual> kept = new ArrayList<>();
    rates.forEach((kind, of) -> kept.add(new CallerIdMemory.Usual(kind, of.calls, of.answers)));
    return new CallerIdMemory.Past(evidence, own, worth, fallen, kept);
  }

  /**
   * @param from null in a checkpoint from before there was any
   */
  public void restore(CallerIdMemory.Past from) {
    if (from == null) return;
    evidence = from.evidence();
    own = from.own();
    worth = from.worth();
    fallen = from.fallen();
    for (CallerIdMemory.Usual each : from.usual()) {
      Rate rate = new Rate();
      rate.calls = each.calls();
      rate.answers = each.answers();
      rates.put(each.kind(), rate);
    }
  }
}
