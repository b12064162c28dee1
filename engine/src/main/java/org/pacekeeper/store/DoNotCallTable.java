package org.pacekeeper.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.pacekeeper.event.PhoneNumber;

/** The statements on the do-not-call list, for whoever is inside a transaction. */
final class DoNotCallTable {
  private DoNotCallTable() {}

  static boolean contains(Handle handle, long phone) {
    return handle
        .createQuery("SELECT 1 FROM do_not_call WHERE phone = :phone")
        .bind("phone", phone)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Keeps other writers of the list waiting until the end of this transaction. Before the first
   * {@link #add}, and before leads are locked: two engines that add numbers cannot lock each other
   * out.
   */
  static void lock(Handle handle) {
    handle.execute("UPDATE do_not_call_clock SET change = change WHERE id = 1");
  }

  /**
   * Adds numbers and takes their ready leads out of all campaigns; those already listed stay as
   * they are.
   *
   * @param writer in whose name the ready leads are counted
   * @return how many were not listed before
   */
  static int add(
      Handle handle, List<PhoneNumber> phones, String source, long nowNs, String writer) {
    long change = change(handle);
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO do_not_call (phone, source, added_at_ns, change)"
                + " VALUES (:phone, :source, :now, :change) ON CONFLICT (phone) DO NOTHING");
    for (PhoneNumber phone : phones)
      batch
          .bind("phone", phone.digits())
          .bind("source", source)
          .bind("now", nowNs)
          .bind("change", ++change)
          .add();
    int[] inserted = batch.execute();
    handle
        .createUpdate("UPDATE do_not_call_clock SET change = :change WHERE id = 1")
        .bind("change", change)
        .execute();
    int added = 0;
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] == 0) continue;
      added++;
      move(handle, phones.get(i), LeadStatus.READY, LeadStatus.DO_NOT_CALL, -1, writer);
    }
    return added;
  }

  /**
   * Takes a number off the list; its leads may be called again.
   *
   * @return whether it was listed
   */
  static boolean remove(Handle handle, PhoneNumber phone, String writer) {
    int removed =
        handle
            .createUpdate("DELETE FROM do_not_call WHERE phone = :phone")
            .bind("phone", phone.digits())
            .execute();
    if (removed == 0) return false;
    move(handle, phone, LeadStatus.DO_NOT_CALL, LeadStatus.READY, 1, writer);
    return true;
  }

  static long change(Handle handle) {
    return handle
        .createQuery("SELECT change FROM do_not_call_clock WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  private static void move(
      Handle handle, PhoneNumber phone, LeadStatus from, LeadStatus to, int ready, String writer) {
    List<Long> campaigns =
        handle
            .createQuery(
                "UPDATE lead SET status = :to WHERE phone = :phone AND status = :from"
                    + " RETURNING campaign_id")
            .bind("to", to.text())
            .bind("phone", phone.digits())
            .bind("from", from.text())
            .mapTo(Long.class)
            .list();
    for (long campaign : campaigns) LeadTally.add(handle, campaign, writer, ready);
  }
}
