package org.pacekeeper.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Puts leads into a database without an import, and looks at them. */
final class LeadRows {
  static final String WRITER = "test";

  private final Database database;

  LeadRows(Database database) {
    this.database = database;
  }

  /** Campaign {@code c}, ready from time 0. */
  long add(long phone, int priority, long nextAttemptAtNs, String... zones) {
    return add("c", phone, priority, nextAttemptAtNs, zones);
  }

  long add(String campaign, long phone, int priority, long nextAttemptAtNs, String... zones) {
    return database.write(
        "add a lead",
        handle -> {
          long campaignId = named(handle, "campaign", "name", campaign);
          long zoneSet = named(handle, "zone_set", "zones", Zones.join(List.of(zones)));
          long list =
              handle
                  .createQuery(
                      "INSERT INTO lead_list (campaign_id, file_name, imported_at_ns, rows_read,"
                          + " imported, invalid, duplicate, do_not_call, no_zone,"
                          + " extra_columns)"
                          + " VALUES (?, 'test', 0, 1, 1, 0, 0, 0, 0, '[]') RETURNING id")
                  .bind(0, campaignId)
                  .mapTo(Long.class)
                  .one();
          handle.execute(
              "INSERT INTO lead_group VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              campaignId,
              zoneSet,
              priority);
          LeadTally.add(handle, campaignId, WRITER, 1);
          return handle
              .createQuery(
                  "INSERT INTO lead (campaign_id, list_id, phone, phone_kind, zone_set_id, extra,"
                      + " priority, status, attempts, next_attempt_at_ns)"
                      + " VALUES (?, ?, ?, 'MOBILE', ?, '{}', ?, 'ready', 0, ?) RETURNING id")
              .bind(0, campaignId)
              .bind(1, list)
              .bind(2, phone)
              .bind(3, zoneSet)
              .bind(4, priority)
              .bind(5, nextAttemptAtNs)
              .mapTo(Long.class)
              .one();
        });
  }

  private static long named(Handle handle, String table, String column, String value) {
    return handle
        .createQuery(
            "INSERT INTO "
                + table
                + " ("
                + column
                + ") VALUES (?) ON CONFLICT ("
                + column
                + ") DO UPDATE SET "
                + column
                + " = excluded."
                + column
                + " RETURNING id")
        .bind(0, value)
        .mapTo(Long.class)
        .one();
  }

  String status(long leadId) {
    return database.read(
        "status",
        handle ->
            handle
                .createQuery("SELECT status FROM lead WHERE id = ?")
                .bind(0, leadId)
                .mapTo(String.class)
                .one());
  }

  long number(String query) {
    return database.read("number", handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  /** Everything that must not depend on how often or in which pieces commands were applied. */
  List<String> contents() {
    return database.read(
        "contents",
        handle -> {
          List<String> rows = new java.util.ArrayList<>();
          for (String query :
              List.of(
                  "SELECT id || ' ' || status || ' ' || attempts || ' ' || next_attempt_at_ns"
                      + " || ' ' || COALESCE(claimed_by, '') FROM lead ORDER BY id",
                  "SELECT call_id || ' ' || lead_id || ' ' || outcome FROM attempt ORDER BY call_id",
                  "SELECT call_id || ' ' || code FROM disposition ORDER BY call_id",
                  "SELECT 'dnc ' || phone FROM do_not_call ORDER BY phone",
                  "SELECT 'ready ' || COALESCE(SUM(ready), 0) FROM lead_tally",
                  "SELECT 'position ' || sequence FROM journal_position ORDER BY journal_id"))
            rows.addAll(handle.createQuery(query).mapTo(String.class).list());
          return rows;
        });
  }
}
