package org.pacekeeper.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.pacekeeper.event.CallerIdMemory;

/**
 * Of the latest calls that are alike (same campaign, same part of the numbers called, same attempt)
 * how many showed which number. Old calls are forgotten, for all numbers alike. Core thread only.
 */
public final class CallShares {
  /** Calls after which one counts half. */
  private static final double HALF_LIFE_CALLS = 200;

  private static final double GROWTH = StrictMath.pow(2, 1 / HALF_LIFE_CALLS);

  /** Newer calls weigh more instead of older ones less; made small again above this. */
  private static final double WEIGHT_MAX = 1e9;

  /** Fewer calls that showed others, and nothing can be said. */
  static final double OTHERS_MIN = 30;

  private final Map<Long, Double> calls = new TreeMap<>();
  private double weight = 1;

  /** How a call that showed the number ended is known. */
  public void called(long number) {
    calls.merge(number, weight, Double::sum);
    weight *= GROWTH;
    if (weight < WEIGHT_MAX) return;
    double by = weight;
    calls.replaceAll((each, sum) -> sum / by);
    weight = 1;
  }

  /** What is known of a number counts no longer. */
  public void forget(long number) {
    calls.remove(number);
  }

  /** Those shown. */
  public Set<Long> numbers() {
    return calls.keySet();
  }

  /**
   * The part of the calls that showed a number, of these and those that showed the others.
   *
   * @param counts which of the others count
   * @return NaN while the others are too few
   */
  public double share(long number, LongPredicate counts) {
    double others = 0;
    for (Map.Entry<Long, Double> each : calls.entrySet())
      if (each.getKey() != number && counts.test(each.getKey())) others += each.getValue();
    if (others < OTHERS_MIN * weight) return Double.NaN;
    double own = calls.getOrDefault(number, 0.0);
    return own / (own + others);
  }

  public CallerIdMemory.Group memory(String key) {
    List<CallerIdMemory.Share> kept = new ArrayList<>();
    calls.forEach((number, sum) -> kept.add(new CallerIdMemory.Share(number, sum)));
    return new CallerIdMemory.Group(key, weight, kept);
  }

  public static CallShares of(CallerIdMemory.Group from) {
    CallShares shares = new CallShares();
    shares.weight = from.weight();
    for (CallerIdMemory.Share each : from.shares()) shares.calls.put(each.digits(), each.calls());
    return shares;
  }
}
