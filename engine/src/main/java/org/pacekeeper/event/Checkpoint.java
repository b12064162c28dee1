package org.pacekeeper.event;

import java.util.List;
import java.util.Map;

/**
 * The whole state of the core, as plain data. Written by {@code DialerCore.checkpoint()}, read by a
 * core that has seen no event yet; the two cores then decide alike for ever. Fields are only ever
 * added; a field that an old checkpoint lacks reads as null, 0 or false. States are the names of
 * the state machines' constants; lists keep their order.
 *
 * @param instances the runs that wrote this journal, latest last; channels with other instances are
 *     not ours
 * @param lost calls closed as unknown whose channel may still turn up
 */
public record Checkpoint(
    List<Integer> instances,
    int nextSequence,
    long nextFetchId,
    boolean stopping,
    List<Node> nodes,
    List<Trunk> trunks,
    List<Campaign> campaigns,
    List<Agent> agents,
    List<String> agentsAvailable,
    List<Call> calls,
    List<Lost> lost,
    List<Long> doNotCall,
    List<AgentSettings> agentSettings,
    List<ConversationSettings> conversations) {

  public record Node(NodeSettings settings, String state, Tokens tokens) {}

  public record Trunk(TrunkSettings settings, Tokens tokens) {}

  /** A rate limiter's content. */
  public record Tokens(double available, long atNs) {}

  /**
   * @param policyMemory what the policy has learned, in a form of its own; empty for one that
   *     learns nothing
   */
  public record Campaign(
      CampaignSettings settings,
      String pausedBecause,
      List<LeadEntry> ready,
      long fetchId,
      long fetchNotBeforeNs,
      long leadsRemaining,
      int faultsInARow,
      long originated,
      Map<String, Long> outcomes,
      List<Bucket> ledger,
      String notedLimit,
      List<Double> policyMemory) {}

  /** One stretch of the abandon ledger. */
  public record Bucket(long startNs, long answered, long abandoned) {}

  public record Agent(
      String name,
      String campaign,
      String node,
      String dialString,
      String state,
      long sinceNs,
      long legId,
      long callId,
      boolean pauseWanted,
      boolean logoutWanted,
      String pauseReason,
      int legFailures,
      long lastCallId,
      long leavesAtNs,
      long wishedAtNs,
      boolean legPending,
      boolean muted) {}

  public record Call(
      long callId,
      String state,
      String campaign,
      LeadEntry lead,
      String node,
      String trunk,
      String callerId,
      String agent,
      boolean unverified,
      boolean abandoned,
      long originatedAtNs,
      long ringingAtNs,
      long answeredAtNs,
      long connectSentAtNs,
      long connectedAtNs,
      long hangupSentAtNs,
      int policyTag,
      Talk talk) {}

  /** Who talks with whom on a connected call; null while it has only ever been callee and agent. */
  public record Talk(
      String state, long sinceNs, long thirdLegId, String thirdTrunk, String colleague) {}

  public record Lost(long callId, String node) {}
}
