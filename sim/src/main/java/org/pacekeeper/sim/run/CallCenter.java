package org.pacekeeper.sim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdPoolConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.sim.pbx.CallerIdNumbers;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * What the engine is told of a scenario: the settings that a real call center would have, and no
 * more.
 */
final class CallCenter {
  static final String CAMPAIGN = "campaign";
  static final String NODE = "pbx";
  private static final String POOL = "pool";
  private static final String TRUNK = "carrier";
  private static final String CALLER_ID = CallerIdNumbers.number(0).e164();

  /** As a settings file says that says nothing. */
  private static final Rests RESTS = new Rests(5, 3_600_000, 86_400_000, 7 * 86_400_000, 50);

  /** Who is called from it calls back to it. */
  static final PhoneNumber INBOUND_NUMBER = PhoneNumber.of(CALLER_ID);

  private static final long MS = 1_000_000L;
  private static final long MINUTE_MS = 60_000;

  /** Connecting takes 1 ms, so 0 would abandon those for whom an agent is free. */
  private static final int ABANDON_AFTER_MIN_MS = 2;

  /** What stands for no limit: nothing rings longer, and the engine still notices a lost call. */
  private static final int RING_UNLIMITED_MS = 600_000;

  /** Agents end their wrap-up themselves. */
  private static final int WRAP_UP_MS = Integer.MAX_VALUE;

  private static final double OCCUPANCY_UNLIMITED = 1;
  private static final double UNLIMITED_PER_SECOND = 100_000;
  private static final int UNLIMITED_CALLS = 1_000_000;

  private CallCenter() {}

  static CampaignSettings campaign(Scenario scenario, String policy) {
    Scenario.Limits limits = scenario.limits();
    return new CampaignSettings(
        CAMPAIGN,
        policy,
        List.of(TRUNK),
        CALLER_ID,
        scenario.ringTimeoutNs() == Scenario.NEVER
            ? RING_UNLIMITED_MS
            : (int) (scenario.ringTimeoutNs() / MS),
        Math.max(ABANDON_AFTER_MIN_MS, (int) (scenario.abandonAfterNs() / MS)),
        WRAP_UP_MS,
        limits.abandonFractionMax(),
        limits.windowNs() / MS,
        "message",
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> new CallingHours(day, limits.fromMinute(), limits.toMinute()))
            .toList(),
        // those of a campaign that says nothing
        new RetrySettings(5, 10 * MINUTE_MS, 240 * MINUTE_MS, 240 * MINUTE_MS, 60 * MINUTE_MS),
        (int) (scenario.minimumRingNs() / MS),
        OCCUPANCY_UNLIMITED);
  }

  /** What the engine hears before the first agent comes. */
  static List<Event> opening(Scenario scenario, CampaignSettings campaign) {
    List<Event> events = new ArrayList<>();
    events.addAll(settings(scenario, campaign));
    if (scenario.machineDetection().enabled())
      events.add(new AnswersConfigured(CAMPAIGN, machinesAreDropped()));
    if (scenario.lines().callerIds() > 0) {
      events.add(new CallerIdPoolConfigured(pool(scenario.lines().callerIds())));
      events.add(new CallerIdsConfigured(CAMPAIGN, POOL));
    }
    if (scenario.inbound() != null)
      events.add(new InboundConfigured(CAMPAIGN, inbound(scenario.inbound())));
    events.add(new NodeConnected(NODE, "simulation"));
    events.add(new NodeReconciled(NODE, List.of()));
    return events;
  }

  private static CallerIdPool pool(int size) {
    List<Shown> numbers =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                i ->
                    new Shown(CallerIdNumbers.number(i), List.of(), 0, Attestation.NONE, List.of()))
            .toList();
    return new CallerIdPool(POOL, "UTC", numbers, RESTS);
  }

  private static InboundSettings inbound(Scenario.Inbound inbound) {
    InboundSettings plain = InboundSettings.NONE;
    return new InboundSettings(
        List.of(INBOUND_NUMBER),
        inbound.priority(),
        (int) (inbound.waitMaxNs() / MS),
        "message",
        "",
        plain.announceEveryMs(),
        plain.serviceLevelMs(),
        (int) (inbound.riseAfterNs() / MS));
  }

  /** As a call center that says nothing more than that nobody wants to talk to a machine. */
  private static AnswerSettings machinesAreDropped() {
    AnswerSettings plain = AnswerSettings.DEFAULTS;
    return new AnswerSettings(
        MachineMode.DROP,
        plain.detection(),
        "",
        plain.beepSilenceMs(),
        plain.beepWaitMaxMs(),
        plain.assumedErrorFraction(),
        plain.sampleEvery(),
        "",
        plain.abandonedRestMs());
  }

  private static List<Event> settings(Scenario scenario, CampaignSettings campaign) {
    return List.of(
        new EngineStarted(1, "simulation"),
        new NodeConfigured(new NodeSettings(NODE, UNLIMITED_CALLS, UNLIMITED_PER_SECOND)),
        new TrunkConfigured(
            new TrunkSettings(
                TRUNK,
                NODE,
                "sim/{number}",
                scenario.lines().max(),
                scenario.lines().originatesPerSecond(),
                CALLER_ID)),
        new CampaignConfigured(campaign));
  }
}
