package org.pacekeeper.predict;

/**
 * Forecast of one kind of call: the chance that a person answers it within a time from now, given
 * how long it has been ringing. Made anew from the hazards now and then; asking costs a look-up.
 */
public final class AnswerCurve {
  /** How far beyond the last bin a forecast looks. */
  private static final int BEYOND = 240;

  private static final int LENGTH = RingBins.COUNT + BEYOND;

  /** Chance to have been answered by a person before the beginning of a bin. */
  private final double[] answeredBefore = new double[LENGTH + 1];

  /** Chance to ring still at the beginning of a bin. */
  private final double[] alive = new double[LENGTH + 1];

  private double answeredEver;

  /**
   * @param answer of the average call, by bin, see {@link RingHazards#answer}
   * @param end by bin, see {@link RingHazards#end}
   * @param factor by which this kind of call is likelier answered than the average at present
   */
  public void build(double[] answer, double[] end, double factor) {
    double ringing = 1;
    double answered = 0;
    double tailAnswer = 0;
    double tailEnd = 0;
    for (int k = 0; k < LENGTH; k++) {
      if (k < RingBins.COUNT) {
        tailAnswer = Math.min(0.95, factor * answer[k]);
        tailEnd = Math.min(1 - tailAnswer, end[k]);
      }
      answeredBefore[k] = answered;
      alive[k] = ringing;
      answered += ringing * tailAnswer;
      ringing = Math.max(1e-12, ringing * (1 - tailAnswer - tailEnd));
    }
    answeredBefore[LENGTH] = answered;
    alive[LENGTH] = ringing;
    answeredEver = answered + ringing * tailAnswer / Math.max(1e-9, tailAnswer + tailEnd);
  }

  /** Chance that a person answers a call placed now. */
  public double answered() {
    return answeredEver;
  }

  /** The same, within so many seconds. */
  public double answeredWithin(double seconds) {
    return before(seconds / RingBins.WIDTH_S);
  }

  /** Chance that a person answers within so many seconds a call that is in that bin of its ring. */
  public double answeredWithin(int bin, double seconds) {
    double age = bin + 0.5;
    double answers = before(age + seconds / RingBins.WIDTH_S) - before(age);
    return Math.min(1, answers / ((alive[bin] + alive[bin + 1]) / 2));
  }

  /**
   * Seconds within which this part of those who answer at all have answered.
   *
   * @param part in [0,1)
   */
  public double quantileSeconds(double part) {
    double wanted = part * answeredBefore[LENGTH];
    int low = 0;
    int high = LENGTH;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (answeredBefore[middle] <= wanted) low = middle;
      else high = middle;
    }
    double step = answeredBefore[high] - answeredBefore[low];
    return (low + (step > 0 ? (wanted - answeredBefore[low]) / step : 0)) * RingBins.WIDTH_S;
  }

  private double before(double bins) {
    if (bins >= LENGTH) return answeredBefore[LENGTH];
    int k = (int) bins;
    return answeredBefore[k] + (bins - k) * (answeredBefore[k + 1] - answeredBefore[k]);
  }
}
