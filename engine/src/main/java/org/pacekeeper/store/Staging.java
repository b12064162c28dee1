package org.pacekeeper.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.pacekeeper.store.csv.CsvSink;
import org.pacekeeper.store.csv.LeadFileException;
import org.pacekeeper.store.csv.LeadRow;
import org.pacekeeper.store.csv.Problem;

/**
 * The rows of a file and the problems found, in temporary tables: memory stays bounded, rows are
 * compared with each other and with the campaign by the database, and until the last step no other
 * writer has to wait. One thread, inside one {@link Database#session}.
 */
final class Staging {
  private static final int BATCH = 1000;

  private static final RowMapper<Problem> PROBLEM =
      (row, context) ->
          new Problem(
              row.getLong(1),
              Problem.Kind.valueOf(row.getString(2)),
              row.getString(3),
              row.getString(4),
              row.getString(5));

  private final Handle handle;
  private final String phoneColumn;
  private final PreparedStatement leads;
  private final PreparedStatement problems;
  private int leadsWaiting;
  private int problemsWaiting;

  /**
   * @param phoneColumn the file's name for it
   */
  Staging(Handle handle, String phoneColumn) throws SQLException {
    this.handle = handle;
    this.phoneColumn = phoneColumn;
    handle.execute(
        "CREATE TEMPORARY TABLE staged_lead (line BIGINT PRIMARY KEY, phone_text TEXT,"
            + " phone BIGINT, phone_kind TEXT, zones TEXT, external_id TEXT, first_name TEXT,"
            + " last_name TEXT, company TEXT, email TEXT, extra TEXT, priority SMALLINT,"
            + " status TEXT)");
    handle.execute(
        "CREATE TEMPORARY TABLE staged_problem (line BIGINT, kind TEXT, column_name TEXT,"
            + " cell TEXT, reason TEXT)");
    this.leads =
        handle
            .getConnection()
            .prepareStatement("INSERT INTO staged_lead VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    this.problems =
        handle.getConnection().prepareStatement("INSERT INTO staged_problem VALUES (?,?,?,?,?)");
  }

  void add(LeadRow lead) throws SQLException {
    int i = 0;
    leads.setLong(++i, lead.line());
    leads.setString(++i, lead.phoneText());
    leads.setLong(++i, lead.phone().digits());
    leads.setString(++i, lead.phoneKind());
    leads.setString(++i, Zones.join(lead.zones()));
    leads.setString(++i, lead.externalId());
    leads.setString(++i, lead.firstName());
    leads.setString(++i, lead.lastName());
    leads.setString(++i, lead.company());
    leads.setString(++i, lead.email());
    leads.setString(++i, Json.write(lead.extra()));
    leads.setInt(++i, lead.priority());
    leads.setString(++i, (lead.zones().isEmpty() ? LeadStatus.NO_ZONE : LeadStatus.READY).text());
    leads.addBatch();
    if (++leadsWaiting == BATCH) flushLeads();
  }

  void add(Problem problem) throws SQLException {
    problems.setLong(1, problem.line());
    problems.setString(2, problem.kind().name());
    problems.setString(3, problem.column());
    problems.setString(4, problem.value());
    problems.setString(5, problem.reason());
    problems.addBatch();
    if (++problemsWaiting == BATCH) flushProblems();
  }

  private void flushLeads() throws SQLException {
    if (leadsWaiting > 0) leads.executeBatch();
    leadsWaiting = 0;
  }

  private void flushProblems() throws SQLException {
    if (problemsWaiting > 0) problems.executeBatch();
    problemsWaiting = 0;
  }

  /** All rows are here: of those with the same number the first one stays. */
  void finish() throws SQLException {
    flushLeads();
    flushProblems();
    leads.close();
    problems.close();
    handle.execute("CREATE INDEX staged_phone ON staged_lead (phone, line)");
    handle.execute("ANALYZE staged_lead");
    problems(
        Problem.Kind.DUPLICATE,
        "'the same number as on line ' || s.first_line",
        "(SELECT line, phone_text, FIRST_VALUE(line) OVER (PARTITION BY phone ORDER BY line)"
            + " AS first_line FROM staged_lead) s WHERE s.line <> s.first_line");
    dropDuplicates();
  }

  /** Leaves out the numbers that the campaign has already. */
  void compareWithCampaign(long campaignId) {
    // CROSS JOIN: the file's rows are looked up in the campaign, never the other way round.
    problems(
        Problem.Kind.DUPLICATE,
        "'is in the campaign already'",
        "staged_lead s CROSS JOIN lead l WHERE l.phone = s.phone AND l.campaign_id = "
            + campaignId);
    dropDuplicates();
  }

  void compareWithDoNotCallList() {
    problems(
        Problem.Kind.DO_NOT_CALL,
        "'on the do-not-call list (' || d.source || '); kept, but never called'",
        "staged_lead s CROSS JOIN do_not_call d WHERE d.phone = s.phone");
    handle
        .createUpdate(
            "UPDATE staged_lead SET status = :status WHERE EXISTS"
                + " (SELECT 1 FROM do_not_call d WHERE d.phone = staged_lead.phone)")
        .bind("status", LeadStatus.DO_NOT_CALL.text())
        .execute();
  }

  private void problems(Problem.Kind kind, String reason, String from) {
    handle
        .createUpdate(
            "INSERT INTO staged_problem SELECT s.line, :kind, :column, s.phone_text, "
                + reason
                + " FROM "
                + from)
        .bind("kind", kind.name())
        .bind("column", phoneColumn)
        .execute();
  }

  private void dropDuplicates() {
    handle
        .createUpdate(
            "DELETE FROM staged_lead WHERE line IN"
                + " (SELECT line FROM staged_problem WHERE kind = :kind)")
        .bind("kind", Problem.Kind.DUPLICATE.name())
        .execute();
  }

  /** Puts the staged rows into the campaign. */
  void moveTo(long campaignId, long listId, String writer) {
    handle.execute(
        "INSERT INTO zone_set (zones) SELECT DISTINCT zones FROM staged_lead WHERE true"
            + " ORDER BY zones ON CONFLICT (zones) DO NOTHING");
    handle.execute(
        "INSERT INTO lead_group (campaign_id, zone_set_id, priority)"
            + " SELECT DISTINCT CAST(? AS BIGINT), z.id, s.priority FROM staged_lead s"
            + " JOIN zone_set z ON z.zones = s.zones WHERE true ON CONFLICT DO NOTHING",
        campaignId);
    handle.execute(
        "INSERT INTO lead (campaign_id, list_id, phone, phone_kind, zone_set_id, external_id,"
            + " first_name, last_name, company, email, extra, priority, status, attempts,"
            + " next_attempt_at_ns)"
            + " SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), s.phone, s.phone_kind, z.id,"
            + " s.external_id, s.first_name, s.last_name, s.company, s.email, s.extra, s.priority,"
            + " s.status, 0, 0 FROM staged_lead s JOIN zone_set z ON z.zones = s.zones"
            + " ORDER BY s.line",
        campaignId,
        listId);
    LeadTally.add(handle, campaignId, writer, countLeads("status = 'ready'"));
  }

  long countLeads(String condition) {
    return count("staged_lead WHERE " + condition);
  }

  long countProblems(Problem.Kind kind) {
    return count("staged_problem WHERE kind = '" + kind.name() + "'");
  }

  long countProblems() {
    return count("staged_problem");
  }

  private long count(String from) {
    return handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Long.class).one();
  }

  List<Problem> firstProblems(int max) {
    return problemsByLine().limit(max).toList();
  }

  private Stream<Problem> problemsByLine() {
    return handle
        .createQuery(
            "SELECT line, kind, column_name, cell, reason FROM staged_problem ORDER BY line, kind")
        .setFetchSize(BATCH)
        .map(PROBLEM)
        .stream();
  }

  /** Writes all problems by line. */
  void writeProblems(Path file) {
    try (CsvSink csv = CsvSink.create(file);
        Stream<Problem> all = problemsByLine()) {
      csv.write(List.of("line", "kind", "column", "value", "reason"));
      all.forEach(
          problem ->
              csv.write(
                  List.of(
                      Long.toString(problem.line()),
                      problem.kind().name().toLowerCase(Locale.ROOT),
                      problem.column(),
                      problem.value(),
                      problem.reason())));
    } catch (IOException | UncheckedIOException e) {
      throw new LeadFileException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
