package org.pacekeeper.predict;

import java.util.Arrays;

/**
 * How likely a call that still rings is to be answered by a person, or to end otherwise, in the
 * next half second, by the age of its ring: two competing risks, each events over exposure.
 * Exposure is counted while calls ring, not when they end, so that neither a rising nor a falling
 * dial rate biases it (counting answered over resolved is biased whenever the rate changes).
 * Forgets with a half-life in resolved dials. The shape of ring times changes slowly, so its memory
 * is long; how many answer at all is {@link AnswerLevel}'s business.
 */
public final class RingHazards {
  /**
   * Resolved dials after which an observation counts half. Ring times were found nearly constant
   * over time and country (dialer logs of UNICOM Intelligence), so a long memory costs little.
   */
  private static final double HALF_LIFE_DIALS = 4_000;

  /** So many calls' worth of the prior stand behind each bin. */
  private static final double PRIOR_CALLS = 12;

  private static final double PRIOR_ANSWER_SHARE = 0.25;
  private static final double WEIGHT_MAX = 1e9;

  private final double growth = StrictMath.pow(2, 1 / HALF_LIFE_DIALS);
  private final double[] answered = new double[RingBins.COUNT];
  private final double[] ended = new double[RingBins.COUNT];
  private final double[] exposed = new double[RingBins.COUNT];
  private final double[] exposedByLikelihood = new double[RingBins.COUNT];
  private final double[] priorAnswer = new double[RingBins.COUNT];
  private final double[] priorEnd = new double[RingBins.COUNT];
  private double weight = 1;

  public RingHazards() {
    prior();
  }

  /**
   * Before anything was seen: people answer after a post-dial delay of 2 s and a ring that is gamma
   * distributed with shape 4 and mean 9 s; others end at any age.
   */
  private void prior() {
    double alive = 1;
    double scale = 9.0 / 4;
    double before = 0;
    for (int k = 0; k < RingBins.COUNT; k++) {
      double x = Math.max(0, (k + 1) * RingBins.WIDTH_S - 2) / scale;
      double cdf = 1 - StrictMath.exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
      double answers = PRIOR_ANSWER_SHARE * (cdf - before);
      before = cdf;
      double ends = alive * 0.03;
      priorAnswer[k] = Math.max(1e-4, answers / alive);
      priorEnd[k] = 0.03;
      alive = Math.max(1e-3, alive - answers - ends);
    }
  }

  /**
   * Calls entered a bin.
   *
   * @param byLikelihood the same, each call times how much likelier than the average it is answered
   */
  public void exposed(int bin, double calls, double byLikelihood) {
    exposed[bin] += weight * calls;
    exposedByLikelihood[bin] += weight * byLikelihood;
  }

  /** A person answered. */
  public void answered(int bin) {
    answered[bin] += weight;
    resolved();
  }

  /** The call ended without a person, by itself. */
  public void ended(int bin) {
    ended[bin] += weight;
    resolved();
  }

  private void resolved() {
    weight *= growth;
    if (weight > WEIGHT_MAX) renormalize();
  }

  private void renormalize() {
    for (double[] counts : new double[][] {answered, ended, exposed, exposedByLikelihood})
      for (int k = 0; k < counts.length; k++) counts[k] /= weight;
    weight = 1;
  }

  /**
   * Chance of an answer by a person in that bin, of a call that reaches it, for the average call.
   */
  public double answer(int bin) {
    int from = Math.max(0, bin - 2);
    int to = Math.min(RingBins.COUNT - 2, bin + 2);
    if (bin == 0 || bin == RingBins.COUNT - 1) from = to = bin;
    double events = 0;
    double calls = 0;
    for (int k = from; k <= to; k++) {
      double kernel = 3 - Math.abs(k - bin);
      events += kernel * (answered[k] / weight + PRIOR_CALLS / 3 * priorAnswer[k]);
      calls += kernel * (exposedByLikelihood[k] / weight + PRIOR_CALLS / 3);
    }
    return events / calls;
  }

  /**
   * Chance of another end in that bin, of a call that reaches it; not smoothed: timeouts are sharp.
   */
  public double end(int bin) {
    double events = ended[bin] / weight + PRIOR_CALLS / 3 * priorEnd[bin];
    return events / (exposed[bin] / weight + PRIOR_CALLS / 3);
  }

  public void write(Memory to) {
    to.put(weight);
    for (double[] counts : new double[][] {answered, ended, exposed, exposedByLikelihood})
      to.put(counts);
  }

  public void read(Memory from) {
    weight = from.take();
    for (double[] counts : new double[][] {answered, ended, exposed, exposedByLikelihood})
      from.take(counts);
  }

  /** Everything is forgotten but the prior. */
  public void forget() {
    for (double[] counts : new double[][] {answered, ended, exposed, exposedByLikelihood})
      Arrays.fill(counts, 0);
    weight = 1;
  }
}
