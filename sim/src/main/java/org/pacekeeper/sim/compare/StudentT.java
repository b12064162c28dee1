package org.pacekeeper.sim.compare;

/** Quantiles of Student's t distribution for intervals of 95 %, from the usual table. */
final class StudentT {
  /** By degrees of freedom, from 1 on. */
  private static final double[] QUANTILE_975 = {
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788,
    2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639,
    2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423
  };

  private static final double NORMAL_975 = 1.959964;

  private StudentT() {}

  /**
   * Beyond the table by the expansion of Cornish and Fisher, which is right to four digits there.
   *
   * @param degrees of freedom, at least 1
   */
  static double quantile975(int degrees) {
    if (degrees <= QUANTILE_975.length) return QUANTILE_975[degrees - 1];
    double z = NORMAL_975;
    double first = (Math.pow(z, 3) + z) / 4;
    double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
    return z + first / degrees + second / ((double) degrees * degrees);
  }
}
