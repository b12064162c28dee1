package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the value of a parameter that makes the most of the limit. Pure but for the trials. */
final class Search {
  /** What a value came to, on average. */
  record Point(double value, double utilization, double abandonFraction) {
    boolean isWithin(double abandonFractionMax) {
      return abandonFraction <= abandonFractionMax;
    }
  }

  /** Tries values; the points are in their order. */
  @FunctionalInterface
  interface Trials {
    List<Point> at(List<Double> values) throws InterruptedException;
  }

  /** Two values between which the limit is reached. */
  record Bracket(double within, double beyond) {}

  /** Parts of the limit: what is aimed at, and what is close enough. */
  private static final double AIM = 0.995;

  private static final double CLOSE = 0.985;
  private static final int SHARES_MAX = 6;

  private Search() {}

  /**
   * Halves, in ratio, an interval in which the abandon fraction rises with the value.
   *
   * @param low taken to be within the limit
   * @param high taken to be beyond it
   * @param ratio of the ends at which to stop, above 1
   */
  static Bracket halve(
      double low, double high, double ratio, double abandonFractionMax, Trials trials)
      throws InterruptedException {
    double within = low;
    double beyond = high;
    while (beyond / within > ratio) {
      double middle = Tunable.rounded(Math.sqrt(within * beyond));
      if (middle <= within || middle >= beyond) break;
      if (tryOne(middle, trials).isWithin(abandonFractionMax)) within = middle;
      else beyond = middle;
    }
    return new Bracket(within, beyond);
  }

  /**
   * The share, from 0 to 1, at which the limit is all but used up, by drawing lines: what is tried
   * changes almost evenly with it.
   *
   * @param none at 0, within the limit
   * @param all at 1, beyond it
   * @return the largest share tried that is within the limit
   */
  static Point shareWithin(Point none, Point all, double abandonFractionMax, Trials trials)
      throws InterruptedException {
    Point within = none;
    Point beyond = all;
    double aim = AIM * abandonFractionMax;
    for (int i = 0; i < SHARES_MAX && within.abandonFraction < CLOSE * abandonFractionMax; i++) {
      double slope =
          (beyond.abandonFraction - within.abandonFraction) / (beyond.value - within.value);
      double share =
          Tunable.rounded(within.value + Math.max(0, aim - within.abandonFraction) / slope);
      if (share <= within.value || share >= beyond.value) break;
      Point tried = tryOne(share, trials);
      if (tried.isWithin(abandonFractionMax)) {
        within = tried;
      } else {
        beyond = tried;
        aim -= (1 - AIM) * abandonFractionMax;
      }
    }
    return within;
  }

  static Point tryOne(double value, Trials trials) throws InterruptedException {
    return trials.at(List.of(value)).get(0);
  }

  /**
   * Values at even ratios, then again and again the middles on both sides of the best one.
   *
   * @return all that was tried, by value
   */
  static List<Point> gridThenRefine(
      double min, double max, int grid, int rounds, double abandonFractionMax, Trials trials)
      throws InterruptedException {
    NavigableMap<Double, Point> tried = new TreeMap<>();
    for (Point point : trials.at(grid(min, max, grid))) tried.put(point.value, point);
    for (int round = 0; round < rounds; round++) {
      double best =
          best(List.copyOf(tried.values()), abandonFractionMax).map(Point::value).orElse(min);
      List<Double> middles = new ArrayList<>();
      for (Double beside : new Double[] {tried.lowerKey(best), tried.higherKey(best)}) {
        if (beside == null) continue;
        double middle = Tunable.rounded(Math.sqrt(beside * best));
        if (!tried.containsKey(middle)) middles.add(middle);
      }
      if (middles.isEmpty()) break;
      for (Point point : trials.at(middles)) tried.put(point.value, point);
    }
    return List.copyOf(tried.values());
  }

  /** So many values at even ratios, both ends among them. */
  static List<Double> grid(double min, double max, int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++)
      values.add(Tunable.rounded(min * Math.pow(max / min, (double) i / (count - 1))));
    return values.stream().distinct().toList();
  }

  /** The highest utilization within the limit; among equals the one with fewer abandoned. */
  static Optional<Point> best(List<Point> points, double abandonFractionMax) {
    return points.stream()
        .filter(point -> point.isWithin(abandonFractionMax))
        .max(
            Comparator.comparingDouble(Point::utilization)
                .thenComparing(Comparator.comparingDouble(Point::abandonFraction).reversed()));
  }
}
