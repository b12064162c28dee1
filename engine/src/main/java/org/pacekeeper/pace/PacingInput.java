package org.pacekeeper.pace;

/**
 * What a policy sees of its campaign.
 *
 * @param nowNs epoch ns
 * @param idleAgents free for a call at this moment
 * @param talkingAgents on a call, or promised to one
 * @param wrapUpAgents after a call
 * @param inFlight calls dialed and not yet resolved
 * @param waiting answered callees without an agent
 * @param ledgerAnswered calls answered by a person in the legal window
 * @param ledgerAbandoned of these, abandoned
 * @param abandonFractionMax the legal limit
 */
public record PacingInput(
    long nowNs,
    int idleAgents,
    int talkingAgents,
    int wrapUpAgents,
    int inFlight,
    int waiting,
    long ledgerAnswered,
    long ledgerAbandoned,
    double abandonFractionMax) {}
