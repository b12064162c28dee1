package org.pacekeeper.sim.pbx;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.world.Distribution;

/**
 * The people of a scenario. What an attempt meets depends on the seed, the lead, the attempt's
 * number and the share of persons at the time of the dial (of that lead's list and hour); never on
 * who else was called, so that all policies meet the same people. Pure; any thread.
 *
 * <p>For each attempt one number u is drawn from [0,1), on which the far ends lie side by side:
 * first the persons, then those who do not answer, then machines, busy and invalid numbers. A
 * factor on the share of persons moves the end of their stretch and nothing else: below 1 the
 * persons beyond it do not answer; above 1 the stretch grows over those who did not answer, and
 * only when all of them are persons over the others. So everybody who is a person under a factor is
 * the same person under every larger one, and whom the stretch does not reach stays as they are.
 */
public final class Callees {
  private static final long MACHINE_RECORDS_NS = 60_000_000_000L;
  private static final long MACHINE_NOTICED_NS = 5_000_000_000L;

  private final Scenario scenario;
  private final RandomStreams.Family luck;
  private final LeadTraits traits;
  private final List<ZoneRules> zones = new ArrayList<>();
  private final long startS;
  private final double human;
  private final double noAnswerEnd;
  private final double machineEnd;
  private final double busyEnd;

  public Callees(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.luck = new RandomStreams(seed).family("callee");
    traits = new LeadTraits(scenario.leads(), seed);
    startS = scenario.start().toEpochSecond();
    for (Scenario.ZoneShare zone : scenario.leads().zones())
      zones.add(ZoneId.of(zone.zone()).getRules());
    Scenario.Callees shares = scenario.callees();
    human = shares.human().share();
    noAnswerEnd = human + shares.noAnswer().share();
    machineEnd = noAnswerEnd + shares.machine().share();
    busyEnd = machineEnd + shares.busy().share();
  }

  /**
   * What a dial at that time will meet.
   *
   * @param attempt counts from 1
   * @param atNs of the originate, from the scenario's start
   */
  public CalleePlan plan(long leadId, int attempt, long atNs) {
    return plan(leadId, attempt, atNs, 0);
  }

  /**
   * As above, when one of several caller ids is shown.
   *
   * @param callerId which, counting from 1; 0 when there is no pool of them
   */
  public CalleePlan plan(long leadId, int attempt, long atNs, int callerId) {
    return plan(leadId, attempt, humanFactor(leadId, attempt, atNs, callerId));
  }

  private double humanFactor(long leadId, int attempt, long atNs, int callerId) {
    double ofLead = listFactor(leadId) * hourFactor(leadId, atNs);
    return scenario.humanFactorAt(atNs, attempt, callerId) * ofLead;
  }

  /** The chance that a dial at that time meets a person, for who knows all but luck. */
  public double personShare(long leadId, int attempt, long atNs) {
    return Math.min(1, human * humanFactor(leadId, attempt, atNs, 0));
  }

  private double listFactor(long leadId) {
    return scenario.leads().lists().get(traits.listOf(leadId)).humanFactor();
  }

  private double hourFactor(long leadId, long atNs) {
    List<Double> byHour = scenario.leads().hourFactor();
    if (byHour.isEmpty()) return 1;
    long seconds = startS + atNs / 1_000_000_000L;
    ZoneRules zone = zones.get(traits.zoneOf(leadId));
    long localS = seconds + zone.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    return byHour.get((int) Math.floorMod(Math.floorDiv(localS, 3_600L), (long) byHour.size()));
  }

  private CalleePlan plan(long leadId, int attempt, double humanFactor) {
    RandomStream random = luck.stream(leadId, attempt);
    FarEnd farEnd = farEnd(random.nextDouble(), humanFactor);
    long postDialDelayNs = ns(scenario.postDialDelaySeconds(), random);
    Distribution ring = ring(farEnd);
    long ringNs = ring == null ? CalleePlan.NEVER : ns(ring, random);
    return switch (farEnd) {
      case HUMAN ->
          new CalleePlan(
              farEnd,
              postDialDelayNs,
              ringNs,
              ns(scenario.patienceSeconds(), random),
              ns(scenario.talkSeconds(), random),
              random.nextDouble());
      case MACHINE ->
          new CalleePlan(
              farEnd,
              postDialDelayNs,
              ringNs,
              MACHINE_RECORDS_NS,
              MACHINE_NOTICED_NS,
              random.nextDouble());
      case NO_ANSWER, BUSY, INVALID -> new CalleePlan(farEnd, postDialDelayNs, ringNs, 0, 0, 0);
    };
  }

  private FarEnd farEnd(double u, double humanFactor) {
    if (u < human * humanFactor) return FarEnd.HUMAN;
    if (u < noAnswerEnd) return FarEnd.NO_ANSWER;
    if (u < machineEnd) return FarEnd.MACHINE;
    return u < busyEnd ? FarEnd.BUSY : FarEnd.INVALID;
  }

  private Distribution ring(FarEnd farEnd) {
    Scenario.Callees callees = scenario.callees();
    return switch (farEnd) {
      case HUMAN -> callees.human().ringSeconds();
      case NO_ANSWER -> callees.noAnswer().ringSeconds();
      case MACHINE -> callees.machine().ringSeconds();
      case BUSY -> callees.busy().ringSeconds();
      case INVALID -> callees.invalid().ringSeconds();
    };
  }

  private static long ns(Distribution seconds, RandomStream random) {
    return Math.round(seconds.sample(random) * 1e9);
  }
}
