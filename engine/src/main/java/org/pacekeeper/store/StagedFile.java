package org.pacekeeper.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.store.csv.Columns;
import org.pacekeeper.store.csv.LeadField;
import org.pacekeeper.store.csv.LeadFile;
import org.pacekeeper.store.csv.LeadFileException;
import org.pacekeeper.store.csv.Problem;

/** A lead file whose rows and problems are all in the staging tables. */
final class StagedFile {
  private static final int ROWS_PER_PROGRESS = 500;

  private final Staging staging;
  private final Path file;
  private final ImportOptions options;
  private final Columns columns;
  private final long rowsRead;

  private StagedFile(
      Staging staging, Path file, ImportOptions options, Columns columns, long rowsRead) {
    this.staging = staging;
    this.file = file;
    this.options = options;
    this.columns = columns;
    this.rowsRead = rowsRead;
  }

  /** Reads a file to its end; rows with the same number are reduced to the first. */
  static StagedFile read(Handle handle, Path file, ImportOptions options, ImportProgress progress)
      throws SQLException {
    try (LeadFile rows =
        new LeadFile(
            file,
            options.charset(),
            options.mapping(),
            options.defaultRegion(),
            options.zoneIfUnknown())) {
      Staging staging = new Staging(handle, rows.columns().name(LeadField.PHONE));
      for (LeadFile.Read row = rows.next(); row != null; row = rows.next()) {
        if (row.lead() != null) staging.add(row.lead());
        for (Problem problem : row.problems()) staging.add(problem);
        if (rows.rowsRead() % ROWS_PER_PROGRESS == 0) pause(file, rows, progress);
      }
      staging.finish();
      pause(file, rows, progress);
      return new StagedFile(staging, file, options, rows.columns(), rows.rowsRead());
    }
  }

  private static void pause(Path file, LeadFile rows, ImportProgress progress) {
    progress.at(rows.bytesRead(), rows.bytesTotal(), rows.rowsRead());
    if (Thread.interrupted())
      throw new LeadFileException(
          file + " after row " + rows.rowsRead() + ": interrupted; nothing was imported");
  }

  Staging staging() {
    return staging;
  }

  /** Whether no row would be left out. */
  boolean clean() {
    return staging.countProblems(Problem.Kind.INVALID) == 0
        && staging.countProblems(Problem.Kind.DUPLICATE) == 0;
  }

  /** Sums up, and writes the file of problems when one is wanted. */
  ImportResult result(boolean stored) {
    options.problemsFile().ifPresent(staging::writeProblems);
    return new ImportResult(
        options.campaign(),
        String.valueOf(file.getFileName()),
        stored,
        rowsRead,
        staging.countLeads("true"),
        staging.countProblems(Problem.Kind.INVALID),
        staging.countProblems(Problem.Kind.DUPLICATE),
        staging.countLeads("status = 'do_not_call'"),
        staging.countLeads("status = 'no_zone'"),
        columns.described(),
        columns.extraNames(),
        staging.firstProblems(ImportResult.PROBLEMS_KEPT),
        staging.countProblems());
  }
}
