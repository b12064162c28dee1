package org.pacekeeper.store;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.store.csv.LeadFileException;
import org.pacekeeper.store.csv.PhoneFile;
import org.pacekeeper.store.csv.Problem;

/**
 * The numbers that are never called, for all campaigns. Engines that run on the same database keep
 * to a number as soon as it is added: claims pass it over at once, and {@link DoNotCallFeed} tells
 * them of those they have in hand. Any thread.
 */
public final class DoNotCallList {
  private static final String WRITER = "do-not-call";
  private static final int BATCH = 1000;
  private static final int PROBLEMS_KEPT = 1000;

  private final Database database;

  public DoNotCallList(Database database) {
    this.database = database;
  }

  /**
   * One addition.
   *
   * @param change its number; the next one's is greater
   */
  public record Change(long change, PhoneNumber phone, String source) {}

  /**
   * What an import did.
   *
   * @param added numbers that were not listed before
   * @param invalid rows without a number that could be read; the first {@value
   *     DoNotCallList#PROBLEMS_KEPT} of them are in {@code problems}
   */
  public record Imported(long rowsRead, long added, long invalid, List<Problem> problems) {}

  /**
   * @param source who said so
   * @param nowNs epoch ns
   * @return whether it was not listed before
   */
  public boolean add(PhoneNumber phone, String source, long nowNs) {
    return add(List.of(phone), source, nowNs) == 1;
  }

  private int add(List<PhoneNumber> phones, String source, long nowNs) {
    return database.write(
        "add to the do-not-call list",
        handle -> {
          DoNotCallTable.lock(handle);
          return DoNotCallTable.add(handle, phones, source, nowNs, WRITER);
        });
  }

  /**
   * Adds all numbers of a CSV file, with a header or without. Each thousand are kept at once, so
   * that engines wait for none of it; a file that ended in the middle can be imported again.
   *
   * @param region two letters, for numbers without a country code; empty for none
   * @param source who said so
   * @param nowNs epoch ns
   * @throws LeadFileException when the file cannot be read; the numbers before are kept
   */
  public Imported importFile(
      Path file,
      Charset charset,
      String region,
      String source,
      long nowNs,
      ImportProgress progress) {
    long rows = 0;
    long added = 0;
    long invalid = 0;
    List<Problem> problems = new ArrayList<>();
    List<PhoneNumber> batch = new ArrayList<>(BATCH);
    try (PhoneFile phones = new PhoneFile(file, charset, region)) {
      for (PhoneFile.Read row = phones.next(); row != null; row = phones.next()) {
        rows++;
        if (row.phone() != null) batch.add(row.phone());
        else if (++invalid <= PROBLEMS_KEPT) problems.add(row.problem());
        if (batch.size() == BATCH) {
          added += add(batch, source, nowNs);
          batch.clear();
          progress.at(phones.bytesRead(), phones.bytesTotal(), rows);
        }
      }
      if (!batch.isEmpty()) added += add(batch, source, nowNs);
      progress.at(phones.bytesRead(), phones.bytesTotal(), rows);
    }
    return new Imported(rows, added, invalid, problems);
  }

  /**
   * Takes a number off; its leads may be called again. An engine that was told of it refuses it
   * until it is restarted.
   *
   * @return whether it was listed
   */
  public boolean remove(PhoneNumber phone) {
    return database.write(
        "remove from the do-not-call list",
        handle -> {
          DoNotCallTable.lock(handle);
          return DoNotCallTable.remove(handle, phone, WRITER);
        });
  }

  public boolean contains(PhoneNumber phone) {
    return database.read(
        "look up the do-not-call list", handle -> DoNotCallTable.contains(handle, phone.digits()));
  }

  public long size() {
    return database.read(
        "count the do-not-call list",
        handle -> handle.createQuery("SELECT COUNT(*) FROM do_not_call").mapTo(Long.class).one());
  }

  /**
   * Additions after a change number, in their order.
   *
   * @param change 0 for the beginning
   */
  public List<Change> changesSince(long change, int max) {
    return database.read(
        "read changes of the do-not-call list",
        handle ->
            handle
                .createQuery(
                    "SELECT change, phone, source FROM do_not_call WHERE change > :change"
                        + " ORDER BY change LIMIT :max")
                .bind("change", change)
                .bind("max", max)
                .map(
                    (row, context) ->
                        new Change(
                            row.getLong(1), new PhoneNumber(row.getLong(2)), row.getString(3)))
                .list());
  }
}
