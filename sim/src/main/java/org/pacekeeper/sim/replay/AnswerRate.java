package org.pacekeeper.sim.replay;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/**
 * How the share of answers changed with the time of the dial and with the attempt's number, as
 * factors on the mean; 1 where the differences are no larger than chance makes them (chi square,
 * one in a hundred). Times are those of the journal. Immutable; any thread.
 */
final class AnswerRate {
  /** Dials that make a stretch of time worth its own figure. */
  private static final int PER_STRETCH = 200;

  private static final int STRETCHES_MAX = 24;
  private static final int ATTEMPTS_MAX = 4;

  /** So many dials at the mean are mixed into every figure. */
  private static final double SHRINKAGE = 50;

  private static final double NORMAL_99 = 2.326;

  /** Ends of all stretches but the last, epoch ns. */
  private final long[] stretchEndsNs;

  private final double[] byStretch;
  private final double[] byAttempt;

  private AnswerRate(long[] stretchEndsNs, double[] byStretch, double[] byAttempt) {
    this.stretchEndsNs = stretchEndsNs;
    this.byStretch = byStretch;
    this.byAttempt = byAttempt;
  }

  /**
   * @param calls in the order in which they were placed
   * @param weights of the calls, above 0
   */
  static AnswerRate of(List<RecordedCall> calls, double[] weights) {
    List<RecordedCall> known =
        calls.stream()
            .filter(
                call ->
                    call.resolution() != Resolution.UNSEEN
                        && call.resolution() != Resolution.UNSENT)
            .toList();
    int stretches = Math.max(1, Math.min(STRETCHES_MAX, known.size() / PER_STRETCH));
    long[] ends = new long[stretches - 1];
    for (int i = 0; i < ends.length; i++)
      ends[i] = known.get((i + 1) * known.size() / stretches).originatedAtNs();
    return new AnswerRate(
        ends,
        factors(known, weights, stretches, call -> stretch(ends, call.originatedAtNs())),
        factors(known, weights, ATTEMPTS_MAX, call -> attempt(call.attempt())));
  }

  private static double[] factors(
      List<RecordedCall> calls, double[] weights, int groups, ToIntFunction<RecordedCall> group) {
    double[] answered = new double[groups];
    double[] dialed = new double[groups];
    for (RecordedCall call : calls) {
      int of = group.applyAsInt(call);
      dialed[of] += weights[call.index()];
      if (call.resolution() == Resolution.ANSWERED) answered[of] += weights[call.index()];
    }
    double mean = Arrays.stream(answered).sum() / Math.max(1e-9, Arrays.stream(dialed).sum());
    double[] factors = new double[groups];
    Arrays.fill(factors, 1);
    if (!differ(answered, dialed, mean)) return factors;
    for (int i = 0; i < groups; i++)
      factors[i] = (answered[i] + SHRINKAGE * mean) / (dialed[i] + SHRINKAGE) / mean;
    return factors;
  }

  private static boolean differ(double[] answered, double[] dialed, double mean) {
    if (mean <= 0 || mean >= 1) return false;
    double square = 0;
    int groups = 0;
    for (int i = 0; i < dialed.length; i++) {
      if (dialed[i] < SHRINKAGE) continue;
      double off = answered[i] - dialed[i] * mean;
      square += off * off / (dialed[i] * mean * (1 - mean));
      groups++;
    }
    return groups > 1 && square > chiSquare99(groups - 1);
  }

  /** By Wilson and Hilferty 1931. */
  static double chiSquare99(int degrees) {
    double part = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - part + NORMAL_99 * Math.sqrt(part), 3);
  }

  /**
   * Times the share of answers.
   *
   * @param atNs of the originate, epoch ns
   * @param number of the attempt, from 1
   */
  double factor(long atNs, int number) {
    return byStretch[stretch(stretchEndsNs, atNs)] * byAttempt[attempt(number)];
  }

  /** By the attempt's number, from the first; the last one holds for all later. */
  double[] byAttempt() {
    return byAttempt.clone();
  }

  /** By stretches of time. */
  double[] byStretch() {
    return byStretch.clone();
  }

  /** Ends of all stretches but the last, epoch ns. */
  long[] stretchEndsNs() {
    return stretchEndsNs.clone();
  }

  private static int stretch(long[] endsNs, long atNs) {
    int found = 0;
    while (found < endsNs.length && endsNs[found] <= atNs) found++;
    return found;
  }

  private static int attempt(int number) {
    return Math.min(number, ATTEMPTS_MAX) - 1;
  }
}
