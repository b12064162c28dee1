package org.pacekeeper.sim.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.sim.ami.Dialplan;
import org.pacekeeper.sim.scenario.Curve;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.world.CallerSettings;
import org.pacekeeper.sim.world.Distribution;
import org.pacekeeper.sim.world.FarEnd;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldSettings;

/**
 * Whom a demo's world has, and what the campaign is told: ordinary people, or those of a scenario.
 * Of a scenario are played its callees, talk, wrap-up, patience, lines, limits and calls from
 * outside; not what changes with time beside those, its lists and zones, and machine detection.
 *
 * @param scenario null for ordinary people
 */
record DemoScene(Scenario scenario) {
  /** The campaign's own, shown to callees and called back. */
  static final PhoneNumber NUMBER = PhoneNumber.of("+12025550100");

  private static final String MESSAGE = "pacekeeper-sorry";
  private static final long MS = 1_000_000L;
  private static final int RING_TIMEOUT_MS_MAX = 60_000;

  /** An assumption. */
  private static final double WITHHELD_FRACTION = 0.1;

  /** Where the carrier's calls come in. */
  private static final String FROM_CARRIER =
      """
      [from-carrier]
      exten => _X.,1,Goto(pacekeeper-inbound,${EXTEN},1)
      """;

  static DemoScene ordinary() {
    return new DemoScene(null);
  }

  static Dialplan dialplan() {
    return Dialplan.shippedWith(FROM_CARRIER);
  }

  String name() {
    return scenario == null ? "demo" : scenario.name();
  }

  /** What the carrier bears. */
  TrunkSettings trunk(String node) {
    int lines = scenario == null ? 1_000 : scenario.lines().max();
    double perSecond = scenario == null ? 200 : scenario.lines().originatesPerSecond();
    return new TrunkSettings(
        "carrier", node, "PJSIP/{number}@carrier", lines, perSecond, NUMBER.e164());
  }

  /** As many as work when it begins. */
  int agents(int ordinary) {
    if (scenario == null || scenario.agents().isEmpty()) return ordinary;
    return scenario.agents().get(0).count();
  }

  WorldSettings world(long seed) {
    WorldSettings ordinary = WorldSettings.ordinary(seed);
    if (scenario == null) return ordinary;
    return new WorldSettings(
        seed,
        shares(),
        scenario.humanFactorByAttempt(),
        scenario.postDialDelaySeconds(),
        scenario.talkSeconds(),
        ordinary.machineTalkSeconds(),
        scenario.patienceSeconds(),
        ordinary.agentEndsFraction(),
        new WorldSettings.TrunkLimits(
            scenario.lines().max(), scenario.lines().originatesPerSecond()),
        new WorldSettings.AgentManners(
            ordinary.agents().answerSeconds(),
            scenario.wrapSeconds(),
            ordinary.agents().pauseFraction(),
            ordinary.agents().pauseSeconds()));
  }

  private List<WorldSettings.Share> shares() {
    Scenario.Callees callees = scenario.callees();
    List<WorldSettings.Share> shares = new ArrayList<>();
    add(shares, FarEnd.HUMAN, callees.human());
    add(shares, FarEnd.MACHINE, callees.machine());
    add(shares, FarEnd.BUSY, callees.busy());
    add(shares, FarEnd.UNALLOCATED, callees.invalid());
    add(shares, FarEnd.NO_ANSWER, callees.noAnswer());
    return shares;
  }

  private static void add(List<WorldSettings.Share> to, FarEnd farEnd, Scenario.Callee callee) {
    if (callee.share() == 0) return;
    Distribution ring = callee.ringSeconds();
    to.add(new WorldSettings.Share(farEnd, callee.share(), ring));
  }

  /** The calendar's thread. */
  void begin(World world) {
    if (scenario == null || scenario.inbound() == null) return;
    Scenario.Inbound inbound = scenario.inbound();
    Curve curve = inbound.curve();
    double most = curve.points().stream().mapToDouble(Curve.Point::factor).max().orElse(1);
    world.beginCalls(
        new CallerSettings(
            Long.toString(NUMBER.digits()),
            inbound.perHour(),
            curve::at,
            most,
            inbound.patienceSeconds(),
            inbound.talkSeconds(),
            WITHHELD_FRACTION));
  }

  /** Which calls from outside the campaign takes. */
  List<ControlEvent> calls(String campaign) {
    if (scenario == null || scenario.inbound() == null) return List.of();
    Scenario.Inbound inbound = scenario.inbound();
    InboundSettings plain = InboundSettings.NONE;
    return List.of(
        new InboundConfigured(
            campaign,
            new InboundSettings(
                List.of(NUMBER),
                inbound.priority(),
                (int) (inbound.waitMaxNs() / MS),
                MESSAGE,
                "",
                plain.announceEveryMs(),
                plain.serviceLevelMs(),
                (int) (inbound.riseAfterNs() / MS))));
  }

  CampaignSettings campaign(String name, String policy) {
    List<CallingHours> hours = new ArrayList<>();
    for (int day = 1; day <= 7; day++) hours.add(new CallingHours(day, 8 * 60, 21 * 60));
    boolean plain = scenario == null;
    return new CampaignSettings(
        name,
        policy,
        List.of("carrier"),
        "",
        plain ? 25_000 : (int) Math.min(RING_TIMEOUT_MS_MAX, scenario.ringTimeoutNs() / MS),
        plain ? 2_000 : (int) (scenario.abandonAfterNs() / MS),
        60_000,
        plain ? 0.03 : scenario.limits().abandonFractionMax(),
        plain ? TimeUnit.DAYS.toMillis(30) : scenario.limits().windowNs() / MS,
        MESSAGE,
        hours,
        new RetrySettings(
            3,
            TimeUnit.MINUTES.toMillis(15),
            TimeUnit.HOURS.toMillis(4),
            TimeUnit.HOURS.toMillis(4),
            TimeUnit.HOURS.toMillis(24)),
        plain ? 15_000 : (int) (scenario.minimumRingNs() / MS),
        1);
  }
}
