package org.pacekeeper.sim.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.comply.CallingHoursRule;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.pbx.LeadTraits;
import org.pacekeeper.sim.scenario.Scenario.Leads;
import org.pacekeeper.sim.scenario.Scenario.ZoneShare;

/**
 * A lead list that needs no database: ids from 1, those never tried first and in their order, then
 * those to be tried again, first due first, as the real store does; nobody whose zone is outside
 * the calling hours. A lead's zone depends on seed and id only. One thread.
 */
final class MemoryLeads {
  /** No area code begins with 0: nobody has these numbers. */
  private static final long FIRST_PHONE = 10_000_000_000L;

  private record Retry(long dueNs, long leadId, int attempts) {}

  /** The leads of one zone. */
  private static final class Line {
    final List<String> zones;

    /** The next never tried, past the last when there is none. */
    long fresh;

    final PriorityQueue<Retry> retries =
        new PriorityQueue<>(Comparator.comparingLong(Retry::dueNs).thenComparing(Retry::leadId));

    Line(String zone) {
      zones = List.of(zone);
    }
  }

  private final Leads leads;
  private final CallingHoursRule callingHours;
  private final LeadTraits traits;
  private final List<Line> lines = new ArrayList<>();
  private final Consumer<Event> events;

  /** Attempts made at leads that are in the core's hands, where there were any. */
  private final Map<Long, Integer> attemptsOf = new HashMap<>();

  private long freshLeft;
  private int retriesWaiting;

  MemoryLeads(Leads leads, CallingHoursRule callingHours, long seed, Consumer<Event> events) {
    this.leads = leads;
    this.callingHours = callingHours;
    this.traits = new LeadTraits(leads, seed);
    this.events = events;
    for (ZoneShare zone : leads.zones()) lines.add(new Line(zone.zone()));
    for (Line line : lines) line.fresh = nextIn(line, 0);
    freshLeft = leads.count();
  }

  /**
   * @param nowNs epoch ns
   */
  void execute(StoreCommand command, long nowNs) {
    if (command instanceof FetchLeads fetch) fetch(fetch, nowNs);
    else if (command instanceof RecordAttempt attempt) ended(attempt);
    else if (command instanceof ReleaseLead release) released(release);
    else if (!(command instanceof StoreCommand.RecordDisposition)
        && !(command instanceof StoreCommand.RecordAbandoned)
        && !(command instanceof StoreCommand.AmendOutcome)
        && !(command instanceof StoreCommand.RecordEnding)
        && !(command instanceof StoreCommand.RecordInbound)
        && !(command instanceof StoreCommand.KeepRecording)
        && !(command instanceof StoreCommand.RecordDoNotCall))
      throw new IllegalStateException("command " + command + ": is not handled");
  }

  private void fetch(FetchLeads fetch, long nowNs) {
    List<LeadEntry> found = new ArrayList<>(fetch.count());
    List<Line> open = lines.stream().filter(line -> callingHours.open(line.zones, nowNs)).toList();
    while (found.size() < fetch.count()) {
      LeadEntry lead = nextFresh(open);
      if (lead == null) lead = nextRetry(open, nowNs);
      if (lead == null) break;
      found.add(lead);
    }
    events.accept(
        new LeadsReady(
            fetch.fetchId(),
            fetch.campaign(),
            found,
            freshLeft + retriesWaiting,
            nextCallableNs(nowNs)));
  }

  private LeadEntry nextFresh(List<Line> open) {
    Line first = null;
    for (Line line : open)
      if (line.fresh <= leads.count() && (first == null || line.fresh < first.fresh)) first = line;
    if (first == null) return null;
    long id = first.fresh;
    first.fresh = nextIn(first, id);
    freshLeft--;
    return entry(id, first, 0);
  }

  private LeadEntry nextRetry(List<Line> open, long nowNs) {
    Line first = null;
    for (Line line : open) {
      Retry head = line.retries.peek();
      if (head != null
          && head.dueNs <= nowNs
          && (first == null || head.dueNs < first.retries.peek().dueNs)) first = line;
    }
    if (first == null) return null;
    Retry retry = first.retries.remove();
    retriesWaiting--;
    if (retry.attempts > 0) attemptsOf.put(retry.leadId, retry.attempts);
    return entry(retry.leadId, first, retry.attempts);
  }

  private void ended(RecordAttempt attempt) {
    int attempts = attempt.attempt() - (attempt.outcome().countsAsAttempt() ? 0 : 1);
    attemptsOf.remove(attempt.leadId());
    if (attempt.next() == LeadNext.RETRY)
      putBack(attempt.leadId(), attempt.nextAttemptAtNs(), attempts);
  }

  private void released(ReleaseLead release) {
    Integer attempts = attemptsOf.remove(release.leadId());
    if (release.next() == LeadNext.RETRY)
      putBack(release.leadId(), release.notBeforeNs(), attempts == null ? 0 : attempts);
  }

  private void putBack(long leadId, long dueNs, int attempts) {
    lines.get(lineOf(leadId)).retries.add(new Retry(dueNs, leadId, attempts));
    retriesWaiting++;
  }

  private long nextCallableNs(long nowNs) {
    long next = Long.MAX_VALUE;
    for (Line line : lines) {
      Retry head = line.retries.peek();
      long dueNs = line.fresh <= leads.count() ? nowNs : head == null ? Long.MAX_VALUE : head.dueNs;
      if (dueNs == Long.MAX_VALUE) continue;
      long openNs = callingHours.nextOpenNs(line.zones, nowNs);
      next = Math.min(next, Math.max(dueNs, openNs));
    }
    return next;
  }

  /** The next lead of the line after an id, past the last one when there is none. */
  private long nextIn(Line line, long afterId) {
    long id = afterId + 1;
    while (id <= leads.count() && lines.get(lineOf(id)) != line) id++;
    return id;
  }

  private int lineOf(long leadId) {
    return traits.zoneOf(leadId);
  }

  private LeadEntry entry(long id, Line line, int attempts) {
    return new LeadEntry(
        id, new PhoneNumber(FIRST_PHONE + id), line.zones, attempts, 1 + traits.listOf(id));
  }
}
