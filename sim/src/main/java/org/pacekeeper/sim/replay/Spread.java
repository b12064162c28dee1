package org.pacekeeper.sim.replay;

import org.pacekeeper.sim.compare.Estimate;

/**
 * What several runs say of a figure of one more: their mean, and the bounds within which 95 % of
 * single runs lie, by Student's t. What would have been is one run, not the mean of many.
 *
 * @param low the mean itself when there is one run, or all are alike
 */
public record Spread(double mean, double low, double high) {

  /**
   * @param values one a run, at least one
   */
  static Spread of(double... values) {
    Estimate mean = Estimate.of(values);
    // that of the mean holds the root of n less than that of one more value
    double half = values.length == 1 ? 0 : mean.halfWidth() * Math.sqrt(values.length + 1.0);
    return new Spread(mean.mean(), mean.mean() - half, mean.mean() + half);
  }

  static Spread exactly(double value) {
    return new Spread(value, value, value);
  }

  /** Whether it has no width. */
  boolean isExact() {
    return low == high;
  }
}
