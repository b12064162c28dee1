package org.pacekeeper.pace;

import org.pacekeeper.comply.AbandonLimit;
import org.pacekeeper.comply.SpendPlan;
import org.pacekeeper.predict.Memory;
import org.pacekeeper.predict.RiskCalibration;

/**
 * How much risk of an abandoned call may be taken now, so that the legal limit is used and held.
 * The spend plan says which part of the next answers may be abandoned, from what the ledger still
 * affords; the calibration says which threshold θ comes to that. When less than one call is left,
 * or what is in flight will take it, nothing is risked at all. Core thread only.
 */
final class RiskBudget {
  /** What is in flight may take all but this of what is left. */
  private static final double BEYOND_FLIGHT = 0.5;

  /**
   * After a sudden change of the answer rate, half the risk is taken for so many resolved calls.
   */
  private static final int CAUTIOUS_CALLS = 50;

  private static final double RATE_HALF_LIFE_S = 1_200;
  private static final double LN_2 = StrictMath.log(2);
  private static final double NS = 1e-9;

  private final double thetaFixed;
  private final RiskCalibration calibration = new RiskCalibration();
  private final CircuitBreaker breaker = new CircuitBreaker();
  private double answers;
  private double answersPerS;
  private double rateAtNs;
  private double cautious;

  /**
   * @param thetaFixed the threshold for ever, or NaN to let experience move it
   */
  RiskBudget(double thetaFixed) {
    this.thetaFixed = thetaFixed;
  }

  /**
   * A call was placed at a risk.
   *
   * @param chance that a person answers
   * @param risk that the person finds no agent, as forecast
   */
  void placed(double chance, double risk, double theta) {
    calibration.placed(chance, risk, theta);
  }

  /** What became of an answered call. */
  void answered(boolean abandoned, long nowNs) {
    double lambda = LN_2 / RATE_HALF_LIFE_S;
    double dt = rateAtNs == 0 ? 0 : Math.max(0, (nowNs - rateAtNs) * NS);
    answersPerS = answersPerS * StrictMath.exp(-lambda * dt) + lambda;
    rateAtNs = nowNs;
    answers++;
    if (abandoned) calibration.abandoned();
    breaker.answered(abandoned, nowNs);
  }

  /** How many more calls may be abandoned now. */
  private static double left(PacingInput in) {
    return AbandonLimit.left(in.ledgerAnswered(), in.ledgerAbandoned(), in.settings());
  }

  /** Part of the next answers that may be abandoned. */
  private double fraction(PacingInput in, double left) {
    double limit = in.abandonFractionMax();
    boolean hasEnd = in.ledgerEndNs() != Long.MAX_VALUE;
    return SpendPlan.fraction(
        limit,
        left,
        limit * in.ledgerAnswered(),
        answersPerS,
        in.settings().abandonWindowMs(),
        hasEnd ? (in.ledgerEndNs() - in.nowNs()) * NS : Double.POSITIVE_INFINITY);
  }

  /**
   * The threshold now; 0 when nothing may be risked.
   *
   * @param lossesInFlight abandoned calls to be expected from what is in flight
   */
  double theta(PacingInput in, double lossesInFlight) {
    if (!Double.isNaN(thetaFixed)) return thetaFixed;
    double left = left(in);
    if (left < 1 || left < BEYOND_FLIGHT + lossesInFlight || isBroken(in.nowNs())) return 0;
    double theta = calibration.threshold(fraction(in, left));
    return cautious > 0 ? theta / 2 : theta;
  }

  boolean isBroken(long nowNs) {
    return breaker.isOpen(nowNs);
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
    to.put(new double[] {answers, answersPerS, rateAtNs, cautious});
    calibration.write(to);
    breaker.write(to);
  }

  void read(Memory from) {
    answers = from.take();
    answersPerS = from.take();
    rateAtNs = from.take();
    cautious = from.take();
    calibration.read(from);
    breaker.read(from);
  }
}
