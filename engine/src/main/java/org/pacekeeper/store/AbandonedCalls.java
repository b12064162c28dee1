package org.pacekeeper.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.store.csv.CsvSink;

/**
 * The records of abandoned calls that the law asks for (16 CFR 310.5, kept five years): who, when,
 * which message, and whether it was heard to its end. Nothing here deletes them. Any thread.
 */
public final class AbandonedCalls {
  private static final long S = 1_000_000_000L;
  private static final int FETCH_SIZE = 1_000;
  private static final List<String> HEADER =
      List.of(
          "call_id",
          "campaign",
          "lead_id",
          "phone",
          "caller_id",
          "reason",
          "answered",
          "ended",
          "message",
          "message_began",
          "heard_out",
          "opted_out",
          "rests_until");

  private AbandonedCalls() {}

  /** Once for each call: a second record of the same call changes nothing. */
  static void record(Handle handle, RecordAbandoned call) {
    handle
        .createUpdate(
            "INSERT INTO abandoned_call (call_id, campaign, lead_id, phone, caller_id, reason,"
                + " answered_at_ns, ended_at_ns, message, message_at_ns, heard_out, opted_out,"
                + " rests_until_ns) VALUES (:call, :campaign, :lead, :phone, :callerId, :reason,"
                + " :answered, :ended, :message, :messageAt, :heardOut, :optedOut, :rests)"
                + " ON CONFLICT (call_id) DO NOTHING")
        .bind("call", call.callId())
        .bind("campaign", call.campaign())
        .bind("lead", call.leadId())
        .bind("phone", call.phone().digits())
        .bind("callerId", call.callerId())
        .bind("reason", call.reason().name())
        .bind("answered", call.answeredAtNs())
        .bind("ended", call.endedAtNs())
        .bind("message", call.message())
        .bind("messageAt", call.messageAtNs())
        .bind("heardOut", call.heardOut() ? 1 : 0)
        .bind("optedOut", call.optedOut() ? 1 : 0)
        .bind("rests", call.restsUntilNs())
        .execute();
  }

  /** What the agent said changes how an attempt is to be called. */
  static void amend(Handle handle, long callId, Outcome outcome) {
    handle
        .createUpdate("UPDATE attempt SET outcome = :outcome WHERE call_id = :call")
        .bind("outcome", outcome.name())
        .bind("call", callId)
        .execute();
  }

  /**
   * Writes a header and one line for each abandoned call, in the order in which they ended, as CSV.
   * Times are UTC, empty for what did not happen.
   *
   * @param campaign empty for all
   * @param out is flushed, not closed
   * @return how many calls were written
   * @throws UncheckedIOException when it cannot be written
   * @throws StoreException when the database fails
   */
  public static long export(Database database, String campaign, Writer out) {
    return database.session("export abandoned calls", handle -> export(handle, campaign, out));
  }

  private static long export(Handle handle, String campaign, Writer out) {
    CsvSink csv = new CsvSink(out);
    csv.write(HEADER);
    long written = 0;
    try (Stream<List<String>> calls = calls(handle, campaign)) {
      for (List<String> call : (Iterable<List<String>>) calls::iterator) {
        csv.write(call);
        written++;
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  private static Stream<List<String>> calls(Handle handle, String campaign) {
    return handle
        .createQuery(
            "SELECT call_id, campaign, lead_id, phone, caller_id, reason, answered_at_ns,"
                + " ended_at_ns, message, message_at_ns, heard_out, opted_out, rests_until_ns"
                + " FROM abandoned_call WHERE :campaign = '' OR campaign = :campaign"
                + " ORDER BY ended_at_ns, call_id")
        .bind("campaign", campaign)
        .setFetchSize(FETCH_SIZE)
        .map(
            (row, context) ->
                List.of(
                    Long.toHexString(row.getLong(1)),
                    row.getString(2),
                    Long.toString(row.getLong(3)),
                    "+" + row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    time(row.getLong(7)),
                    time(row.getLong(8)),
                    row.getString(9),
                    time(row.getLong(10)),
                    row.getInt(11) == 1 ? "yes" : "no",
                    row.getInt(12) == 1 ? "yes" : "no",
                    time(row.getLong(13))))
        .stream();
  }

  private static String time(long ns) {
    return ns == 0 ? "" : Instant.ofEpochSecond(ns / S, ns % S).toString();
  }
}
