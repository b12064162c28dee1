package org.pacekeeper.command;

/**
 * A pacing decision, kept for people: written when it placed calls or when its reason changed. It
 * asks nobody to do anything.
 *
 * @param wanted calls the policy asked for
 * @param placed calls that were placed
 * @param limit why not one more
 * @param detail the same for people, with the figures
 * @param idleAgents agents free at this moment
 * @param inFlight calls dialed and not yet resolved, before this decision
 * @param waiting answered callees without an agent
 * @param theta risk threshold, NaN for policies without one
 * @param expectedIdleAgents at the horizon, NaN when the policy does not forecast
 * @param expectedAnswers at the horizon, NaN when the policy does not forecast
 * @param riskAccepted of the last call accepted, NaN when the policy knows no risk
 * @param riskRefused of the first call refused, NaN when the policy knows no risk
 * @param ledgerAnswered calls answered by a person in the legal window
 * @param ledgerAbandoned of these, abandoned
 * @param callerIds numbers that may be shown now, -1 when the campaign has no pool of them
 */
public record NoteDecision(
    String campaign,
    int wanted,
    int placed,
    LimitingFactor limit,
    String detail,
    int idleAgents,
    int inFlight,
    int waiting,
    double theta,
    double expectedIdleAgents,
    double expectedAnswers,
    double riskAccepted,
    double riskRefused,
    long ledgerAnswered,
    long ledgerAbandoned,
    int callerIds)
    implements Command {

  /** Of a campaign without a pool of caller ids. */
  public NoteDecision(
      String campaign,
      int wanted,
      int placed,
      LimitingFactor limit,
      String detail,
      int idleAgents,
      int inFlight,
      int waiting,
      double theta,
      double expectedIdleAgents,
      double expectedAnswers,
      double riskAccepted,
      double riskRefused,
      long ledgerAnswered,
      long ledgerAbandoned) {
    this(
        campaign,
        wanted,
        placed,
        limit,
        detail,
        idleAgents,
        inFlight,
        waiting,
        theta,
        expectedIdleAgents,
        expectedAnswers,
        riskAccepted,
        riskRefused,
        ledgerAnswered,
        ledgerAbandoned,
        -1);
  }
}
