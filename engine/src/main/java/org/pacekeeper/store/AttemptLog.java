package org.pacekeeper.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pacekeeper.event.Outcome;

/** Reads the attempts that were recorded. Any thread. */
public final class AttemptLog {
  private AttemptLog() {}

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
