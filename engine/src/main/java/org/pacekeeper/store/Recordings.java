package org.pacekeeper.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pacekeeper.command.StoreCommand.KeepRecording;

/** What is known of recordings; their files are on the nodes. Any thread. */
public final class Recordings {
  private static final String COLUMNS =
      "SELECT call_id, part, campaign, attempt, agent, node, file, status, detail, began_at_ns,"
          + " ended_at_ns, bytes, keep_until_ns, deleted_at_ns FROM recording";

  private static final String DUE =
      " WHERE deleted_at_ns = 0 AND keep_until_ns > 0 AND keep_until_ns <= :now"
          + " AND status <> 'running'";

  private final Database database;

  public Recordings(Database database) {
    this.database = database;
  }

  /**
   * One recording. Times are epoch ns, 0 for what did not happen.
   *
   * @param part counts those of a call from 1
   * @param file below the node's folder for recordings
   * @param status running, ended or failed
   * @param bytes -1 when not known
   */
  public record Entry(
      long callId,
      int part,
      String campaign,
      int attempt,
      String agent,
      String node,
      String file,
      String status,
      String detail,
      long beganAtNs,
      long endedAtNs,
      long bytes,
      long keepUntilNs,
      long deletedAtNs) {}

  /** Written over what was known of the same part; one that is deleted stays so. */
  static void keep(Handle handle, KeepRecording c) {
    handle
        .createUpdate(
            "INSERT INTO recording (call_id, part, campaign, attempt, agent, node, file, status,"
                + " detail, began_at_ns, ended_at_ns, bytes, keep_until_ns, deleted_at_ns)"
                + " VALUES (:call, :part, :campaign, :attempt, :agent, :node, :file, :status,"
                + " :detail, :began, :ended, :bytes, :keepUntil, 0)"
                + " ON CONFLICT (call_id, part) DO UPDATE SET status = excluded.status,"
                + " detail = excluded.detail, began_at_ns = excluded.began_at_ns,"
                + " ended_at_ns = excluded.ended_at_ns, bytes = excluded.bytes,"
                + " keep_until_ns = excluded.keep_until_ns")
        .bind("call", c.callId())
        .bind("part", c.part())
        .bind("campaign", c.campaign())
        .bind("attempt", c.attempt())
        .bind("agent", c.agent())
        .bind("node", c.node())
        .bind("file", c.file())
        .bind("status", c.status().name().toLowerCase(Locale.ROOT))
        .bind("detail", c.detail())
        .bind("began", c.beganAtNs())
        .bind("ended", c.endedAtNs())
        .bind("bytes", c.bytes())
        .bind("keepUntil", c.keepUntilNs())
        .execute();
  }

  /**
   * @throws StoreException when the database fails
   */
  public Optional<Entry> find(long callId, int part) {
    return database.read(
        "find a recording",
        handle ->
            rows(
                    handle
                        .createQuery(COLUMNS + " WHERE call_id = :call AND part = :part")
                        .bind("call", callId)
                        .bind("part", part))
                .stream()
                .findFirst());
  }

  /**
   * The newest first.
   *
   * @param campaign empty for all
   * @throws StoreException when the database fails
   */
  public List<Entry> newest(String campaign, int atMost) {
    return database.read(
        "list recordings",
        handle ->
            rows(
                handle
                    .createQuery(
                        COLUMNS
                            + " WHERE :campaign = '' OR campaign = :campaign"
                            + " ORDER BY ended_at_ns DESC, call_id DESC, part DESC LIMIT :most")
                    .bind("campaign", campaign)
                    .bind("most", atMost)));
  }

  /**
   * Recordings that failed.
   *
   * @param example why one of them did
   */
  public record Failures(long count, String example) {}

  /**
   * Those of calls that ended since; empty when there are none.
   *
   * @throws StoreException when the database fails
   */
  public Optional<Failures> failed(long sinceNs) {
    return database.read(
        "count failed recordings",
        handle ->
            handle
                .createQuery(
                    "SELECT count(*), max(detail) FROM recording"
                        + " WHERE status = 'failed' AND ended_at_ns >= :since")
                .bind("since", sinceNs)
                .map((row, context) -> new Failures(row.getLong(1), row.getString(2)))
                .findFirst()
                .filter(failures -> failures.count() > 0));
  }

  /**
   * How many files there are on each node whose time is over, and that are not deleted.
   *
   * @throws StoreException when the database fails
   */
  public Map<String, Integer> dueByNode(long nowNs) {
    return database.read(
        "count due recordings",
        handle -> {
          Map<String, Integer> due = new TreeMap<>();
          handle
              .createQuery("SELECT node, count(*) FROM recording" + DUE + " GROUP BY node")
              .bind("now", nowNs)
              .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
              .forEach(each -> due.put(each.getKey(), each.getValue()));
          return due;
        });
  }

  /**
   * Those of a node, the oldest first.
   *
   * @throws StoreException when the database fails
   */
  public List<Entry> due(String node, long nowNs, int atMost) {
    return database.read(
        "list due recordings",
        handle ->
            rows(
                handle
                    .createQuery(
                        COLUMNS
                            + DUE
                            + " AND node = :node ORDER BY keep_until_ns, call_id, part LIMIT :most")
                    .bind("now", nowNs)
                    .bind("node", node)
                    .bind("most", atMost)));
  }

  /**
   * @throws StoreException when the database fails
   */
  public void deleted(Entry entry, long nowNs) {
    int unused =
        database.write(
            "mark a recording deleted",
            handle ->
                handle
                    .createUpdate(
                        "UPDATE recording SET deleted_at_ns = :now"
                            + " WHERE call_id = :call AND part = :part")
                    .bind("now", nowNs)
                    .bind("call", entry.callId())
                    .bind("part", entry.part())
                    .execute());
  }

  private static List<Entry> rows(Query query) {
    return query
        .map(
            (row, context) ->
                new Entry(
                    row.getLong(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12),
                    row.getLong(13),
                    row.getLong(14)))
        .list();
  }
}
