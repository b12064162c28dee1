package org.pacekeeper.pace;

import java.util.List;
import org.pacekeeper.command.LimitingFactor;

/**
 * A policy's answer: how many calls to place now, and why not one more. A policy may use the same
 * object again and again: it is valid until the policy is asked the next time. Core thread only.
 */
public final class PacingDecision {
  /** Every agent who wishes to pause or leave may do so. */
  public static final int ALL = Integer.MAX_VALUE;

  private int count;
  private LimitingFactor limit;
  private double theta;
  private double expectedIdleAgents;
  private double expectedAnswers;
  private double riskAccepted;
  private double riskRefused;
  private int shed;
  private int release;
  private List<Long> leads = List.of();

  /** A decision of a policy that does not forecast. */
  public static PacingDecision plain(int count, LimitingFactor limit) {
    return new PacingDecision().set(count, limit);
  }

  /** Begins anew: no forecast, nothing shed, every agent released, leads in their order. */
  public PacingDecision set(int newCount, LimitingFactor newLimit) {
    if (newCount < 0)
      throw new IllegalArgumentException(
          "pacing decision: count " + newCount + ", expected 0 or more");
    count = newCount;
    limit = newLimit;
    theta = Double.NaN;
    expectedIdleAgents = Double.NaN;
    expectedAnswers = Double.NaN;
    riskAccepted = Double.NaN;
    riskRefused = Double.NaN;
    shed = 0;
    release = ALL;
    leads = List.of();
    return this;
  }

  /**
   * What a policy that forecasts knew; NaN for what it does not.
   *
   * @param ofLastAccepted risk of the last call accepted
   * @param ofFirstRefused risk of the first call refused
   */
  public PacingDecision forecast(
      double threshold,
      double idleAgents,
      double answers,
      double ofLastAccepted,
      double ofFirstRefused) {
    theta = threshold;
    expectedIdleAgents = idleAgents;
    expectedAnswers = answers;
    riskAccepted = ofLastAccepted;
    riskRefused = ofFirstRefused;
    return this;
  }

  /** So many of the calls that ring longest are to be hung up, as far as the law allows. */
  public PacingDecision shed(int calls) {
    shed = calls;
    return this;
  }

  /** So many of the agents who wish to pause or leave may do so now. */
  public PacingDecision release(int agents) {
    release = agents;
    return this;
  }

  /**
   * These leads are to be called before all others, in this order; one that is not in hand or may
   * not be called is passed over.
   */
  public PacingDecision leads(List<Long> leadIds) {
    leads = leadIds;
    return this;
  }

  /** Calls to place now, at least 0. */
  public int count() {
    return count;
  }

  /** Why not one more. */
  public LimitingFactor limit() {
    return limit;
  }

  /** Risk threshold; NaN, as the figures below, for policies that do not know it. */
  public double theta() {
    return theta;
  }

  /** At the horizon. */
  public double expectedIdleAgents() {
    return expectedIdleAgents;
  }

  /** At the horizon. */
  public double expectedAnswers() {
    return expectedAnswers;
  }

  public double riskAccepted() {
    return riskAccepted;
  }

  public double riskRefused() {
    return riskRefused;
  }

  public int shed() {
    return shed;
  }

  public int release() {
    return release;
  }

  /** Ids of those to be called before all others. */
  public List<Long> leads() {
    return leads;
  }
}
