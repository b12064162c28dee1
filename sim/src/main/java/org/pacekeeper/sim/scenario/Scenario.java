package org.pacekeeper.sim.scenario;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.sim.world.Distribution;

/**
 * What a simulation's world is like. Immutable. Times are ns from the start; distributions are in
 * seconds.
 *
 * @param start the local time at which it begins
 * @param warmupNs left out of the figures
 * @param agents staffing steps in the order of time
 * @param ringTimeoutNs from the originate; {@link #NEVER} for no limit
 * @param minimumRingNs no call may be shed before; 0 when none ever may
 * @param abandonAfterNs an answered person who is not connected within this is abandoned
 * @param patienceSeconds how long an answered person stays on the line without an agent
 * @param humanShareCurve times the share of persons
 * @param talkFactor times the length of a conversation, by the time it begins
 * @param agentTalkCv by how much agents differ in the length of their conversations: coefficient of
 *     variation of a lognormal factor of mean 1 that each agent has for good
 * @param humanFactorByAttempt times the share of persons at attempt 1, 2, 3…; the last one holds
 *     for all later attempts
 * @param inbound calls from outside; null when there are none
 */
public record Scenario(
    String name,
    ZonedDateTime start,
    long durationNs,
    long warmupNs,
    List<Staffing> agents,
    Distribution talkSeconds,
    Distribution wrapSeconds,
    Callees callees,
    Distribution postDialDelaySeconds,
    long ringTimeoutNs,
    long minimumRingNs,
    long abandonAfterNs,
    Distribution patienceSeconds,
    Curve humanShareCurve,
    Curve talkFactor,
    double agentTalkCv,
    List<Shock> shocks,
    Lines lines,
    MachineDetection machineDetection,
    List<Double> humanFactorByAttempt,
    Leads leads,
    Limits limits,
    Inbound inbound) {
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * From {@code atNs} on there are {@code count} agents.
   *
   * @param announcedNs how long before those who leave say so; 0 when they do not
   */
  public record Staffing(long atNs, int count, long announcedNs) {}

  /** What a dial meets; the shares sum to 1. */
  public record Callees(
      Callee human, Callee machine, Callee busy, Callee invalid, Callee noAnswer) {}

  /**
   * @param ringSeconds from the end of the post-dial delay to the result; null: rings until the
   *     timeout
   */
  public record Callee(double share, Distribution ringSeconds) {}

  /**
   * What the carrier bears, and the engine is told.
   *
   * @param callerIds how many numbers there are to be shown; 0 for one, without a pool
   */
  public record Lines(int max, double originatesPerSecond, int callerIds) {}

  /** Telling machines from persons after the pick-up, which takes time and errs. */
  public record MachineDetection(
      boolean enabled,
      double decideSeconds,
      double humanTakenForMachineFraction,
      double machineTakenForHumanFraction) {}

  /**
   * How many there are, where they are, and whom they came from.
   *
   * @param lists at least one
   * @param hourFactor times the share of persons, by the hour of the callee's day; empty or 24
   */
  public record Leads(
      long count, List<ZoneShare> zones, List<ListShare> lists, List<Double> hourFactor) {
    public Leads {
      zones = List.copyOf(zones);
      lists = List.copyOf(lists);
      hourFactor = List.copyOf(hourFactor);
    }

    /** Of one list, at any hour alike. */
    public Leads(long count, List<ZoneShare> zones) {
      this(count, zones, List.of(new ListShare(1, 1)), List.of());
    }
  }

  public record ZoneShare(String zone, double share) {}

  /**
   * @param humanFactor times the share of persons
   */
  public record ListShare(double share, double humanFactor) {}

  /**
   * What the law asks for.
   *
   * @param fromMinute of the callee's day, inclusive
   * @param toMinute exclusive
   */
  public record Limits(double abandonFractionMax, long windowNs, int fromMinute, int toMinute) {}

  /**
   * Calls from outside, which come by chance.
   *
   * @param perHour on average, times the curve
   * @param patienceSeconds how long a caller waits for an agent
   * @param priority against outbound callees; a setting of the call center, told to the engine as
   *     is the longest wait
   */
  public record Inbound(
      double perHour,
      Curve curve,
      Distribution patienceSeconds,
      Distribution talkSeconds,
      Priority priority,
      long waitMaxNs,
      long riseAfterNs) {}

  public Scenario {
    agents = List.copyOf(agents);
    shocks = List.copyOf(shocks);
    humanFactorByAttempt = List.copyOf(humanFactorByAttempt);
  }

  /** The same world under another limit. */
  public Scenario withAbandonFractionMax(double abandonFractionMax) {
    return with(
        new Limits(abandonFractionMax, limits.windowNs, limits.fromMinute, limits.toMinute));
  }

  /** The same world, its limit over another window. */
  public Scenario withWindow(long windowNs) {
    return with(
        new Limits(limits.abandonFractionMax, windowNs, limits.fromMinute, limits.toMinute));
  }

  private Scenario with(Limits other) {
    return new Scenario(
        name,
        start,
        durationNs,
        warmupNs,
        agents,
        talkSeconds,
        wrapSeconds,
        callees,
        postDialDelaySeconds,
        ringTimeoutNs,
        minimumRingNs,
        abandonAfterNs,
        patienceSeconds,
        humanShareCurve,
        talkFactor,
        agentTalkCv,
        shocks,
        lines,
        machineDetection,
        humanFactorByAttempt,
        leads,
        other,
        inbound);
  }

  /**
   * Times the share of persons, for a dial at that time.
   *
   * @param callerId which of the caller ids is shown, counting from 1; 0 for one without a pool
   */
  public double humanFactorAt(long timeNs, int attempt, int callerId) {
    double factor =
        humanFactorByAttempt.get(Math.min(attempt, humanFactorByAttempt.size()) - 1)
            * humanShareCurve.at(timeNs);
    for (int i = 0; i < shocks.size(); i++)
      if (shocks.get(i).covers(timeNs) && shocks.get(i).concerns(callerId))
        factor *= shocks.get(i).humanFactor();
    return factor;
  }

  /** Lines that the carrier gives at that time; none while it is down. */
  public int linesAt(long timeNs) {
    double factor = 1;
    for (int i = 0; i < shocks.size(); i++) {
      Shock shock = shocks.get(i);
      if (shock.covers(timeNs)) factor *= shock.carrierDown() ? 0 : shock.linesFactor();
    }
    return (int) Math.floor(lines.max() * factor);
  }

  /**
   * Staffing at every time at which something is said about it; a shock's figure counts before that
   * of the steps.
   */
  public List<Staffing> staffing() {
    TreeMap<Long, Staffing> byTime = new TreeMap<>();
    for (Shock shock : shocks) {
      if (shock.agents() == Shock.UNCHANGED) continue;
      byTime.put(shock.atNs(), new Staffing(shock.atNs(), staffingAt(shock.atNs()), 0));
      if (shock.untilNs() != NEVER)
        byTime.put(shock.untilNs(), new Staffing(shock.untilNs(), staffingAt(shock.untilNs()), 0));
    }
    for (Staffing step : agents)
      byTime.put(step.atNs, new Staffing(step.atNs, staffingAt(step.atNs), step.announcedNs));
    return List.copyOf(byTime.values());
  }

  /** The most agents there ever are. */
  public int agentsMax() {
    return staffing().stream().mapToInt(Staffing::count).max().orElse(0);
  }

  private int staffingAt(long timeNs) {
    int count = 0;
    for (Staffing step : agents) if (step.atNs <= timeNs) count = step.count;
    for (Shock shock : shocks)
      if (shock.agents() != Shock.UNCHANGED && shock.covers(timeNs)) count = shock.agents();
    return count;
  }
}
