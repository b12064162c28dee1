package org.pacekeeper.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;
import picocli.CommandLine.Option;

/** {@code --journal DIR}; put in with {@code @Mixin}. Opened only to read. */
final class JournalOption {
  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the journals: 'journal' in the data folder.")
  private Path folder;

  /**
   * @throws CommandFailure when there is no such folder
   */
  Path folder() {
    if (!Files.isDirectory(folder))
      throw CommandFailure.wrongUsage(
          "--journal " + folder + ": no such folder; expected one with a file journal.id in it");
    return folder;
  }

  /**
   * @throws CommandFailure when the folder holds no journal
   */
  RecordedJournals read() {
    try {
      return Journals.read(folder());
    } catch (IllegalStateException e) {
      throw CommandFailure.wrongUsage("--journal: " + e.getMessage());
    }
  }
}
