package org.pacekeeper.sim.report;

/** Exact bounds of a fraction (Clopper and Pearson 1934, Biometrika 26:404-413). */
final class Binomial {
  private static final double TAIL = 0.05;
  private static final int HALVINGS = 60;

  private Binomial() {}

  /**
   * The largest fraction under which so few hits still have a chance of 5 %; 1 when there were no
   * trials.
   */
  static double upper95(long hits, long trials) {
    if (trials == 0 || hits >= trials) return 1;
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(hits, trials, middle) > TAIL) low = middle;
      else high = middle;
    }
    return high;
  }

  /**
   * P(X ≤ hits) for X binomial; terms by their logarithms, so that large counts do not underflow.
   */
  private static double atMost(long hits, long trials, double p) {
    double logTerm = trials * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (long k = 1; k <= hits; k++) {
      logTerm += Math.log((double) (trials - k + 1) / k) + Math.log(p) - Math.log1p(-p);
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
