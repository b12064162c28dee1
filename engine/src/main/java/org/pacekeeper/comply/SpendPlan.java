package org.pacekeeper.comply;

/**
 * How the abandoned calls that the limit still affords are spread over the answers to come. They
 * are tokens: every answer earns the limit's worth, every abandoned call costs one, and with less
 * than one left nothing may be risked, which costs a small floor a quarter of its work. So a few
 * are kept: with three in hand the next answers may lose what they earn, with fewer less, with more
 * a little more. The shape is that of the best plan for independent losses (dynamic programming
 * over tokens, for 400 to 2,000 answers a day and ends that nobody knows); losses come in clusters
 * that grow with the answers in flight, and so does what is kept. Toward a known end of the window
 * the rest is used up. Pure.
 */
public final class SpendPlan {
  /** Tokens in hand, in clusters, with which an answer may lose what it earns. */
  private static final double KEPT = 3;

  /** Below this the least is lost. */
  private static final double LOW = 0.8;

  /** What every token more adds to the losses, as a part of the limit. */
  private static final double PER_TOKEN = 0.12;

  private static final double LEAST = 0.1;
  private static final double MOST = 1.5;

  /** Toward the end of a window. */
  private static final double MOST_AT_END = 2;

  /** A cluster's variance: 1 + 3 for each answer in flight beyond this. */
  private static final double CLUSTER_PER_ANSWER = 3;

  private static final double CLUSTER_FROM = 0.15;

  /** From dialing to an answer. */
  private static final double FLIGHT_S = 10;

  /**
   * In a window of a day or two the fraction must end inside the limit by itself, and counts that
   * do not begin with the window must, too: so much is left unused, in standard deviations of as
   * many abandoned calls as the limit allows, when they come in such clusters.
   */
  private static final double UNUSED_SHORT = 0.2;

  /** That of floors so small that nearly every loss comes alone: taken as it is. */
  private static final double SMALL_FLOOR_CLUSTER = 1.6;

  private static final long SHORT_WINDOW_MS = 48L * 3_600_000;

  private SpendPlan() {}

  /**
   * The part of the next answers that may be abandoned.
   *
   * @param left {@link AbandonLimit#left}
   * @param earned tokens the window's answers were worth: limit times answered
   * @param answersPerS of late
   * @param windowMs nominal length
   * @param windowLeftS until everything leaves the window at once; infinite when that never happens
   */
  public static double fraction(
      double limit,
      double left,
      double earned,
      double answersPerS,
      long windowMs,
      double windowLeftS) {
    boolean hasEnd = windowLeftS < Double.POSITIVE_INFINITY;
    double inFlight = Math.max(0, answersPerS * FLIGHT_S - CLUSTER_FROM);
    double cluster = StrictMath.sqrt(1 + CLUSTER_PER_ANSWER * inFlight);
    double unused =
        !hasEnd && windowMs <= SHORT_WINDOW_MS
            ? UNUSED_SHORT * StrictMath.sqrt(earned) * Math.max(1, cluster / SMALL_FLOOR_CLUSTER)
            : 0;
    double tokens = (left - unused) / cluster;
    double some = Math.min(1, Math.max(0, (tokens - LOW) / (KEPT - LOW)));
    double share = Math.min(MOST, some * (1 + (tokens - KEPT) * PER_TOKEN));
    if (hasEnd) share = Math.max(share, untilTheEnd(some, left, limit * answersPerS * windowLeftS));
    return limit * Math.max(LEAST, share);
  }

  /** All but one of what is left and of what will be earned, evenly. */
  private static double untilTheEnd(double some, double left, double toBeEarned) {
    if (toBeEarned <= 0) return 0;
    return some * Math.min(MOST_AT_END, 1 + (left - 1) / toBeEarned);
  }
}
