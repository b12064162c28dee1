package org.pacekeeper.store;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Counts the leads of all campaigns, by standing and by where they are. Reads every lead: for a
 * person who asks, not for a loop. Any thread.
 */
public final class LeadOverview {
  private final Database database;

  public LeadOverview(Database database) {
    this.database = database;
  }

  /**
   * Leads of one campaign with the same candidate time zones.
   *
   * @param zones IANA names; empty where none is known
   * @param leads in all
   * @param due ready, and the time of their next attempt has come
   */
  public record Group(String campaign, List<String> zones, long leads, long due) {}

  /** By campaign; those without leads are left out. */
  public List<Group> groups(long nowNs) {
    return database.read(
        "count leads",
        handle ->
            handle
                .createQuery(
                    "SELECT c.name, z.zones, COUNT(*),"
                        + " SUM(CASE WHEN l.status = 'ready' AND l.next_attempt_at_ns <= :now"
                        + " THEN 1 ELSE 0 END) FROM lead l"
                        + " JOIN campaign c ON c.id = l.campaign_id"
                        + " JOIN zone_set z ON z.id = l.zone_set_id"
                        + " GROUP BY c.name, z.zones ORDER BY c.name, z.zones")
                .bind("now", nowNs)
                .setQueryTimeout((int) TimeUnit.MINUTES.toSeconds(2))
                .map(
                    (row, context) ->
                        new Group(
                            row.getString(1),
                            Zones.split(row.getString(2)),
                            row.getLong(3),
                            row.getLong(4)))
                .list());
  }
}
