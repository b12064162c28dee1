package org.pacekeeper.predict;

/**
 * {@link Shortfall} for large counts: the surplus of agents is taken for normal with a continuity
 * correction and, since what matters lies in the tail, corrected for its skewness (the first term
 * of the Edgeworth series; Feller, An Introduction to Probability Theory, volume 2, XVI.4). Cost
 * does not depend on the counts.
 */
public final class NormalShortfall implements Shortfall {
  private final int horizons;
  private final double[] callMean;
  private final double[] callVariance;
  private final double[] callSkew;
  private final double[] agentMean;
  private final double[] agentVariance;
  private final double[] agentSkew;

  public NormalShortfall(int horizons) {
    this.horizons = horizons;
    callMean = new double[horizons];
    callVariance = new double[horizons];
    callSkew = new double[horizons];
    agentMean = new double[horizons];
    agentVariance = new double[horizons];
    agentSkew = new double[horizons];
  }

  @Override
  public void clearCalls() {
    clear(callMean, callVariance, callSkew);
  }

  @Override
  public void calls(int count, double[] answered) {
    add(count, answered, callMean, callVariance, callSkew);
  }

  @Override
  public void arrivals(double shape, double[] ratio) {
    for (int g = 0; g < horizons; g++) {
      double mean = shape * ratio[g];
      double variance = mean * (1 + ratio[g]);
      callMean[g] += mean;
      callVariance[g] += variance;
      callSkew[g] += variance * (1 + 2 * ratio[g]);
    }
  }

  @Override
  public void clearAgents() {
    clear(agentMean, agentVariance, agentSkew);
  }

  @Override
  public void agents(int count, double[] free) {
    add(count, free, agentMean, agentVariance, agentSkew);
  }

  private static void clear(double[] mean, double[] variance, double[] skew) {
    for (int g = 0; g < mean.length; g++) mean[g] = variance[g] = skew[g] = 0;
  }

  private static void add(int count, double[] p, double[] mean, double[] variance, double[] skew) {
    for (int g = 0; g < mean.length; g++) {
      double v = p[g] * (1 - p[g]);
      mean[g] += count * p[g];
      variance[g] += count * v;
      skew[g] += count * v * (1 - 2 * p[g]);
    }
  }

  @Override
  public double risk(int idle, int waiting) {
    double risk = 0;
    for (int g = 0; g < horizons; g++) {
      double mean = idle - waiting + agentMean[g] - callMean[g];
      double variance = callVariance[g] + agentVariance[g];
      double third = agentSkew[g] - callSkew[g];
      risk += atMostZero(mean, variance, third);
    }
    return risk / horizons;
  }

  /** P(X ≤ 0) of a whole number X with these cumulants. */
  private static double atMostZero(double mean, double variance, double third) {
    if (variance < 1e-6) return mean < 0.5 ? 1 : 0;
    double sd = Math.sqrt(variance);
    double z = (0.5 - mean) / sd;
    double skewness = third / (variance * sd);
    double risk = Normal.atMost(z) - skewness / 6 * (z * z - 1) * Normal.density(z);
    return Math.max(0, Math.min(1, risk));
  }
}
