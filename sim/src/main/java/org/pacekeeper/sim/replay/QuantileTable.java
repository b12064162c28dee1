package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A distribution as the table of its quantiles, as scenarios read it: fraction and seconds.
 * Immutable.
 *
 * @param seconds at fractions that are as far from each other, from 0 to 1
 * @param count what it was fitted on
 * @param seen of these, how many ended
 */
record QuantileTable(List<Double> seconds, int count, int seen) {
  private static final int CELLS = 200;

  /** The last quantile: what is rarer is not told from what was recorded. */
  private static final double NEARLY_ALL = 0.9995;

  /** A length and how much of all has it. */
  record Mass(long ns, double mass) {}

  static QuantileTable of(Survival survival, long longestNs, int count, int seen) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i <= CELLS; i++) {
      long ns = survival.drawNs(Math.min((double) i / CELLS, NEARLY_ALL), -1);
      seconds.add(Math.min(ns, longestNs) * 1e-9);
    }
    return new QuantileTable(seconds, count, seen);
  }

  static QuantileTable of(List<Mass> masses, int count) {
    List<Mass> order = new ArrayList<>(masses);
    order.sort(Comparator.comparingLong(Mass::ns));
    double all = order.stream().mapToDouble(Mass::mass).sum();
    List<Double> seconds = new ArrayList<>();
    int at = 0;
    double upTo = order.get(0).mass();
    for (int i = 0; i <= CELLS; i++) {
      double wanted = all * Math.min((double) i / CELLS, NEARLY_ALL);
      while (upTo <= wanted && at < order.size() - 1) upTo += order.get(++at).mass();
      seconds.add(order.get(at).ns() * 1e-9);
    }
    return new QuantileTable(seconds, count, count);
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < CELLS; i++) sum += (seconds.get(i) + seconds.get(i + 1)) / 2;
    return sum / CELLS;
  }

  /** The file's lines. */
  List<String> lines(String what) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + what + ": fraction, seconds");
    for (int i = 0; i <= CELLS; i++)
      lines.add(String.format(Locale.ROOT, "%.3f,%.3f", (double) i / CELLS, seconds.get(i)));
    return lines;
  }
}
