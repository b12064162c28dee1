package org.pacekeeper.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.store.csv.LeadFileException;

/** Tells what an import of a file would do, and writes nothing. Any thread. */
public final class LeadCheck {
  private final Database database;

  private LeadCheck(Database database) {
    this.database = database;
  }

  /** Looks at the do-not-call list too, and at the campaign when one is named. */
  public static LeadCheck against(Database database) {
    return new LeadCheck(database);
  }

  /** Looks at the file alone. */
  public static LeadCheck offline() {
    return new LeadCheck(null);
  }

  /**
   * @throws LeadFileException when the file as a whole cannot be used
   * @throws StoreException when the database fails
   */
  public ImportResult run(Path file, ImportOptions options, ImportProgress progress) {
    String what = "check " + file;
    if (database == null)
      return Database.scratchSession(
          what, handle -> StagedFile.read(handle, file, options, progress).result(false));
    return database.session(what, handle -> compared(handle, file, options, progress));
  }

  private static ImportResult compared(
      Handle handle, Path file, ImportOptions options, ImportProgress progress)
      throws SQLException {
    StagedFile staged = StagedFile.read(handle, file, options, progress);
    campaign(handle, options.campaign()).ifPresent(staged.staging()::compareWithCampaign);
    staged.staging().compareWithDoNotCallList();
    return staged.result(false);
  }

  private static Optional<Long> campaign(Handle handle, String name) {
    return handle
        .createQuery("SELECT id FROM campaign WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne();
  }
}
