package org.pacekeeper.pace;

import org.pacekeeper.predict.Memory;

/**
 * How much risk of an abandoned call may be taken now, so that the legal limit is used and held.
 * Tokens: every answer earns the limit's worth, every abandoned call costs one. A slow loop finds
 * the threshold θ at which calls are abandoned at the wanted rate, with a gain that falls as it
 * learns (Robbins and Monro 1951, Ann. Math. Stat. 22:400-407); a fast one moves it with the
 * tokens: a lack of them is worked off sooner than a surplus, and near the end of them little is
 * risked. When they do not cover what is already in flight, nothing is risked at all.
 */
final class RiskBudget {
  private static final double THETA_FIRST = 0.02;
  private static final double LOG_THETA_MIN = StrictMath.log(2e-4);
  private static final double LOG_THETA_MAX = StrictMath.log(0.5);

  /**
   * Gain of the slow loop after n answers: {@code 28 / (n + 40)}, that is 1/(limit · elasticity ·
   * n), and never less than what follows a slow drift.
   */
  private static final double GAIN = 28;

  private static final double GAIN_ANSWERS = 40;
  private static final double GAIN_MIN = 0.012;

  /** How abandoned calls follow θ: a small relative change of θ gives about 1.2 times as much. */
  private static final double ELASTICITY = 1.2;

  /** Tokens that are kept in any case, beside the standard deviation that the fast loop leaves. */
  private static final double RESERVE = 1.5;

  /** Abandoned calls come in bursts, which grow with the traffic. */
  private static final double RESERVE_PER_SQRT_ANSWERS_PER_HOUR = 0.1;

  /** Abandoned calls vary by so much more than independent ones would. */
  private static final double OVERDISPERSION = 1.15;

  /**
   * What grows with the answers of a window is left unused, in standard deviations of as many
   * abandoned calls as the limit allows: a window of a day or two must end inside the limit by
   * itself, in a longer one there is time to make good.
   */
  private static final double UNUSED_SHORT = 0.9;

  private static final double UNUSED_LONG = 0.2;
  private static final long SHORT_WINDOW_MS = 48L * 3_600_000;

  /** Answers over which a surplus of tokens is used up: those of an hour, within these bounds. */
  private static final double WORK_OFF_MIN = 250;

  private static final double WORK_OFF_MAX = 2_000;

  /** A lack is worked off so many times sooner. */
  private static final double LACK_SOONER = 1.5;

  /** With fewer tokens than this, every token less divides the risk by e. */
  private static final double FEW_TOKENS = 3;

  /**
   * After a sudden change of the answer rate, half the risk is taken for so many resolved calls.
   */
  private static final int CAUTIOUS_CALLS = 50;

  private static final double RATE_HALF_LIFE_S = 1_200;
  private static final double LN_2 = StrictMath.log(2);

  /**
   * Circuit breaker: so many abandoned within a minute, and two more than this part of the answers.
   */
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
    double gain = Math.max(GAIN_MIN, GAIN / (answers + GAIN_ANSWERS));
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
    if (lost >= BREAK_ABANDONED && lost >= 2 + BREAK_FRACTION * all)
      brokenUntilNs = nowNs + MINUTE_NS / 2;
  }

  /** Tokens: how many more calls may be abandoned now. */
  static double tokens(PacingInput in) {
    return in.abandonFractionMax() * in.ledgerAnswered() - in.ledgerAbandoned();
  }

  /** Tokens that are kept. */
  private double reserve(PacingInput in) {
    double limit = in.abandonFractionMax();
    boolean isShort = in.settings().abandonWindowMs() <= SHORT_WINDOW_MS;
    return RESERVE
        + StrictMath.sqrt(OVERDISPERSION * limit * workOffAnswers() / 2)
        + RESERVE_PER_SQRT_ANSWERS_PER_HOUR * StrictMath.sqrt(answersPerS * 3600)
        + (isShort ? UNUSED_SHORT : UNUSED_LONG) * StrictMath.sqrt(limit * in.ledgerAnswered());
  }

  private double workOffAnswers() {
    return Math.max(WORK_OFF_MIN, Math.min(WORK_OFF_MAX, answersPerS * 3600));
  }

  /** Part of the next answers that may be abandoned. */
  private double target(PacingInput in) {
    double limit = in.abandonFractionMax();
    double surplus = tokens(in) - reserve(in);
    double over = surplus < 0 ? workOffAnswers() / LACK_SOONER : workOffAnswers();
    return Math.min(1.5 * limit, Math.max(0.2 * limit, limit + surplus / over));
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
    double few = Math.max(-3, Math.min(0, tokens - FEW_TOKENS));
    double wanted = StrictMath.log(target(in) / in.abandonFractionMax()) / ELASTICITY;
    double theta = StrictMath.exp(logTheta + few + wanted);
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
