package org.pacekeeper.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.store.csv.CsvSink;

/**
 * Writes a campaign's leads as CSV, with their attempts and how the last one ended. Cells that a
 * spreadsheet would take for a formula are neutralised; an import reads them back as they were. Any
 * thread; memory does not grow with the campaign.
 */
public final class LeadExport {
  private static final int FETCH_SIZE = 1000;

  private static final List<String> HEADER =
      List.of(
          "lead_id",
          "phone",
          "first_name",
          "last_name",
          "company",
          "email",
          "external_id",
          "time_zones",
          "priority",
          "status",
          "attempts",
          "next_attempt",
          "last_outcome",
          "last_attempt",
          "last_agent",
          "disposition",
          "note");

  private static final String LEADS =
      "SELECT l.id, l.phone, l.first_name, l.last_name, l.company, l.email, l.external_id,"
          + " z.zones, l.priority, l.status, l.attempts, l.next_attempt_at_ns, a.outcome,"
          + " a.ended_at_ns, a.agent, d.code, d.note, l.extra FROM lead l"
          + " JOIN zone_set z ON z.id = l.zone_set_id"
          + " LEFT JOIN attempt a ON a.call_id = (SELECT b.call_id FROM attempt b"
          + " WHERE b.lead_id = l.id ORDER BY b.ended_at_ns DESC, b.call_id DESC LIMIT 1)"
          + " LEFT JOIN disposition d ON d.call_id = a.call_id"
          + " WHERE l.campaign_id = :campaign ORDER BY l.id";

  private final Database database;

  public LeadExport(Database database) {
    this.database = database;
  }

  /**
   * Writes a header and one line for each lead, in UTF-8.
   *
   * @param out is flushed, not closed
   * @return how many leads were written
   * @throws IllegalArgumentException when there is no such campaign, naming those there are
   * @throws UncheckedIOException when it cannot be written
   * @throws StoreException when the database fails
   */
  public long run(String campaign, Writer out) {
    return database.session("export " + campaign, handle -> run(handle, campaign, out));
  }

  private static long run(Handle handle, String campaign, Writer out) {
    long campaignId = campaignId(handle, campaign);
    List<String> extra = List.copyOf(extraColumns(handle, campaignId));
    CsvSink csv = new CsvSink(out);
    List<String> header = new ArrayList<>(HEADER);
    header.addAll(extra);
    csv.write(header);
    long written = 0;
    try (Stream<List<String>> leads = leads(handle, campaignId, extra)) {
      for (List<String> lead : (Iterable<List<String>>) leads::iterator) {
        csv.write(lead);
        written++;
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  private static long campaignId(Handle handle, String campaign) {
    return handle
        .createQuery("SELECT id FROM campaign WHERE name = :name")
        .bind("name", campaign)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "campaign '" + campaign + "': expected one of " + campaigns(handle)));
  }

  private static List<String> campaigns(Handle handle) {
    return handle.createQuery("SELECT name FROM campaign ORDER BY name").mapTo(String.class).list();
  }

  private static Set<String> extraColumns(Handle handle, long campaignId) {
    Set<String> names = new LinkedHashSet<>();
    handle
        .createQuery(
            "SELECT extra_columns FROM lead_list WHERE campaign_id = :campaign ORDER BY id")
        .bind("campaign", campaignId)
        .mapTo(String.class)
        .forEach(json -> names.addAll(Json.readList(json)));
    return names;
  }

  private static Stream<List<String>> leads(Handle handle, long campaignId, List<String> extra) {
    return handle
        .createQuery(LEADS)
        .bind("campaign", campaignId)
        .setFetchSize(FETCH_SIZE)
        .map(
            (row, context) -> {
              List<String> cells = new ArrayList<>();
              cells.add(Long.toString(row.getLong(1)));
              cells.add("+" + row.getLong(2));
              for (int column = 3; column <= 11; column++) cells.add(row.getString(column));
              cells.add(time(row.getLong(12)));
              cells.add(row.getString(13));
              cells.add(time(row.getLong(14)));
              for (int column = 15; column <= 17; column++) cells.add(row.getString(column));
              Map<String, String> values = Json.readMap(row.getString(18));
              for (String name : extra) cells.add(values.get(name));
              return cells;
            })
        .stream();
  }

  /** ISO, in UTC, to the second; empty for what did not happen. */
  private static String time(long epochNs) {
    return epochNs == 0 ? "" : Instant.ofEpochSecond(epochNs / 1_000_000_000L).toString();
  }
}
