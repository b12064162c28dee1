package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How long something lasts, from spans of which some were cut short: the product-limit estimator
 * (Kaplan and Meier 1958, JASA 53:457-481), weighted. Beyond the longest span whose end was seen it
 * goes on with the mean rate of all ends, or for ever. Immutable; any thread.
 */
final class Survival {
  static final long NEVER = Long.MAX_VALUE;

  /** Times at which spans ended, rising, and the share that lasts longer. */
  private final long[] atNs;

  private final double[] share;

  /** Mean length in the tail, ns; infinite when what lasts so long never ends. */
  private final double tailMeanNs;

  private Survival(long[] atNs, double[] share, double tailMeanNs) {
    this.atNs = atNs;
    this.share = share;
    this.tailMeanNs = tailMeanNs;
  }

  /**
   * @param weights of the spans, above 0
   * @param endless whether what lasts longer than any end that was seen never ends
   */
  static Survival of(List<Span> spans, double[] weights, boolean endless) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) order.add(i);
    order.sort(
        Comparator.comparingLong((Integer i) -> spans.get(i).ns())
            .thenComparing(i -> !spans.get(i).seen()));
    double atRisk = 0;
    double exposureNs = 0;
    double ends = 0;
    for (int i = 0; i < spans.size(); i++) {
      atRisk += weights[i];
      exposureNs += weights[i] * spans.get(i).ns();
      if (spans.get(i).seen()) ends += weights[i];
    }
    long[] atNs = new long[spans.size()];
    double[] share = new double[spans.size()];
    double left = 1;
    int count = 0;
    for (int i : order) {
      if (spans.get(i).seen()) {
        left *= Math.max(0, 1 - weights[i] / atRisk);
        atNs[count] = spans.get(i).ns();
        share[count++] = left;
      }
      atRisk -= weights[i];
    }
    if (count == spans.size() && count > 0) share[count - 1] = 0; // rounding
    double tailMeanNs = endless || ends == 0 ? Double.POSITIVE_INFINITY : exposureNs / ends;
    return new Survival(Arrays.copyOf(atNs, count), Arrays.copyOf(share, count), tailMeanNs);
  }

  /**
   * A length, given that it is longer than so much.
   *
   * @param luck uniform in [0,1)
   * @param beyondNs -1 when nothing is known
   * @return {@link #NEVER} when it has no end
   */
  long drawNs(double luck, long beyondNs) {
    int from = after(beyondNs);
    double lasting = (from == 0 ? 1 : share[from - 1]) * (1 - luck);
    int low = from;
    int high = atNs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (share[middle] <= lasting) high = middle;
      else low = middle + 1;
    }
    if (low < atNs.length) return atNs[low];
    return tailNs(from < atNs.length ? lasting / share[atNs.length - 1] : 1 - luck, beyondNs);
  }

  private long tailNs(double part, long beyondNs) {
    if (Double.isInfinite(tailMeanNs)) return NEVER;
    long startNs = Math.max(beyondNs, atNs.length == 0 ? 0 : atNs[atNs.length - 1]);
    return startNs + Math.round(-tailMeanNs * StrictMath.log(part));
  }

  /** The first end later than that. */
  private int after(long ns) {
    int low = 0;
    int high = atNs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atNs[middle] > ns) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
