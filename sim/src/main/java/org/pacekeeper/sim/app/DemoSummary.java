package org.pacekeeper.sim.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.report.RunFigures;
import org.pacekeeper.sim.world.CallerLedger;
import org.pacekeeper.sim.world.DialRecord;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldLedger;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.StoreSettings;
import org.pacekeeper.telemetry.LatencyView;

/**
 * What a demo came to. Three books that were kept apart are held against each other: the journals
 * say what was decided, the simulated world says who was really dialed, the database says what was
 * recorded.
 *
 * @param figures by their names in the contract
 */
public record DemoSummary(Map<String, Object> figures) {

  static DemoSummary of(
      Demo.Options options,
      World simulated,
      double wallSeconds,
      LatencyView decision,
      LatencyView eventToOriginate) {
    WorldLedger world = simulated.ledger();
    RunFigures run = new RunFigures(Policies.shipped());
    Map<Long, Originate> decided = new LinkedHashMap<>();
    long commands = 0;
    try (RecordedJournals journals = Journals.read(Demo.journalDir(options));
        EventReader events = journals.events(1);
        CommandReader orders = journals.commands(1)) {
      for (EventRecord event = events.poll(); event != null; event = events.poll())
        run.apply(event);
      for (CommandRecord order = orders.poll(); order != null; order = orders.poll()) {
        commands++;
        if (order.command() instanceof Originate call) decided.put(call.callId(), call);
      }
    }
    Map<Long, Outcome> recorded = recorded(options);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("scenario", options.scene().name());
    figures.put("policy", options.policy());
    figures.put("seed", options.seed());
    figures.put("agents", options.agents());
    figures.putAll(run.figures());
    figures.put("originated", world.dialed());
    figures.put("wallSeconds", wallSeconds);
    figures.put("eventsPerSecond", run.events() / wallSeconds);
    figures.put("outcomes", count(recorded));
    figures.put("journalEvents", run.events());
    figures.put("journalCommands", commands);
    figures.put("decisionMicrosP50", decision.p50Micros());
    figures.put("decisionMicrosP99", decision.p99Micros());
    figures.put("eventToOriginateMicrosP50", eventToOriginate.p50Micros());
    figures.put("eventToOriginateMicrosP99", eventToOriginate.p99Micros());
    figures.put("leadsDialed", world.numbersDialed());
    figures.put("leadsDialedTwice", dialedTwice(world, decided));
    figures.put("lostOutcomes", lost(world.records(), decided.keySet(), recorded.keySet()));
    List<CallerLedger.Entry> callers = simulated.callers().entries();
    figures.put("callers", (long) callers.size());
    figures.put("callersAnswered", callers.stream().filter(CallerLedger.Entry::answered).count());
    figures.put("callersGaveUp", callers.stream().filter(CallerLedger.Entry::gaveUp).count());
    return new DemoSummary(figures);
  }

  private static Map<Long, Outcome> recorded(Demo.Options options) {
    try (Database database =
        Database.open(StoreSettings.sqlite(options.dataDir().resolve("leads.db")))) {
      return AttemptLog.outcomes(database);
    }
  }

  private static Map<String, Long> count(Map<Long, Outcome> recorded) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      long count = recorded.values().stream().filter(each -> each == outcome).count();
      if (count > 0) counts.put(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), count);
    }
    return counts;
  }

  /** Numbers that the world saw dialed more often than attempts at them were decided. */
  private static long dialedTwice(WorldLedger world, Map<Long, Originate> decided) {
    Map<String, Set<Integer>> attempts = new HashMap<>();
    for (Originate call : decided.values())
      attempts
          .computeIfAbsent(Long.toString(call.phone().digits()), number -> new HashSet<>())
          .add(call.attempt());
    return world.timesDialed().entrySet().stream()
        .filter(
            dialed -> dialed.getValue() > attempts.getOrDefault(dialed.getKey(), Set.of()).size())
        .count();
  }

  /** Calls that were decided, or that the world saw, and have no recorded outcome. */
  private static long lost(List<DialRecord> world, Set<Long> decided, Set<Long> recorded) {
    Set<Long> calls = new HashSet<>(decided);
    for (DialRecord call : world) calls.add(LegId.parse(call.leg()));
    calls.removeAll(recorded);
    return calls.size();
  }
}
