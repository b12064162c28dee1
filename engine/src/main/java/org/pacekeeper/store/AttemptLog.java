package org.pacekeeper.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** Reads the attempts that were recorded. Any thread. */
public final class AttemptLog {
  private AttemptLog() {}

  /**
   * One recorded attempt.
   *
   * @param attempt counts from 1 for each lead
   * @param sipStatus 0 when the network said none
   * @param agent who talked, empty when nobody
   * @param callerId the number that was shown, empty for none
   */
  public record Attempt(
      long callId,
      long leadId,
      int attempt,
      PhoneNumber phone,
      Outcome outcome,
      int sipStatus,
      String agent,
      String callerId) {}

  /**
   * All attempts, in the order in which they ended.
   *
   * @throws StoreException when the database cannot be read
   */
  public static List<Attempt> attempts(Database database) {
    return database.read(
        "read the attempts",
        handle ->
            handle
                .createQuery(
                    "SELECT call_id, lead_id, attempt, phone, outcome, sip_status, agent,"
                        + " caller_id FROM attempt ORDER BY ended_at_ns, call_id")
                .map(
                    (row, context) ->
                        new Attempt(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            new PhoneNumber(row.getLong(4)),
                            Outcome.valueOf(row.getString(5)),
                            row.getInt(6),
                            row.getString(7),
                            row.getString(8)))
                .list());
  }

  /**
   * How every attempt ended, by call id.
   *
   * @throws StoreException when the database cannot be read
   */
  public static Map<Long, Outcome> outcomes(Database database) {
    return database.read(
        "read the attempts",
        handle -> {
          Map<Long, Outcome> outcomes = new LinkedHashMap<>();
          handle
              .createQuery("SELECT call_id, outcome FROM attempt ORDER BY ended_at_ns, call_id")
              .map(
                  (row, context) -> outcomes.put(row.getLong(1), Outcome.valueOf(row.getString(2))))
              .list();
          return outcomes;
        });
  }
}
