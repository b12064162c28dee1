package org.pacekeeper.campaign;

import java.util.List;
import java.util.Map;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;

/**
 * The state of the core at one moment, for other threads: immutable, made by the core's loop at
 * most some times a second.
 *
 * @param timeNs the core's now, epoch ns
 * @param sequence of the last event applied
 */
public record Snapshot(
    long timeNs,
    long sequence,
    List<CampaignView> campaigns,
    List<AgentView> agents,
    List<NodeView> nodes,
    List<TrunkView> trunks,
    List<DecisionView> decisions,
    List<CallerIdView> callerIds) {

  public static final Snapshot EMPTY =
      new Snapshot(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

  /** One without pools of caller ids. */
  public Snapshot(
      long timeNs,
      long sequence,
      List<CampaignView> campaigns,
      List<AgentView> agents,
      List<NodeView> nodes,
      List<TrunkView> trunks,
      List<DecisionView> decisions) {
    this(timeNs, sequence, campaigns, agents, nodes, trunks, decisions, List.of());
  }

  /**
   * What the abandon ledger still affords.
   *
   * @param left calls that may yet be abandoned now, in fractions; negative over the limit
   * @param fractionUpper95 the largest abandon fraction that is not unlikely behind the counts
   */
  public record BudgetView(double left, double fractionUpper95) {
    public static final BudgetView NONE = new BudgetView(0, 0);
  }

  /**
   * @param pausedBecause empty when the campaign runs
   * @param ready leads in the core's hands, not yet dialed
   * @param remaining leads in the store that are not final, as of the last fetch
   * @param agentsByState how many agents are in each state; every state is present
   * @param ringing or picked up and being listened to
   * @param waiting for an agent or for the end of a message
   * @param outcomes how many attempts ended with each outcome; every outcome is present
   * @param abandoned answered by a person and not connected within the legal limit, in the legal
   *     window
   * @param answered answered by a person, in the legal window
   */
  public record CampaignView(
      String name,
      String policy,
      String pausedBecause,
      int ready,
      long remaining,
      long originated,
      int dialing,
      int ringing,
      int waiting,
      int connected,
      Map<AgentState, Integer> agentsByState,
      Map<Outcome, Long> outcomes,
      long answered,
      long abandoned,
      double abandonFractionMax,
      NoteDecision lastDecision,
      long lastDecisionAtNs,
      AnswersView answers,
      BudgetView budget,
      InboundView inbound,
      RecordingBook.View recordings) {

    /** One of which nothing more is known of what picks up. */
    public CampaignView(
        String name,
        String policy,
        String pausedBecause,
        int ready,
        long remaining,
        long originated,
        int dialing,
        int ringing,
        int waiting,
        int connected,
        Map<AgentState, Integer> agentsByState,
        Map<Outcome, Long> outcomes,
        long answered,
        long abandoned,
        double abandonFractionMax,
        NoteDecision lastDecision,
        long lastDecisionAtNs) {
      this(
          name,
          policy,
          pausedBecause,
          ready,
          remaining,
          originated,
          dialing,
          ringing,
          waiting,
          connected,
          agentsByState,
          outcomes,
          answered,
          abandoned,
          abandonFractionMax,
          lastDecision,
          lastDecisionAtNs,
          AnswersView.NONE,
          BudgetView.NONE,
          InboundView.NONE,
          RecordingBook.View.NONE);
    }

    /** In [0,1]; 0 while nobody has answered. */
    public double abandonFraction() {
      return answered == 0 ? 0 : (double) abandoned / answered;
    }
  }

  /**
   * Calls from outside: those that have ended, and those that are there.
   *
   * @param takes whether the campaign is set to take any
   * @param waitP50S of those put through, in whole seconds
   * @param serviceLevel of those put through or not waited for, who was within the limit; in [0,1]
   */
  public record InboundView(
      boolean takes,
      long offered,
      long answered,
      long abandoned,
      long timedOut,
      long lost,
      int waiting,
      int talking,
      int waitP50S,
      int waitP95S,
      double serviceLevel,
      int serviceLevelMs,
      Waits waits) {
    public static final InboundView NONE =
        new InboundView(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, Waits.NONE);
  }

  /**
   * How long callers waited who were put through.
   *
   * @param counts of each stretch up to one of {@link #BOUNDS_S} and beyond the one before; the
   *     last beyond all of them
   * @param sumS in seconds, each wait cut to whole ones
   */
  public record Waits(List<Long> counts, long sumS) {
    public static final List<Integer> BOUNDS_S = List.of(5, 10, 20, 30, 60, 120, 300, 600);

    public static final Waits NONE = new Waits(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), 0);
  }

  /**
   * What is known of what picks up.
   *
   * @param heard how many calls machine detection took for what
   * @param blocked calls the network refused for their caller id, by caller id
   * @param optOuts keypresses during a message that asked never to be called again
   * @param missedBooked persons taken for machines that the ledger holds by estimate
   * @param personsAmongMachines of the calls taken for machines, the share of persons
   * @param personsAmongMachinesSd how sure that is, a standard deviation
   * @param machinesAmongPersons of the calls let through, the share of machines
   * @param detectionDelayS how long detection listens to a person, median
   */
  public record AnswersView(
      Map<Heard, Long> heard,
      Map<String, Long> blocked,
      long optOuts,
      long missedBooked,
      double personsAmongMachines,
      double personsAmongMachinesSd,
      double machinesAmongPersons,
      double detectionDelayS) {
    public static final AnswersView NONE = new AnswersView(Map.of(), Map.of(), 0, 0, 0, 0, 0, 0);
  }

  /**
   * @param callId the call the agent is on, 0 when on none
   */
  public record AgentView(
      String name, String campaign, AgentState state, long sinceNs, long callId, String detail) {}

  /**
   * @param unanswered originates that it was given and has not taken up yet
   * @param window so many at most; {@link Integer#MAX_VALUE} for any number
   * @param originatesPerSecond that it is given at present
   * @param heldBack why it is given less than its settings allow; empty when it is not
   */
  public record NodeView(
      String name,
      NodeState state,
      int callsUp,
      int callsMax,
      int unanswered,
      int window,
      double originatesPerSecond,
      double originatesPerSecondMax,
      String heldBack) {

    /** A node that is given as much as its settings allow, without limits on it. */
    public NodeView(String name, NodeState state, int callsUp, int callsMax) {
      this(name, state, callsUp, callsMax, 0, Integer.MAX_VALUE, Double.NaN, Double.NaN, "");
    }
  }

  /**
   * @param originatesPerSecond that it is given at present
   * @param heldBack why it is given less than its settings allow; empty when it is not
   * @param alarm what a person should look at; empty when there is nothing
   */
  public record TrunkView(
      String name,
      String node,
      int linesInUse,
      int lines,
      double originatesPerSecond,
      double originatesPerSecondMax,
      String heldBack,
      String alarm) {

    /** A trunk that is given as much as its settings allow. */
    public TrunkView(
        String name, String node, int linesInUse, int lines, double originatesPerSecondMax) {
      this(name, node, linesInUse, lines, originatesPerSecondMax, originatesPerSecondMax, "");
    }

    /** A trunk with which nothing is wrong. */
    public TrunkView(
        String name,
        String node,
        int linesInUse,
        int lines,
        double originatesPerSecond,
        double originatesPerSecondMax,
        String heldBack) {
      this(
          name, node, linesInUse, lines, originatesPerSecond, originatesPerSecondMax, heldBack, "");
    }
  }

  /**
   * A number that is shown to callees.
   *
   * @param callsPerDayMax 0 for any number
   * @param answered its answers while it had peers, with forgetting
   * @param expected its share of all answers by it and its peers, by its share of the calls; 0
   *     while it had none
   * @param blocked calls refused for it, ever
   * @param restsUntilNs 0 when it does not rest
   * @param because why it rests; empty when it does not
   * @param trialLeft calls left of the trial that follows a rest; 0 when it is on none
   * @param fallenAlone how it is answered less often than it used to be, while it has no peers;
   *     else empty
   */
  public record CallerIdView(
      String pool,
      String number,
      CallerIdPool.Attestation attestation,
      List<String> serves,
      int callsToday,
      int callsPerDayMax,
      double answered,
      double expected,
      long blocked,
      long restsUntilNs,
      String because,
      int trialLeft,
      String fallenAlone) {}

  public record DecisionView(long timeNs, long eventSequence, NoteDecision decision) {}
}
