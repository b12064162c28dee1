package org.pacekeeper.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pacekeeper.app.cli.Io;
import org.pacekeeper.journal.Journals;

/**
 * Whether the data folder can be written, has room, and whether an engine holds it.
 *
 * @param journal the folder in it that a running engine has locked
 */
public record DataFolderCheck(Path folder, Path journal, Instant now) implements Check {
  private static final long GIB = 1L << 30;

  /** A day of journals at 100 agents is some 100 MB; below this the next days are in danger. */
  private static final long LITTLE_SPACE = 2 * GIB;

  private static final long NO_SPACE = GIB / 4;
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(2);

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "doctor", ".tmp");
      Instant written = Files.getLastModifiedTime(probe).toInstant();
      Files.delete(probe);
      findings.add(Finding.ok("data folder", folder + " can be written"));
      findings.add(space(Files.getFileStore(folder).getUsableSpace()));
      if (Duration.between(written, now).abs().compareTo(CLOCK_SLACK) > 0)
        findings.add(
            Finding.notice(
                "data folder's clock",
                "a file written now is dated " + written,
                "this machine's clock and that of the disk's server differ: keep both with NTP"));
    } catch (IOException e) {
      findings.add(
          Finding.wrong(
              "data folder",
              folder + " cannot be written: " + Io.reason(e),
              "make the folder, or give the user that runs the engine the right to write there,"
                  + " or change dataDir"));
    }
    if (isHeld()) findings.add(Finding.ok("engine", "a running engine holds the data folder"));
    return findings;
  }

  /** Whether a running engine holds the folder. */
  public boolean isHeld() {
    return Journals.isInUse(journal);
  }

  private static Finding space(long free) {
    String found = String.format(Locale.ROOT, "%.1f GiB free", (double) free / GIB);
    if (free < NO_SPACE)
      return Finding.wrong("disk", found, "make room: the journals need it, and an engine stops");
    if (free < LITTLE_SPACE)
      return Finding.notice("disk", found, "make room, or lower journal.keepDays");
    return Finding.ok("disk", found);
  }
}
