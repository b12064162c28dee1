package org.pacekeeper.predict;

/**
 * {@link Shortfall} by convolution: each count is a sum of independent trials (Poisson binomial).
 * Cost grows with the product of the counts, so it is for small ones. Calls and agents beyond the
 * room are left out, see {@link #fits}.
 */
public final class ExactShortfall implements Shortfall {
  private static final int CALLS_MAX = 96;
  private static final int AGENTS_MAX = 64;

  /** More calls from outside than this within a ring are for the other way to compute it. */
  private static final int ARRIVALS_MAX = 24;

  private static final double NEGLIGIBLE = 1e-9;

  private final int horizons;
  private final double[][] answered;
  private final double[][] free;
  private int calls;
  private int agents;

  public ExactShortfall(int horizons) {
    this.horizons = horizons;
    answered = new double[horizons][CALLS_MAX + 1];
    free = new double[horizons][AGENTS_MAX + 1];
    clearCalls();
    clearAgents();
  }

  /** Whether there is room for so many. */
  public static boolean fits(int calls, int agents) {
    return calls <= CALLS_MAX / 2 && agents <= AGENTS_MAX;
  }

  @Override
  public void clearCalls() {
    calls = 0;
    for (double[] chances : answered) chances[0] = 1;
  }

  @Override
  public void calls(int count, double[] chance) {
    for (int i = 0; i < count && calls < CALLS_MAX; i++, calls++)
      for (int g = 0; g < horizons; g++) convolve(answered[g], calls, chance[g]);
  }

  /** Whether so many, on average, are few enough. */
  public static boolean fitsArrivals(double mean) {
    return mean <= ARRIVALS_MAX / 6.0;
  }

  @Override
  public void arrivals(double shape, double[] ratio) {
    if (calls > 0)
      throw new IllegalStateException("calls are there: expected none before arrivals");
    int most = 0;
    for (int g = 0; g < horizons; g++) most = Math.max(most, fill(answered[g], shape, ratio[g]));
    calls = most;
  }

  /**
   * The chances of each number of arrivals, those beyond the room with the last; returns beyond
   * which number they do not matter.
   */
  private static int fill(double[] chances, double shape, double ratio) {
    double p = StrictMath.exp(-shape * StrictMath.log1p(ratio));
    double left = 1;
    int most = 0;
    for (int k = 0; k <= ARRIVALS_MAX; k++) {
      chances[k] = k == ARRIVALS_MAX ? Math.max(0, left) : p;
      if (left > NEGLIGIBLE) most = k;
      left -= p;
      p *= (shape + k) / (k + 1) * (ratio / (1 + ratio));
    }
    return most;
  }

  @Override
  public void clearAgents() {
    agents = 0;
    for (double[] chances : free) chances[0] = 1;
  }

  @Override
  public void agents(int count, double[] chance) {
    for (int i = 0; i < count && agents < AGENTS_MAX; i++, agents++)
      for (int g = 0; g < horizons; g++) convolve(free[g], agents, chance[g]);
  }

  /** One more trial to a sum of so many. */
  private static void convolve(double[] sum, int trials, double p) {
    sum[trials + 1] = sum[trials] * p;
    for (int k = trials; k > 0; k--) sum[k] = sum[k] * (1 - p) + sum[k - 1] * p;
    sum[0] *= 1 - p;
  }

  @Override
  public double risk(int idle, int waiting) {
    int ahead = idle - waiting;
    double risk = 0;
    for (int g = 0; g < horizons; g++) risk += risk(answered[g], free[g], ahead);
    return risk / horizons;
  }

  /** P(answered ≥ free + ahead). */
  private double risk(double[] answers, double[] agentsFree, int ahead) {
    double risk = 0;
    double atMost = 0;
    int next = 0;
    for (int a = Math.max(0, ahead); a <= calls; a++) {
      for (; next <= Math.min(agents, a - ahead); next++) atMost += agentsFree[next];
      risk += answers[a] * atMost;
    }
    return Math.min(1, risk);
  }
}
