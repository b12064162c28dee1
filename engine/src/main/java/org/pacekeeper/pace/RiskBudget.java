package org.pacekeeper.pace;

import org.pacekeeper.predict.Memory;

/**
 * How much risk of an abandoned call may be taken now, so that the legal limit is used and held.
 * Two loops: a slow one moves the threshold θ after every answered call so that abandoned calls
 * come at the rate the ledger can afford; a fast one lowers it when the ledger's reserve runs low.
 * Tokens: every answer earns the limit's worth, every abandoned call costs one. When the tokens do
 * not cover what is already in flight, nothing is risked at all.
 */
final class RiskBudget {
  private static final double THETA_FIRST = 0.02;
  private static final double LOG_THETA_MIN = StrictMath.log(2e-4);
  private static final double LOG_THETA_MAX = StrictMath.log(0.5);

  /** Reserve of tokens that is kept: for chance, and for bursts, which grow with the traffic. */
  private static final double RESERVE = 3;

  private static final double RESERVE_PER_SQRT_ANSWERS_PER_HOUR = 0.1;

  /** Part of the limit that is never used, so that the mean of many windows is below it. */
  private static final double UNUSED = 0.01;

  /** Answers over which a surplus or a lack of tokens is worked off: an hour's, at least these. */
  private static final double WORK_OFF_ANSWERS_MIN = 150;

  /**
   * After a sudden change of the answer rate, half the risk is taken for so many resolved calls.
   */
  private static final int CAUTIOUS_CALLS = 50;

  private static final double RATE_HALF_LIFE_S = 1_200;
  private static final double LN_2 = StrictMath.log(2);

  /** Circuit breaker: so many abandoned within a minute, and more than this part of the answers. */
  private static final int BREAK_ABANDONED = 3;

  private static final double BREAK_FRACTION = 0.2;
  private static final int RECENT = 64;
  private static final long MINUTE_NS = 60_000_000_000L;

  private final boolean feedback;
  private double logTheta;
  private double answers;
  private double answersPerS;
  private double rateAtNs;
  private double cautious;
  private double brokenUntilNs;

  /** The latest answers, a ring: when, and whether abandoned (then negative). */
  private final double[] recent = new double[RECENT];

  private int recentAt;

  /**
   * @param thetaFixed the threshold for ever, or NaN to let experience move it
   */
  RiskBudget(double thetaFixed) {
    feedback = Double.isNaN(thetaFixed);
    logTheta = StrictMath.log(feedback ? THETA_FIRST : thetaFixed);
  }

  /** What became of an answered call. */
  void answered(boolean abandoned, PacingInput in, long nowNs) {
    noteRate(nowNs);
    recent[recentAt] = abandoned ? -nowNs : nowNs;
    recentAt = (recentAt + 1) % RECENT;
    answers++;
    if (abandoned) checkBreaker(nowNs);
    if (!feedback) return;
    double gain = 1.2 / (1 + answers / 300) + 0.003;
    double lost = abandoned ? 1 : 0;
    logTheta += gain * (target(in) - lost);
    logTheta = Math.min(LOG_THETA_MAX, Math.max(LOG_THETA_MIN, logTheta));
  }

  private void noteRate(long nowNs) {
    double lambda = LN_2 / RATE_HALF_LIFE_S;
    double dt = rateAtNs == 0 ? 0 : Math.max(0, (nowNs - rateAtNs) * 1e-9);
    answersPerS = answersPerS * StrictMath.exp(-lambda * dt) + lambda;
    rateAtNs = nowNs;
  }

  private void checkBreaker(long nowNs) {
    int lost = 0;
    int all = 0;
    for (double at : recent) {
      if (at == 0 || nowNs - Math.abs(at) > MINUTE_NS) continue;
      all++;
      if (at < 0) lost++;
    }
    if (lost >= BREAK_ABANDONED && lost > BREAK_FRACTION * all)
      brokenUntilNs = nowNs + MINUTE_NS / 2;
  }

  /** Tokens: how many more calls may be abandoned now. */
  static double tokens(PacingInput in) {
    return in.abandonFractionMax() * in.ledgerAnswered() - in.ledgerAbandoned();
  }

  private double reserve(PacingInput in) {
    return RESERVE
        + RESERVE_PER_SQRT_ANSWERS_PER_HOUR * StrictMath.sqrt(answersPerS * 3600)
        + UNUSED * in.abandonFractionMax() * in.ledgerAnswered();
  }

  /** Part of the next answers that may be abandoned. */
  private double target(PacingInput in) {
    double limit = in.abandonFractionMax();
    double surplus = tokens(in) - reserve(in);
    double workOff = Math.max(WORK_OFF_ANSWERS_MIN, answersPerS * 3600);
    return Math.min(1.5 * limit, Math.max(0.2 * limit, limit + surplus / workOff));
  }

  /**
   * The threshold now; 0 when nothing may be risked.
   *
   * @param lossesInFlight abandoned calls to be expected from what is in flight
   */
  double theta(PacingInput in, double lossesInFlight) {
    if (!feedback) return StrictMath.exp(logTheta);
    double tokens = tokens(in);
    if (tokens < 1 + lossesInFlight || isBroken(in.nowNs())) return 0;
    double lack = Math.max(-3, Math.min(0, (tokens - reserve(in)) / 2));
    double theta = StrictMath.exp(logTheta + lack);
    return cautious > 0 ? theta / 2 : theta;
  }

  boolean isBroken(long nowNs) {
    return nowNs < brokenUntilNs;
  }

  /** The answer rate has suddenly changed. */
  void beCautious() {
    cautious = CAUTIOUS_CALLS;
  }

  /** A call was resolved. */
  void resolved() {
    if (cautious > 0) cautious--;
  }

  /** Answered calls that have taught the threshold. */
  double answers() {
    return answers;
  }

  void write(Memory to) {
    to.put(
        new double[] {logTheta, answers, answersPerS, rateAtNs, cautious, brokenUntilNs, recentAt});
    to.put(recent);
  }

  void read(Memory from) {
    logTheta = from.take();
    answers = from.take();
    answersPerS = from.take();
    rateAtNs = from.take();
    cautious = from.take();
    brokenUntilNs = from.take();
    recentAt = (int) from.take();
    from.take(recent);
  }
}
