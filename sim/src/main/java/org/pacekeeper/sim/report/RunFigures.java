package org.pacekeeper.sim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AgentView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.core.CommandSink;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.pace.Policies;

/**
 * Computes a run's figures from its events alone, by folding them once more: what is measured is
 * what was decided. Times count from the first agent who could take a call to the orderly stop;
 * calls count to their end. One thread.
 */
public final class RunFigures {
  private static final double NS = 1e-9;
  private static final long HIGHEST_WAIT_MS = 24L * 3600 * 1000;

  private final DialerCore core;
  private final List<RecordAttempt> attempts = new ArrayList<>();

  /** Calls that machine detection, or the agent, took for a machine's. */
  private final Set<Long> machines = new HashSet<>();

  private final Map<AgentState, Double> agentSeconds = new EnumMap<>(AgentState.class);
  private final Histogram agentWaitMs = new Histogram(HIGHEST_WAIT_MS, 3);
  private final Histogram calleeWaitMs = new Histogram(HIGHEST_WAIT_MS, 3);
  private final Map<String, AgentView> agents = new HashMap<>();
  private double inFlightSeconds;
  private double seconds;
  private long previousNs;
  private long originated;
  private long decisions;
  private long shed;
  private Snapshot latest;
  private long events;
  private boolean stopped;

  /**
   * @param policies those that the run's campaigns name
   */
  public RunFigures(Policies policies) {
    core = new DialerCore(policies);
    latest = core.snapshot();
    for (AgentState state : AgentState.values()) agentSeconds.put(state, 0.0);
  }

  /** Takes the next event of the journal, from the first one on. */
  public void apply(EventRecord event) {
    apply(event, command -> {});
  }

  /**
   * As {@link #apply(EventRecord)}, for a world in which something is done about the commands.
   *
   * @param out receives the commands that follow, in order, before this returns
   */
  public void apply(EventRecord event, CommandSink out) {
    Snapshot before = latest;
    boolean begins = event.event() instanceof EngineStarted;
    if (begins) stopped = false;
    if (!stopped
        && !begins
        && before.agents().stream().anyMatch(agent -> agent.state() != AgentState.OFFLINE))
      elapse(before, (event.timeNs() - previousNs) * NS);
    previousNs = event.timeNs();
    events++;
    core.apply(
        event,
        command -> {
          count(command);
          out.emit(command);
        });
    latest = core.snapshot();
    if (event.event() instanceof EngineStopping) stopped = true;
    else noteAgents(event.timeNs());
  }

  private void elapse(Snapshot snapshot, double dt) {
    for (AgentView agent : snapshot.agents()) agentSeconds.merge(agent.state(), dt, Double::sum);
    for (CampaignView campaign : snapshot.campaigns())
      inFlightSeconds += dt * (campaign.dialing() + campaign.ringing());
    seconds += dt;
  }

  private void count(Command command) {
    if (command instanceof Originate) originated++;
    else if (command instanceof NoteDecision) decisions++;
    else if (command instanceof Hangup hangup) shed += hangup.reason().equals(Hangup.SHED) ? 1 : 0;
    else if (command instanceof RecordDisposition disposition) {
      if (disposition.code().equals(DispositionRecorded.MACHINE))
        machines.add(disposition.callId());
    } else if (command instanceof AmendOutcome amended) {
      if (amended.outcome() == Outcome.SCREENED) machines.add(amended.callId());
    } else if (command instanceof RecordAttempt attempt) {
      attempts.add(attempt);
      boolean machine =
          attempt.outcome() == Outcome.MACHINE || attempt.outcome() == Outcome.INSTANT;
      if (machine) machines.add(attempt.callId());
      else if (attempt.answeredAtNs() > 0) calleeWaitMs.recordValue(waitMs(attempt));
    }
  }

  private static long waitMs(RecordAttempt attempt) {
    long until = attempt.connectedAtNs() > 0 ? attempt.connectedAtNs() : attempt.endedAtNs();
    return (until - attempt.answeredAtNs()) / 1_000_000;
  }

  private void noteAgents(long nowNs) {
    for (AgentView now : latest.agents()) {
      AgentView was = agents.put(now.name(), now);
      if (was != null && was.state() == AgentState.AVAILABLE && now.state() != AgentState.AVAILABLE)
        agentWaitMs.recordValue((nowNs - was.sinceNs()) / 1_000_000);
    }
  }

