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
    List<Rest> abandonedRests,
    List<AgentSettings> agentSettings,
    List<ConversationSettings> conversations,
    CallerIdMemory callerIds,
    List<TrunkAlarm> trunkAlarms,
    List<RecordingSettings> recordings) {

  /**
   * @param governor null in a checkpoint from before there was one
   * @param stalled why it is given no originates though its session is up; empty or null when it is
   * @param unanswered originates that it has not taken up yet, the oldest first
   */
  public record Node(
      NodeSettings settings,
      String state,
      Tokens tokens,
      Governor governor,
      String stalled,
      boolean acknowledges,
      List<Unanswered> unanswered) {}

  /**
   * @param governor null in a checkpoint from before there was one
   */
  public record Trunk(TrunkSettings settings, Tokens tokens, Governor governor, long originated) {}

  /** An originate that its node has not taken up yet. */
  public record Unanswered(long callId, long atNs) {}

  /** A trunk that fails in a way that a person should look at, or has begun to. */
  public record TrunkAlarm(String trunk, int count, boolean raised, long lastNs, String text) {}

  /** How far a node or a trunk is held back, and on what evidence. */
  public record Governor(
      double share,
      long stepAtNs,
      long quietUntilNs,
      int good,
      int bad,
      long worstNs,
      int stepBad,
      int stepAll,
      long stepWorstNs) {}

  /** A rate limiter's content. */
  public record Tokens(double available, long atNs) {}

  /**
   * @param policyMemory what the policy has learned, in a form of its own; empty for one that
   *     learns nothing
   * @param floors each with a policy of its own, when the campaign dials on nodes that are not
   *     joined; else empty or null
   * @param recorded null in a checkpoint from before there was one
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
      List<Double> policyMemory,
      Answers answers,
      List<Floor> floors,
      Inbound inbound,
      Recorded recorded) {}

  /** How many recordings of a campaign were kept and failed, and why the last one did. */
  public record Recorded(long kept, long failed, String lastFailure) {}

  /**
   * What a campaign knows of calls from outside; null when it takes none.
   *
   * @param waits of those answered, how many waited so many whole seconds; the last entry is more
   */
  public record Inbound(
      InboundSettings settings,
      long offered,
      long answered,
      long abandoned,
      long timedOut,
      long lost,
      long withinLevel,
      List<Long> waits) {}

  /**
   * A caller from outside.
   *
   * @param caller the digits of the caller's number, 0 when not known
   */
  public record Caller(String channel, long called, long caller) {}

  /**
   * What a campaign knows of what picks up.
   *
   * @param settings null when nothing was said of it
   * @param heard how many calls detection took for what
   * @param sinceSample calls taken for machines since the last that went to an agent
   * @param missed persons taken for machines who are expected and not yet in the ledger
   * @param blocked calls the network refused for their caller id, by caller id
   * @param unjudged calls whose agent has not yet said what they were
   */
  public record Answers(
      AnswerSettings settings,
      List<Double> detection,
      Map<String, Long> heard,
      int sinceSample,
      double missed,
      long missedBooked,
      long optOuts,
      Map<String, Long> blocked,
      List<Unjudged> unjudged) {}

  public record Unjudged(long callId, String heard) {}

  /** A number that is left alone for a while. */
  public record Rest(long digits, long untilNs) {}

  /** A campaign on nodes that share their agents, apart from its other nodes. */
  public record Floor(String key, String notedLimit, List<Double> policyMemory) {}

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

  /**
   * @param lead null for a call from outside
   * @param inbound null for a call to a lead
   */
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
      String heard,
      long heardAtNs,
      long messageAtNs,
      boolean messageHeard,
      boolean optedOut,
      boolean saidMachine,
      Talk talk,
      Caller inbound,
      Recording recording) {

    /** Whether machine detection has said what it heard. */
    public boolean hasHeard() {
      return heard != null && !heard.isEmpty();
    }
  }

  /** Who talks with whom on a connected call; null while it has only ever been callee and agent. */
  public record Talk(
      String state, long sinceNs, long thirdLegId, String thirdTrunk, String colleague) {}

  /** The latest recording of a call; null when none was asked for. */
  public record Recording(int part, String file, String agent, String state, long beganAtNs) {}

  public record Lost(long callId, String node) {}
}
