package org.pacekeeper.predict;

/**
 * How likely a talk or a wrap-up is to end in the next moment, by how long it has lasted: piecewise
 * exponential, events over exposure in each stretch (Kaplan and Meier's estimator in continuous
 * time, with right censoring and left truncation for free, since exposure is counted while it
 * lasts). Each stretch is shrunk to the rate over all. Forgets with a half-life in ended phases.
 */
public final class PhaseHazard {
  /** Seconds at which the stretches begin; the last is open. */
  private static final double[] FROM_S = {
    0, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800
  };

  public static final int STRETCHES = FROM_S.length;

  private static final double SHRINK_EVENTS = 10;
  private static final double WEIGHT_MAX = 1e9;

  private final double growth;
  private final double priorMeanS;
  private final double priorEvents;
  private final double[] events = new double[STRETCHES];
  private final double[] exposureS = new double[STRETCHES];
  private double weight = 1;

  /**
   * @param halfLifeEvents ended phases after which an observation counts half
   * @param priorMeanS assumed before anything was seen
   * @param priorEvents as if so many phases of that mean had been seen
   */
  public PhaseHazard(double halfLifeEvents, double priorMeanS, double priorEvents) {
    this.growth = StrictMath.pow(2, 1 / halfLifeEvents);
    this.priorMeanS = priorMeanS;
    this.priorEvents = priorEvents;
  }

  public static int stretch(double elapsedS) {
    int i = 0;
    while (i + 1 < STRETCHES && FROM_S[i + 1] <= elapsedS) i++;
    return i;
  }

  /** A moment in the middle of a stretch. */
  static double middleS(int stretch) {
    return stretch + 1 < STRETCHES
        ? (FROM_S[stretch] + FROM_S[stretch + 1]) / 2
        : FROM_S[stretch] * 1.3;
  }

  /** Phases lasted so many seconds within a stretch, in all. */
  public void exposed(int stretch, double seconds) {
    exposureS[stretch] += weight * seconds;
  }

  /** A phase ended in that stretch. */
  public void ended(int stretch) {
    events[stretch] += weight;
    weight *= growth;
    if (weight <= WEIGHT_MAX) return;
    for (int i = 0; i < STRETCHES; i++) {
      events[i] /= weight;
      exposureS[i] /= weight;
    }
    weight = 1;
  }

  /** Ends per second of phases in a stretch. */
  public double ratePerS(int stretch) {
    return ratePerS(stretch, overallRatePerS());
  }

  private double ratePerS(int stretch, double overall) {
    return (events[stretch] / weight + SHRINK_EVENTS)
        / (exposureS[stretch] / weight + SHRINK_EVENTS / overall);
  }

  /** Ends per second over all stretches. */
  public double overallRatePerS() {
    double count = priorEvents;
    double seconds = priorEvents * priorMeanS;
    for (int i = 0; i < STRETCHES; i++) {
      count += events[i] / weight;
      seconds += exposureS[i] / weight;
    }
    return count / seconds;
  }

  /**
   * Chances to last on, from the middle of a stretch, at the end of each step.
   *
   * @param lastsStep chance to last one step more, by stretch
   * @param survival gets the chances up to the index {@code steps}; the first is 1
   */
  static void survival(
      int stretch, double[] lastsStep, double stepS, double[] survival, int steps) {
    double at = middleS(stretch);
    double alive = 1;
    int now = stretch;
    for (int i = 0; i <= steps; i++) {
      survival[i] = alive;
      alive *= lastsStep[now];
      at += stepS;
      while (now + 1 < STRETCHES && FROM_S[now + 1] <= at) now++;
    }
  }

  /**
   * Chance to last one step more, by stretch.
   *
   * @param byElapsed whether stretches differ
   */
  void lasts(double stepS, boolean byElapsed, double[] into) {
    double overall = overallRatePerS();
    for (int i = 0; i < STRETCHES; i++)
      into[i] = StrictMath.exp(-stepS * (byElapsed ? ratePerS(i, overall) : overall));
  }

  public void write(Memory to) {
    to.put(weight);
    to.put(events);
    to.put(exposureS);
  }

  public void read(Memory from) {
    weight = from.take();
    from.take(events);
    from.take(exposureS);
  }
}
