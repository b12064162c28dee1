package org.pacekeeper.pace;

import org.pacekeeper.command.LimitingFactor;

/**
 * A policy's answer.
 *
 * @param count calls to place now, at least 0
 * @param limit why not one more
 * @param theta risk threshold; NaN, as the figures below, for policies that do not know it
 * @param expectedIdleAgents at the horizon
 * @param expectedAnswers at the horizon
 * @param riskAccepted of the last call accepted
 * @param riskRefused of the first call refused
 */
public record PacingDecision(
    int count,
    LimitingFactor limit,
    double theta,
    double expectedIdleAgents,
    double expectedAnswers,
    double riskAccepted,
    double riskRefused) {

  public PacingDecision {
    if (count < 0)
      throw new IllegalArgumentException(
          "pacing decision: count " + count + ", expected 0 or more");
  }

  /** A decision of a policy that does not forecast. */
  public static PacingDecision plain(int count, LimitingFactor limit) {
    return new PacingDecision(
        count, limit, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }
}
