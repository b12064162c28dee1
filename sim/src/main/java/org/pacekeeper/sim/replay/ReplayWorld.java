package org.pacekeeper.sim.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEvent.LeadWithdrawn;
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
      Map<String, Object> figures, long placed, long recorded, long neverPlaced, long goneOn) {}

  private final Recording recording;
  private final Changes changes;
  private final Calendar calendar = new Calendar();
  private final ArrayDeque<Event> pending = new ArrayDeque<>();
  private final ReplayFloor floor;
  private final ReplayPbx pbx;
  private final ReplayLeads leads;
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
    floor = new ReplayFloor(recording, calendar, pending::add);
    pbx = new ReplayPbx(recording, new People(recording, seed), floor, calendar, pending::add);
    leads =
        new ReplayLeads(
            recording,
            new CallingHoursRule(recording.campaign().callingHours()),
            seed,
            calendar,
            pending::add);
    figures = new RunFigures(policies);
    ticksNs =
        recording.script().stream()
            .filter(record -> record.event() instanceof Tick)
            .mapToLong(record -> record.timeNs() - recording.firstNs())
            .toArray();
  }

  Result run() {
    enterScript();
    long endNs = recording.lastNs() - recording.firstNs();
    while (step(endNs)) {}
    if (latestEventNs < endNs) tickAt(endNs);
    DrawCount count = pbx.drawCount();
    return new Result(
        figures.figures(), count.placed(), count.recorded(), count.neverPlaced(), count.goneOn());
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
    } else {
      if (event instanceof LeadWithdrawn e) leads.withdrawn(e);
      pending.add(event);
    }
  }

  /** To the next thing that happens; false when it is past the end. */
  private boolean step(long endNs) {
    long quietUntilNs =
        recording.silence().tickAfterNs(recording.firstNs() + latestEventNs) - recording.firstNs();
    long tickNs = Math.min(dueNs(), quietUntilNs);
    if (Math.min(tickNs, calendar.nextTimeNs()) > endNs) return false;
    if (calendar.nextTimeNs() <= tickNs) {
      calendar.runNext();
      drain();
    } else {
      tickAt(tickNs);
    }
    return true;
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
      figures.apply(new EventRecord(++sequence, recording.firstNs() + nowNs, event), this::execute);
      latestEventNs = nowNs;
    }
  }

  private void execute(Command command) {
    if (command instanceof PbxCommand c) pbx.execute(c);
    else if (command instanceof StoreCommand c) leads.execute(c);
  }
}
