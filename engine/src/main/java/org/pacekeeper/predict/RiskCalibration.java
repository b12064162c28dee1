package org.pacekeeper.predict;

/**
 * What a threshold on the risk of one call more comes to in abandoned calls. Two factors, both
 * learned: how much of the threshold the calls that are placed really use, since most are placed
 * with less (a smooth figure that takes minutes), and how many calls are lost for the risk that was
 * forecast, since later calls compete with earlier ones and late ones are given up (a count, so it
 * takes a day on a small floor). Until much was lost the second is taken larger than it looks. Core
 * thread only.
 */
public final class RiskCalibration {
  /** Losses for each forecast one before anything was seen; a day of any kind shows 0.6 to 3. */
  private static final double LOST_FIRST = 1.1;

  /** So many lost calls is that assumption worth. */
  private static final double LOST_PRIOR = 6;

  /** Lost calls after which a third of what was learned remains. */
  private static final double LOST_MEMORY = 100;

  /** In standard deviations of the count. */
  private static final double CAUTION = 0.5;

  private static final double USED_FIRST = 0.65;
  private static final double USED_PRIOR_ANSWERS = 20;
  private static final double USED_MEMORY_ANSWERS = 150;

  /** Any; weighs the assumption on what is used. */
  private static final double THETA_FIRST = 0.02;

  private static final double THETA_MIN = 2e-4;
  private static final double THETA_MAX = 0.5;

  private double lost = LOST_PRIOR;
  private double forecast = LOST_PRIOR / LOST_FIRST;
  private double used = USED_FIRST * USED_PRIOR_ANSWERS * THETA_FIRST;
  private double offered = USED_PRIOR_ANSWERS * THETA_FIRST;

  /**
   * A call was placed.
   *
   * @param chance that a person answers
   * @param risk that the person then finds no agent, as forecast
   * @param theta the threshold
   */
  public void placed(double chance, double risk, double theta) {
    double loss = chance * risk;
    double keep = StrictMath.exp(-loss * lost / forecast / LOST_MEMORY);
    lost *= keep;
    forecast = forecast * keep + loss;
    double keepUsed = StrictMath.exp(-chance / USED_MEMORY_ANSWERS);
    used = used * keepUsed + loss;
    offered = offered * keepUsed + chance * theta;
  }

  /** An answered call was abandoned. */
  public void abandoned() {
    lost++;
  }

  /** The threshold under which so large a part of the answers is abandoned. */
  public double threshold(double fraction) {
    double perForecast = lost / forecast * (1 + CAUTION / StrictMath.sqrt(lost));
    double theta = fraction / (perForecast * used / offered);
    return Math.min(THETA_MAX, Math.max(THETA_MIN, theta));
  }

  public void write(Memory to) {
    to.put(new double[] {lost, forecast, used, offered});
  }

  public void read(Memory from) {
    lost = from.take();
    forecast = from.take();
    used = from.take();
    offered = from.take();
  }
}
