package org.pacekeeper.sim.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEvent.LeadWithdrawn;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.report.RunFigures;

/**
 * The production core, unchanged, in the world of a recording, from its first event's time to its
 * last one's. Time passes as it did: the recorded ticks come when they came, others where the
 * recording was seldom silent for so long, or something is due. Made once, run once, on one thread.
 */
final class ReplayWorld {
  /** A recorded tick that comes so soon after something was due was that thing's. */
  private static final long LATE_TICK_NS = 5_000_000L;

  /** What a run came to. */
  record Result(
      Map<String, Object> figures,
      Map<String, Map<String, Double>> campaignFigures,
      long placed,
      long recorded,
      long neverPlaced,
      long goneOn) {}

  private final Recording recording;
  private final Changes changes;
  private final Calendar calendar = new Calendar();
  private final ArrayDeque<Event> pending = new ArrayDeque<>();
  private final Sight sight = new Sight();
  private final ReplayFloor floor;
  private final ReplayPbx pbx;
  private final Map<String, ReplayLeads> leads = new LinkedHashMap<>();

  /** What agents did at their desks while no engine ran: it is told when one does. */
  private final List<Event> untold = new ArrayList<>();

  private Consumer<EventRecord> listener = event -> {};
  private final RunFigures figures;
  private final long[] ticksNs;
  private int nextTick;
  private long latestEventNs;
  private long sequence;

  /**
   * @param policies those that the changes, or the recording, may name
   */
  ReplayWorld(Recording recording, Changes changes, long seed, Policies policies) {
    this.recording = recording;
    this.changes = changes;
    floor = new ReplayFloor(recording, calendar, sight, pending::add);
    pbx =
        new ReplayPbx(
            recording, new Populace(recording, seed), floor, calendar, sight, pending::add);
    for (CampaignSettings campaign : recording.campaigns())
      leads.put(
          campaign.name(),
          new ReplayLeads(
              recording,
              campaign.name(),
              new CallingHoursRule(campaign.callingHours()),
              seed,
              calendar,
              sight,
              pending::add));
    figures = new RunFigures(policies);
    ticksNs =
        recording.script().stream()
            .filter(record -> record.event() instanceof Tick)
            .mapToLong(record -> record.timeNs() - recording.firstNs())
            .toArray();
  }

  /** Lets somebody look on at the events that the engine is told. */
  ReplayWorld with(Consumer<EventRecord> newListener) {
    listener = newListener;
    return this;
  }

  Result run() {
    enterScript();
    for (DeadTime dead : recording.deadTimes())
      calendar.at(dead.fromNs() - recording.firstNs() + 1, sight::engineGone);
    long endNs = recording.lastNs() - recording.firstNs();
    while (step(endNs)) {}
    if (latestEventNs < endNs) tickAt(endNs);
    DrawCount count = pbx.drawCount();
    return new Result(
        figures.figures(),
        figures.campaignFigures(),
        count.placed(),
        count.recorded(),
        count.neverPlaced(),
        count.goneOn());
  }

  /** What was journaled at one moment without anything between happens at one moment. */
  private void enterScript() {
    List<EventRecord> together = new ArrayList<>();
    for (EventRecord record : recording.script()) {
      EventRecord latest = together.isEmpty() ? record : together.get(together.size() - 1);
      boolean goesOn =
          record.timeNs() == latest.timeNs() && record.sequence() <= latest.sequence() + 1;
      if (!goesOn) enter(together);
      if (!goesOn) together = new ArrayList<>();
      together.add(record);
    }
    if (!together.isEmpty()) enter(together);
  }

  private void enter(List<EventRecord> together) {
    calendar.at(
        together.get(0).timeNs() - recording.firstNs(),
        () -> {
          for (EventRecord record : together) scripted(record.event());
          if (sight.engineRuns()) {
            pending.addAll(untold);
            untold.clear();
          }
        });
  }

  private void scripted(Event event) {
    if (event instanceof CampaignConfigured e)
      pending.add(new CampaignConfigured(changes.apply(e.settings())));
    else if (event instanceof NodeConfigured e)
      pending.add(new NodeConfigured(changes.apply(e.settings())));
    else if (event instanceof TrunkConfigured e)
      pending.add(new TrunkConfigured(changes.apply(e.settings())));
    else if (event instanceof AgentEvent) {
      if (floor.hears(event)) pending.add(event);
    } else if (event instanceof InboundArrived e) {
      if (pbx.hears(e)) pending.add(e);
    } else if (event instanceof NodeReconciled e) {
      pending.add(new NodeReconciled(e.node(), pbx.legs(e.node())));
      pbx.listed(e.node());
    } else {
      if (event instanceof LeadWithdrawn e && leads.containsKey(e.campaign()))
        leads.get(e.campaign()).withdrawn(e);
      if (event instanceof EngineStarted) sight.engineStarted();
      if (event instanceof NodeConnected e) sight.connected(e.node());
      if (event instanceof NodeDisconnected e) sight.lost(e.node());
      pending.add(event);
    }
  }

  /** To the next thing that happens; false when it is past the end. */
  private boolean step(long endNs) {
    long quietUntilNs =
        recording.silence().tickAfterNs(recording.firstNs() + latestEventNs) - recording.firstNs();
    long tickNs = afterDeadTime(Math.min(dueNs(), quietUntilNs));
    if (Math.min(tickNs, calendar.nextTimeNs()) > endNs) return false;
    if (calendar.nextTimeNs() <= tickNs) {
      calendar.runNext();
      drain();
    } else {
      tickAt(tickNs);
    }
    return true;
  }

  /** No engine, no tick: the next one begins with an event of its own. */
  private long afterDeadTime(long tickNs) {
    long atNs = recording.firstNs() + tickNs;
    for (DeadTime dead : recording.deadTimes())
      if (atNs > dead.fromNs() && atNs < dead.toNs()) return dead.toNs() - recording.firstNs();
    return tickNs;
  }

  private void tickAt(long atNs) {
    calendar.advanceTo(atNs, 0);
    pending.add(new Tick());
    drain();
  }

  /** When the engine is to be told that its time has come, if nothing else happens. */
  private long dueNs() {
    long deadlineNs = figures.nextDeadlineNs();
    if (deadlineNs == Long.MAX_VALUE) return deadlineNs;
    long dueNs = Math.max(calendar.nowNs(), deadlineNs - recording.firstNs());
    while (nextTick < ticksNs.length && ticksNs[nextTick] < dueNs) nextTick++;
    boolean comesByItself = nextTick < ticksNs.length && ticksNs[nextTick] <= dueNs + LATE_TICK_NS;
    return comesByItself ? ticksNs[nextTick] : dueNs;
  }

  private void drain() {
    long nowNs = calendar.nowNs();
    for (Event event = pending.poll(); event != null; event = pending.poll()) {
      if (!sight.engineRuns()) {
        if (event instanceof AgentEvent) untold.add(event);
        continue;
      }
      EventRecord record = new EventRecord(++sequence, recording.firstNs() + nowNs, event);
      figures.apply(record, this::execute);
      listener.accept(record);
      latestEventNs = nowNs;
    }
  }

  private void execute(Command command) {
    if (command instanceof PbxCommand c) pbx.execute(c);
    else if (command instanceof StoreCommand c) leads.values().forEach(each -> each.execute(c));
  }
}
