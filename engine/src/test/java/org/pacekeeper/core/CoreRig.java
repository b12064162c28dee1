package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.pace.Policies;

/** A core with its clock in the test's hand: events in, commands out. */
final class CoreRig {
  static final long SECOND = 1_000_000_000L;

  /** Tuesday 2026-03-03, 17:00 UTC: noon in New York, nine in Los Angeles. */
  static final long START = 1_772_557_200L * SECOND;

  final DialerCore core;
  final List<EventRecord> events = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();
  long nowNs = START;

  CoreRig() {
    this(Policies.shipped());
  }

  CoreRig(Policies policies) {
    core = new DialerCore(policies);
  }

  /** Applies an event at the present time; returns the commands that followed it. */
  List<Command> on(Event event) {
    int before = commands.size();
    EventRecord record = new EventRecord(events.size() + 1, nowNs, event);
    events.add(record);
    core.apply(record, commands::add);
    return List.copyOf(commands.subList(before, commands.size()));
  }

  /** Lets time pass, then ticks. */
  List<Command> after(double seconds) {
    nowNs += (long) (seconds * SECOND);
    return on(new Tick());
  }

  /** A node that is up, a trunk, a campaign with a policy. */
  CoreRig campaign(String policy) {
    on(new EngineStarted(1, "test"));
    on(new NodeConfigured(new NodeSettings("pbx", 1_000, 1_000)));
    on(new TrunkConfigured(trunk(100, 1_000)));
    on(new CampaignConfigured(settings(policy)));
    on(new NodeConnected("pbx", "22.0"));
    on(new NodeReconciled("pbx", List.of()));
    return this;
  }

  static TrunkSettings trunk(int lines, double originatesPerSecond) {
    return new TrunkSettings(
        "carrier", "pbx", "PJSIP/{e164}@carrier", lines, originatesPerSecond, "+12025550100");
  }

  static CampaignSettings settings(String policy) {
    return settings(policy, 0.03);
  }

  static CampaignSettings settings(String policy, double abandonFractionMax) {
    return new CampaignSettings(
        "sales",
        policy,
        List.of("carrier"),
        "",
        25_000,
        2_000,
        10_000,
        abandonFractionMax,
        30L * 24 * 3600 * 1000,
        "pacekeeper-sorry",
        everyDay(8, 21),
        new RetrySettings(3, 900_000, 14_400_000, 14_400_000, 86_400_000),
        15_000,
        1);
  }

  static List<CallingHours> everyDay(int fromHour, int toHour) {
    return Stream.iterate(1, day -> day + 1)
        .limit(7)
        .map(day -> new CallingHours(day, fromHour * 60, toHour * 60))
        .toList();
  }

  /** Agents a1, a2, … whose phones are up. */
  CoreRig agents(int count) {
    for (int i = 1; i <= count; i++) {
      String name = "a" + i;
      List<Command> called = on(new AgentLoggedIn(name, "sales", "pbx", "PJSIP/" + name));
      on(new AgentLegUp(of(called, CallAgent.class).get(0).legId(), name));
    }
    return this;
  }

  /** Answers the outstanding fetch with so many leads in New York. */
  List<Command> leads(int count) {
    List<LeadEntry> leads = new ArrayList<>();
    for (int i = 0; i < count; i++) leads.add(lead(1_000 + i));
    return leads(leads);
  }

  List<Command> leads(List<LeadEntry> leads) {
    FetchLeads fetch = last(FetchLeads.class);
    return on(new LeadsReady(fetch.fetchId(), "sales", leads, 0, Long.MAX_VALUE));
  }

  static LeadEntry lead(long id) {
    return new LeadEntry(id, new PhoneNumber(12_025_550_000L + id), List.of("America/New_York"), 0);
  }

  <T extends Command> List<T> all(Class<T> type) {
    return of(commands, type);
  }

  <T extends Command> T last(Class<T> type) {
    List<T> all = all(type);
    if (all.isEmpty())
      throw new AssertionError("no " + type.getSimpleName() + " among " + commands);
    return all.get(all.size() - 1);
  }

  static <T extends Command> List<T> of(List<Command> commands, Class<T> type) {
    return commands.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
