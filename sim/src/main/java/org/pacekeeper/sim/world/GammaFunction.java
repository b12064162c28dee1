package org.pacekeeper.sim.world;

/** Euler's gamma function by Lanczos' approximation (g = 7, n = 9), good to 15 digits. */
final class GammaFunction {
  private static final double[] COEFFICIENTS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private GammaFunction() {}

  /** For arguments above 0.5. */
  static double of(double x) {
    double sum = COEFFICIENTS[0];
    for (int i = 1; i < COEFFICIENTS.length; i++) sum += COEFFICIENTS[i] / (x - 1 + i);
    double t = x + 6.5;
    return StrictMath.sqrt(2 * StrictMath.PI)
        * StrictMath.pow(t, x - 0.5)
        * StrictMath.exp(-t)
        * sum;
  }
}
