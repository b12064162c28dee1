package org.pacekeeper.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.store.csv.LeadFileException;

/**
 * Brings a CSV file of leads into a campaign: all good rows in one transaction, or nothing. The
 * file is read into temporary tables first, so that an engine on the same database waits only for
 * the last step. Memory does not grow with the file. Any thread, which it keeps busy to the end; an
 * interrupt ends it with nothing imported.
 */
public final class LeadImport {
  private final Database database;

  public LeadImport(Database database) {
    this.database = database;
  }

  /**
   * @param options with a campaign, which is created when there is none of that name
   * @param nowNs epoch ns, kept as the time of the import
   * @throws LeadFileException when the file as a whole cannot be used; nothing was imported
   * @throws StoreException when the database fails; nothing was imported
   */
  public ImportResult run(Path file, ImportOptions options, long nowNs, ImportProgress progress) {
    if (options.campaign().isEmpty())
      throw new IllegalArgumentException("import of " + file + ": expected a campaign");
    return database.session(
        "import " + file, handle -> run(handle, file, options, nowNs, progress));
  }

  private static ImportResult run(
      Handle handle, Path file, ImportOptions options, long nowNs, ImportProgress progress)
      throws SQLException {
    StagedFile staged = StagedFile.read(handle, file, options, progress);
    Staging staging = staged.staging();
    // The first write to a lasting table: from here on other imports into this campaign wait, and
    // with SQLite every other writer.
    long campaignId = campaign(handle, options.campaign());
    staging.compareWithCampaign(campaignId);
    staging.compareWithDoNotCallList();
    boolean store = !options.strict() || staged.clean();
    ImportResult result = staged.result(store);
    if (store) {
      staging.moveTo(campaignId, list(handle, campaignId, result, nowNs), "import");
    } else {
      handle.rollback();
    }
    return result;
  }

  private static long campaign(Handle handle, String name) {
    return handle
        .createQuery(
            "INSERT INTO campaign (name) VALUES (:name)"
                + " ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  private static long list(Handle handle, long campaignId, ImportResult result, long nowNs) {
    return handle
        .createQuery(
            "INSERT INTO lead_list (campaign_id, file_name, imported_at_ns, rows_read, imported,"
                + " invalid, duplicate, do_not_call, no_zone, extra_columns) VALUES (:campaign,"
                + " :file, :now, :rows, :good, :invalid, :duplicate, :doNotCall, :noZone, :extra)"
                + " RETURNING id")
        .bind("campaign", campaignId)
        .bind("file", result.file())
        .bind("now", nowNs)
        .bind("rows", result.rowsRead())
        .bind("good", result.good())
        .bind("invalid", result.invalid())
        .bind("duplicate", result.duplicate())
        .bind("doNotCall", result.doNotCall())
        .bind("noZone", result.noZone())
        .bind("extra", Json.write(result.extraColumns()))
        .mapTo(Long.class)
        .one();
  }
}
