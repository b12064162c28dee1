package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.AgentEvent;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;

/** What the journals of a folder say, up to now; an engine may be writing to them. */
final class RecordedRun {
  private final List<EventRecord> events = new ArrayList<>();
  private final List<CommandRecord> commands = new ArrayList<>();

  private RecordedRun() {}

  static RecordedRun read(Path journal) {
    RecordedRun run = new RecordedRun();
    try (RecordedJournals journals = Journals.read(journal);
        EventReader events = journals.events(1);
        CommandReader commands = journals.commands(1)) {
      for (EventRecord e = events.poll(); e != null; e = events.poll()) run.events.add(e);
      for (CommandRecord c = commands.poll(); c != null; c = commands.poll()) run.commands.add(c);
    }
    return run;
  }

  /** What was asked of the nodes and what they said, for people. */
  String shown() {
    StringBuilder text = new StringBuilder();
    for (CommandRecord record : commands)
      if (record.command() instanceof PbxCommand)
        text.append(record.cause()).append(" > ").append(record.command()).append('\n');
    for (EventRecord record : events)
      if (record.event() instanceof PbxEvent || record.event() instanceof AgentEvent)
        text.append(record.sequence()).append(' ').append(record.event()).append('\n');
    return text.toString();
  }

  /** All that is said of calls that were placed and have no end, for people. */
  String open() {
    Map<Long, Long> placedNs = new HashMap<>();
    for (CommandRecord record : originates())
      placedNs.put(((Originate) record.command()).callId(), record.timeNs());
    for (CommandRecord record : commands)
      if (record.command() instanceof RecordAttempt c) placedNs.remove(c.callId());
    StringBuilder text = new StringBuilder();
    placedNs.forEach(
        (call, atNs) -> {
          text.append("placed at ").append(atNs).append('\n');
          for (CommandRecord record : commands)
            if (record.command().toString().contains("callId=" + call))
              text.append(record.timeNs()).append(" > ").append(record.command()).append('\n');
          for (EventRecord record : events)
            if (record.event().toString().contains("allId=" + call))
              text.append(record.timeNs()).append(' ').append(record.event()).append('\n');
        });
    return text.toString();
  }

  /** Every event with its time, in order. */
  List<EventRecord> records() {
    return List.copyOf(events);
  }

  /** Every event of a kind, in order. */
  <T extends Event> List<T> all(Class<T> type) {
    return events.stream()
        .map(EventRecord::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<CommandRecord> originates() {
    return commands.stream().filter(record -> record.command() instanceof Originate).toList();
  }

  /** Callees who were put through to an agent on another node. */
  long connectedAcross() {
    Set<Long> across = new HashSet<>();
    for (CommandRecord record : commands)
      if (record.command() instanceof ConnectAcross c) across.add(c.callId());
    return events.stream()
        .filter(record -> record.event() instanceof CallConnected e && across.contains(e.callId()))
        .count();
  }

  /** Whether somebody has been talking with an agent for so long and still does. */
  boolean hasTalkOf(long ns) {
    if (events.isEmpty()) return false;
    long nowNs = events.get(events.size() - 1).timeNs();
    Map<Long, Long> sinceNs = new HashMap<>();
    for (EventRecord record : events) {
      if (record.event() instanceof CallConnected e) sinceNs.put(e.callId(), record.timeNs());
      else if (record.event() instanceof CallHungUp e) sinceNs.remove(e.callId());
    }
    return sinceNs.values().stream().anyMatch(since -> nowNs - since >= ns);
  }

  /** Calls on which callee and agent talk, as far as the engine knows. */
  Set<Long> talking() {
    Set<Long> talking = new HashSet<>();
    for (EventRecord record : events) {
      if (record.event() instanceof CallConnected e) talking.add(e.callId());
      else if (record.event() instanceof CallHungUp e) talking.remove(e.callId());
    }
    return talking;
  }

  /** How many engines have written to it, one after the other. */
  long starts() {
    return all(EngineStarted.class).size();
  }

  /** Whether an engine that began after so many starts has been told what is up on its node. */
  boolean hasListedAfter(long starts) {
    long started = 0;
    for (EventRecord record : events) {
      if (record.event() instanceof EngineStarted) started++;
      else if (started > starts && record.event() instanceof NodeReconciled) return true;
    }
    return false;
  }

  /** Calls that were talking when a run was killed, and that the next run found talking. */
  Set<Long> talksTakenUpAgain() {
    Set<Long> talking = new HashSet<>();
    Set<Long> carriedOver = new HashSet<>();
    Set<Long> takenUp = new HashSet<>();
    for (EventRecord record : events) {
      Event event = record.event();
      if (event instanceof CallConnected e) talking.add(e.callId());
      else if (event instanceof CallHungUp e) talking.remove(e.callId());
      else if (event instanceof EngineStarted) carriedOver.addAll(talking);
      else if (event instanceof NodeReconciled e)
        for (SeenLeg leg : e.legs())
          if (leg.bridgedWith() != 0 && carriedOver.contains(leg.legId())) takenUp.add(leg.legId());
    }
    return takenUp;
  }

  /**
   * Calls that were placed by one run and closed by a later one: part of what became of them was
   * seen by nobody.
   */
  Set<Long> closedByALaterRun() {
    List<Long> starts =
        events.stream()
            .filter(record -> record.event() instanceof EngineStarted)
            .map(EventRecord::sequence)
            .toList();
    Map<Long, Long> placedAfter = new HashMap<>();
    Set<Long> closedLater = new HashSet<>();
    for (CommandRecord record : commands) {
      if (record.command() instanceof Originate c) placedAfter.put(c.callId(), record.cause());
      else if (record.command() instanceof RecordAttempt c) {
        long from = placedAfter.getOrDefault(c.callId(), Long.MAX_VALUE);
        if (starts.stream().anyMatch(start -> start > from && start <= record.cause()))
          closedLater.add(c.callId());
      }
    }
    return closedLater;
  }

  /** How often an agent's phone was brought up. */
  long agentLegsUp() {
    return events.stream().filter(record -> record.event() instanceof AgentLegUp).count();
  }

  /**
   * From the moment a run was begun to its first call.
   *
   * @param begunNs epoch ns, run by run
   * @return ns for each run that placed one
   */
  List<Long> timesToFirstOriginate(List<Long> begunNs) {
    List<Long> times = new ArrayList<>();
    List<Long> starts =
        events.stream()
            .filter(record -> record.event() instanceof EngineStarted)
            .map(EventRecord::sequence)
            .toList();
    for (int run = 0; run < starts.size(); run++) {
      long from = starts.get(run);
      long to = run + 1 < starts.size() ? starts.get(run + 1) : Long.MAX_VALUE;
      long begun = begunNs.get(run);
      originates().stream()
          .filter(record -> record.cause() > from && record.cause() < to)
          .findFirst()
          .ifPresent(record -> times.add(record.timeNs() - begun));
    }
    return times;
  }
}
