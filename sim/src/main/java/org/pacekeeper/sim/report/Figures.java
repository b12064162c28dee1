package org.pacekeeper.sim.report;

/**
 * The figures of one run, by the names and in the order of the contract. Fractions are in [0,1];
 * what had no occasion is 0. The warm-up is in none of them, but for {@code eventsPerSecond}.
 *
 * @param agents the most there ever were
 * @param simulatedSeconds without the warm-up
 * @param connected in time
 * @param abandoned answered by a person and not connected in time, whoever ended the call, and
 *     those whom machine detection took for a machine
 * @param abandonFractionUpper95 the largest fraction that is not unlikely (5 %) under these counts
 * @param worstWindowAbandonFraction of any rolling hour with at least 100 answers
 * @param utilization (talk + wrap) / staffed
 * @param occupancy (talk + wrap) / (talk + wrap + available)
 * @param idleSecondsMean from being available to the next callee
 * @param shed hung up by the engine while ringing
 * @param calleeWaitSecondsMax from the pick-up to the agent, the message or the hang-up
 * @param eventsPerSecond of wall time
 * @param inboundOffered calls from outside of which it is known what became of them
 * @param inboundAbandonFraction hung up while waiting, or was told that nobody is free
 * @param inboundWaitP50 seconds to the agent, of those answered
 */
public record Figures(
    String scenario,
    String policy,
    long seed,
    int agents,
    double simulatedSeconds,
    long originated,
    long answeredByPerson,
    long connected,
    long abandoned,
    double abandonFraction,
    double abandonFractionUpper95,
    double worstWindowAbandonFraction,
    double utilization,
    double occupancy,
    double talkSecondsPerAgentHour,
    double idleSecondsMean,
    long shed,
    double shedFraction,
    double agentWaitSecondsP50,
    double agentWaitSecondsP95,
    double calleeWaitSecondsP50,
    double calleeWaitSecondsP95,
    double calleeWaitSecondsMax,
    double originatesPerAgentHour,
    double inFlightMean,
    long decisions,
    double wallSeconds,
    double eventsPerSecond,
    long inboundOffered,
    long inboundAnswered,
    double inboundAbandonFraction,
    double inboundWaitP50,
    double inboundWaitP95) {

  /** These with the two that depend on the machine set to 0: equal for equal runs. */
  public Figures withoutWallTime() {
    return new Figures(
        scenario,
        policy,
        seed,
        agents,
        simulatedSeconds,
        originated,
        answeredByPerson,
        connected,
        abandoned,
        abandonFraction,
        abandonFractionUpper95,
        worstWindowAbandonFraction,
        utilization,
        occupancy,
        talkSecondsPerAgentHour,
        idleSecondsMean,
        shed,
        shedFraction,
        agentWaitSecondsP50,
        agentWaitSecondsP95,
        calleeWaitSecondsP50,
        calleeWaitSecondsP95,
        calleeWaitSecondsMax,
        originatesPerAgentHour,
        inFlightMean,
        decisions,
        0,
        0,
        inboundOffered,
        inboundAnswered,
        inboundAbandonFraction,
        inboundWaitP50,
        inboundWaitP95);
  }
}
