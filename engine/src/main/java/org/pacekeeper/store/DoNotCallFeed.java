package org.pacekeeper.store;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.event.PhoneNumber;

/**
 * Tells one engine of numbers that came onto the do-not-call list, by whatever way, while it had
 * leads with these numbers in hand. Others it need not hear of: no claim hands them out. Keeps its
 * place in the database, so that nothing is missed while the engine is down; a number may be told
 * twice. One thread.
 */
public final class DoNotCallFeed {
  private final Database database;
  private final String journalId;

  /**
   * @param journalId of a lead store that was opened before
   */
  public DoNotCallFeed(Database database, String journalId) {
    this.database = database;
    this.journalId = journalId;
  }

  /**
   * Hands over what is new, then remembers that it did.
   *
   * @param sink appends to the event journal
   * @return how many numbers were told
   */
  public int poll(Consumer<DoNotCallAdded> sink) {
    Seen seen = database.read("poll the do-not-call list", this::look);
    if (seen.to == seen.from) return 0;
    seen.added.forEach(sink);
    database.write("remember the change of the do-not-call list", handle -> move(handle, seen.to));
    return seen.added.size();
  }

  /**
   * The change number is read before the claims: a claim made after it was made knowing the list.
   */
  private Seen look(Handle handle) {
    long from =
        handle
            .createQuery(
                "SELECT do_not_call_change FROM journal_position WHERE journal_id = :journal")
            .bind("journal", journalId)
            .mapTo(Long.class)
            .one();
    long to = DoNotCallTable.change(handle);
    if (to == from) return new Seen(from, to, List.of());
    List<DoNotCallAdded> added =
        handle
            .createQuery(
                "SELECT d.phone, d.source FROM do_not_call d"
                    + " WHERE d.change > :from AND d.change <= :to AND EXISTS (SELECT 1 FROM lead l"
                    + " WHERE l.phone = d.phone AND l.status = 'claimed'"
                    + " AND l.claimed_by = :journal) ORDER BY d.change")
            .bind("from", from)
            .bind("to", to)
            .bind("journal", journalId)
            .map(
                (row, context) ->
                    new DoNotCallAdded(new PhoneNumber(row.getLong(1)), row.getString(2)))
            .list();
    return new Seen(from, to, added);
  }

  private int move(Handle handle, long change) {
    return handle
        .createUpdate(
            "UPDATE journal_position SET do_not_call_change = :change WHERE journal_id = :journal")
        .bind("change", change)
        .bind("journal", journalId)
        .execute();
  }

  private record Seen(long from, long to, List<DoNotCallAdded> added) {}
}
