package org.pacekeeper.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.journal.JournalDamagedException;
import picocli.CommandLine.Option;

/** {@code --journal DIR}; put in with {@code @Mixin}. Opened only to read. */
public final class JournalOption {
  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the journals: 'journal' in the data folder.")
  private Path folder;

  /**
   * @throws CommandFailure when there is no such folder
   */
  public Path folder() {
    if (!Files.isDirectory(folder))
      throw CommandFailure.wrongUsage(
          "--journal " + folder + ": no such folder; expected one with a file journal.id in it");
    return folder;
  }

  /**
   * Reads the folder.
   *
   * @throws CommandFailure when it holds no journal, or a record is not what was written
   */
  public <T> T reading(Function<Path, T> read) {
    Path found = folder();
    try {
      return read.apply(found);
    } catch (JournalDamagedException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw CommandFailure.wrongUsage("--journal: " + e.getMessage());
    }
  }
}