  /** The figures by their names in the contract, in its order. */
  public Map<String, Object> figures() {
    double staffed = agentSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    double talk = agentSeconds.get(AgentState.TALKING);
    double busy = talk + agentSeconds.get(AgentState.WRAP_UP);
    double available =
        agentSeconds.get(AgentState.AVAILABLE) + agentSeconds.get(AgentState.RESERVED);
    long answered = 0;
    long abandoned = 0;
    for (RecordAttempt attempt : attempts) {
      if (attempt.answeredAtNs() == 0 || machines.contains(attempt.callId())) continue;
      answered++;
      if (isAbandoned(attempt)) abandoned++;
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("simulatedSeconds", seconds);
    figures.put("originated", originated);
    figures.put("answeredByPerson", answered);
    figures.put("connected", answered - abandoned);
    figures.put("abandoned", abandoned);
    figures.put("abandonFraction", ratio(abandoned, answered));
    figures.put("abandonFractionUpper95", Binomial.upper95(abandoned, answered));
    figures.put("worstWindowAbandonFraction", worstHour());
    figures.put("utilization", ratio(busy, staffed));
    figures.put("occupancy", ratio(busy, busy + available));
    figures.put("talkSecondsPerAgentHour", ratio(talk, staffed / 3600));
    figures.put("idleSecondsMean", agentWaitMs.getMean() / 1000);
    figures.put("shed", shed);
    figures.put("shedFraction", ratio(shed, originated));
    figures.put("agentWaitSecondsP50", agentWaitMs.getValueAtPercentile(50) / 1000.0);
    figures.put("agentWaitSecondsP95", agentWaitMs.getValueAtPercentile(95) / 1000.0);
    figures.put("calleeWaitSecondsP50", calleeWaitMs.getValueAtPercentile(50) / 1000.0);
    figures.put("calleeWaitSecondsP95", calleeWaitMs.getValueAtPercentile(95) / 1000.0);
    figures.put("calleeWaitSecondsMax", calleeWaitMs.getMaxValue() / 1000.0);
    figures.put("originatesPerAgentHour", ratio(originated, staffed / 3600));
    figures.put("inFlightMean", ratio(inFlightSeconds, seconds));
    figures.put("decisions", decisions);
    return figures;
  }

  /** By campaign, what can be told apart of calls that have ended. */
  public Map<String, Map<String, Double>> campaignFigures() {
    Map<String, Map<String, Double>> campaigns = new TreeMap<>();
    for (RecordAttempt attempt : attempts) {
      Map<String, Double> of =
          campaigns.computeIfAbsent(attempt.campaign(), name -> new LinkedHashMap<>());
      boolean answered = attempt.answeredAtNs() > 0 && !machines.contains(attempt.callId());
      boolean lost = answered && isAbandoned(attempt);
      of.merge("originated", 1.0, Double::sum);
      of.merge("answeredByPerson", answered ? 1.0 : 0.0, Double::sum);
      of.merge("connected", answered && !lost ? 1.0 : 0.0, Double::sum);
      of.merge("abandoned", lost ? 1.0 : 0.0, Double::sum);
    }
    for (Map<String, Double> of : campaigns.values()) {
      double answered = of.get("answeredByPerson");
      of.put("abandonFraction", ratio(of.get("abandoned"), answered));
    }
    return campaigns;
  }

  /** How many attempts ended with each outcome that occurred. */
  public Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (RecordAttempt attempt : attempts) counts.merge(attempt.outcome(), 1L, Long::sum);
    return counts;
  }

  /** Every attempt that was recorded, in the order of their ends. */
  public List<RecordAttempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The floor after the last event. */
  public List<AgentView> agents() {
    return latest.agents();
  }

  public long events() {
    return events;
  }

  /** When the engine has something to do even if nothing happens, as the core says it. */
  public long nextDeadlineNs() {
    return core.nextDeadlineNs();
  }

  private double worstHour() {
    List<RecordAttempt> answered =
        attempts.stream()
            .filter(attempt -> attempt.answeredAtNs() > 0)
            .filter(attempt -> !machines.contains(attempt.callId()))
            .sorted(Comparator.comparingLong(RecordAttempt::answeredAtNs))
            .toList();
    if (answered.isEmpty()) return 0;
    RollingHour hour = new RollingHour(answered.get(0).answeredAtNs());
    for (RecordAttempt attempt : answered) hour.add(attempt.answeredAtNs(), isAbandoned(attempt));
    return hour.worst();
  }

  private static boolean isAbandoned(RecordAttempt attempt) {
    return attempt.outcome() == Outcome.ABANDONED || attempt.late();
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
