package org.pacekeeper.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.PhoneNumber;

/**
 * Takes leads into this engine's hands and gives them back. The order is by priority, then by the
 * time of the next attempt, then by id.
 *
 * <p>The cost does not depend on how many leads there are: the ready ones of one campaign, zone set
 * and priority lie side by side in an index in the order of their next attempt, and a claim looks
 * at the front of each such group whose zones are open, from the highest priority down, until it
 * has enough.
 */
final class LeadClaims {
  private static final String GROUPS =
      "SELECT g.zone_set_id, z.zones, g.priority FROM lead_group g"
          + " JOIN zone_set z ON z.id = g.zone_set_id"
          + " WHERE g.campaign_id = :campaign ORDER BY g.priority DESC, g.zone_set_id";

  /** Package-private, so that a test can look at the database's plan for it. */
  static final String CANDIDATES =
      "SELECT l.id, l.phone, l.attempts, l.next_attempt_at_ns, l.list_id FROM lead l"
          + " WHERE l.status = 'ready' AND l.campaign_id = :campaign AND l.zone_set_id = :zoneSet"
          + " AND l.priority = :priority AND l.next_attempt_at_ns <= :now"
          + " AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.phone = l.phone)"
          + " ORDER BY l.next_attempt_at_ns, l.id LIMIT :count";

  static final String FIRST_OF_GROUP =
      "SELECT l.next_attempt_at_ns FROM lead l"
          + " WHERE l.status = 'ready' AND l.campaign_id = :campaign AND l.zone_set_id = :zoneSet"
          + " AND l.priority = :priority ORDER BY l.next_attempt_at_ns, l.id LIMIT 1";

  private final String journalId;
  private final Dialect dialect;
  private final CallingTimes times;

  LeadClaims(String journalId, Dialect dialect, CallingTimes times) {
    this.journalId = journalId;
    this.dialect = dialect;
    this.times = times;
  }

  LeadsReady fetch(Handle handle, FetchLeads fetch, long nowNs) {
    String campaign = fetch.campaign();
    Long campaignId = campaignId(handle, campaign);
    if (campaignId == null)
      return new LeadsReady(fetch.fetchId(), campaign, List.of(), 0, Long.MAX_VALUE);
    List<Group> groups = groups(handle, campaignId, campaign, nowNs);
    List<Candidate> chosen = choose(handle, campaignId, groups, nowNs, fetch.count());
    claim(handle, campaignId, chosen);
    return new LeadsReady(
        fetch.fetchId(),
        campaign,
        chosen.stream().map(Candidate::entry).toList(),
        LeadTally.ready(handle, campaignId),
        nextCallableAtNs(handle, campaignId, groups, nowNs));
  }

  private static Long campaignId(Handle handle, String campaign) {
    return handle
        .createQuery("SELECT id FROM campaign WHERE name = :name")
        .bind("name", campaign)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  /** From the highest priority down, each with the moment from which its zones are open. */
  private List<Group> groups(Handle handle, long campaignId, String campaign, long nowNs) {
    Map<Long, Long> openings = new HashMap<>();
    return handle
        .createQuery(GROUPS)
        .bind("campaign", campaignId)
        .map(
            (row, context) -> {
              long zoneSet = row.getLong(1);
              List<String> zones = Zones.split(row.getString(2));
              long openAtNs =
                  openings.computeIfAbsent(zoneSet, id -> times.nextOpenNs(campaign, zones, nowNs));
              return new Group(zoneSet, zones, row.getInt(3), openAtNs);
            })
        .list();
  }

  private List<Candidate> choose(
      Handle handle, long campaignId, List<Group> groups, long nowNs, int count) {
    List<Candidate> chosen = new ArrayList<>();
    int from = 0;
    while (from < groups.size() && chosen.size() < count) {
      int to = from;
      List<Candidate> level = new ArrayList<>();
      while (to < groups.size() && groups.get(to).priority == groups.get(from).priority) {
        Group group = groups.get(to++);
        if (group.openAtNs <= nowNs)
          level.addAll(candidates(handle, campaignId, group, nowNs, count - chosen.size()));
      }
      level.sort(Candidate.ORDER);
      chosen.addAll(level.subList(0, Math.min(level.size(), count - chosen.size())));
      from = to;
    }
    return chosen;
  }

  private List<Candidate> candidates(
      Handle handle, long campaignId, Group group, long nowNs, int count) {
    return handle
        .createQuery(CANDIDATES + dialect.skipLockedRows())
        .bind("campaign", campaignId)
        .bind("zoneSet", group.zoneSetId)
        .bind("priority", group.priority)
        .bind("now", nowNs)
        .bind("count", count)
        .map(
            (row, context) ->
                new Candidate(
                    row.getLong(4),
                    new LeadEntry(
                        row.getLong(1),
                        new PhoneNumber(row.getLong(2)),
                        group.zones,
                        row.getInt(3),
                        row.getLong(5))))
        .list();
  }

  private void claim(Handle handle, long campaignId, List<Candidate> chosen) {
    if (chosen.isEmpty()) return;
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE lead SET status = 'claimed', claimed_by = :journal WHERE id = :id");
    for (Candidate candidate : chosen)
      batch.bind("journal", journalId).bind("id", candidate.entry.leadId()).add();
    batch.execute();
    LeadTally.add(handle, campaignId, journalId, -chosen.size());
  }

  private static long nextCallableAtNs(
      Handle handle, long campaignId, List<Group> groups, long nowNs) {
    long next = Long.MAX_VALUE;
    for (Group group : groups) {
      if (group.openAtNs >= next) continue;
      Long dueAtNs =
          handle
              .createQuery(FIRST_OF_GROUP)
              .bind("campaign", campaignId)
              .bind("zoneSet", group.zoneSetId)
              .bind("priority", group.priority)
              .mapTo(Long.class)
              .findOne()
              .orElse(null);
      if (dueAtNs != null)
        next = Math.min(next, Math.max(nowNs, Math.max(dueAtNs, group.openAtNs)));
    }
    return next;
  }

  /** Gives back this engine's claims on leads that it does not hold. */
  void releaseExcept(Handle handle, Set<Long> held) {
    List<Claimed> released =
        handle
            .createQuery(
                "SELECT l.id, l.campaign_id, d.phone FROM lead l"
                    + " LEFT JOIN do_not_call d ON d.phone = l.phone"
                    + " WHERE l.status = 'claimed' AND l.claimed_by = :journal")
            .bind("journal", journalId)
            .map(
                (row, context) ->
                    new Claimed(row.getLong(1), row.getLong(2), row.getObject(3) != null))
            .stream()
            .filter(claimed -> !held.contains(claimed.leadId))
            .toList();
    for (Claimed claimed : released) {
      LeadStatus status = claimed.doNotCall ? LeadStatus.DO_NOT_CALL : LeadStatus.READY;
      handle
          .createUpdate("UPDATE lead SET status = :status, claimed_by = NULL WHERE id = :id")
          .bind("status", status.text())
          .bind("id", claimed.leadId)
          .execute();
      if (status == LeadStatus.READY) LeadTally.add(handle, claimed.campaignId, journalId, 1);
    }
  }

  private record Group(long zoneSetId, List<String> zones, int priority, long openAtNs) {}

  private record Candidate(long nextAttemptAtNs, LeadEntry entry) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparingLong(Candidate::nextAttemptAtNs)
            .thenComparingLong(candidate -> candidate.entry.leadId());
  }

  private record Claimed(long leadId, long campaignId, boolean doNotCall) {}
}
