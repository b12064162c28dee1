package org.pacekeeper.sim.compare;

/**
 * What several runs say of a figure.
 *
 * @param mean over the runs
 * @param halfWidth of the interval that covers the truth with 95 %, by Student's t; NaN when there
 *     is only one run
 */
public record Estimate(double mean, double halfWidth) {

  /**
   * @param values one a run, at least one
   */
  public static Estimate of(double... values) {
    double mean = mean(values);
    int n = values.length;
    if (n == 1) return new Estimate(mean, Double.NaN);
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    double standardError = Math.sqrt(squares / (n - 1) / n);
    return new Estimate(mean, StudentT.quantile975(n - 1) * standardError);
  }

  /**
   * How much more the first are than the second, pair by pair: what the seeds have in common falls
   * out.
   */
  public static Estimate ofDifferences(double[] values, double[] others) {
    if (values.length != others.length)
      throw new IllegalArgumentException(
          "pairs: " + values.length + " and " + others.length + " values, expected as many");
    double[] differences = new double[values.length];
    for (int i = 0; i < values.length; i++) differences[i] = values[i] - others[i];
    return of(differences);
  }

  private static double mean(double[] values) {
    if (values.length == 0) throw new IllegalArgumentException("no values: expected at least one");
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
  }
}
