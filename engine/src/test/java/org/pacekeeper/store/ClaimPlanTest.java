package org.pacekeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim reads the front of an index; it never goes through the leads, however many there are. */
class ClaimPlanTest {
  private static final int LEADS = 20_000;

  @Test
  void readsNoMoreThanTheResultOnSqlite(@TempDir Path folder) {
    try (Database database = Database.open(StoreSettings.sqlite(folder.resolve("leads.db")))) {
      fill(database);
      for (String query : List.of(LeadClaims.CANDIDATES, LeadClaims.FIRST_OF_GROUP)) {
        String plan = plan(database, "EXPLAIN QUERY PLAN ", query, 4);
        assertThat(plan)
            .contains("USING")
            .contains("INDEX lead_ready (campaign_id=? AND zone_set_id=? AND priority=?")
            .doesNotContain("SCAN")
            .doesNotContain("TEMP B-TREE");
      }
    }
  }

  @Test
  void readsNoMoreThanTheResultOnPostgres() throws Exception {
    try (Database database = Database.open(TestPostgres.emptyDatabase())) {
      fill(database);
      database.write("analyze", handle -> handle.execute("ANALYZE"));
      String lock = Dialect.POSTGRESQL.skipLockedRows();
      for (String query : List.of(LeadClaims.CANDIDATES + lock, LeadClaims.FIRST_OF_GROUP)) {
        String plan = plan(database, "EXPLAIN ", query, 1);
        assertThat(plan)
            .contains("using lead_ready on lead l")
            .doesNotContain("Seq Scan on lead")
            .doesNotContain("Sort");
      }
    }
  }

  private static void fill(Database database) {
    new LeadRows(database).add(1_000_000_000L, 5, 0, LeadStoreContract.EAST);
    database.write(
        "fill",
        handle ->
            handle.execute(
                "INSERT INTO lead (campaign_id, list_id, phone, phone_kind, zone_set_id, extra,"
                    + " priority, status, attempts, next_attempt_at_ns)"
                    + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                    + LEADS
                    + ") SELECT 1, 1, 2000000000 + i, 'MOBILE', 1, '{}', i % 2, 'ready', 0, i"
                    + " FROM n"));
  }

  private static String plan(Database database, String explain, String query, int column) {
    return database.read(
        "explain",
        handle ->
            String.join(
                "\n",
                handle
                    .createQuery(explain + query)
                    .bind("campaign", 1L)
                    .bind("zoneSet", 1L)
                    .bind("priority", 1)
                    .bind("now", 10_000L)
                    .bind("count", 50)
                    .configure(
                        SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                    .map((row, context) -> row.getString(column))
                    .list()));
  }
}
