package org.pacekeeper.sim.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.sim.leads.FictionalLeads;

/**
 * The files a demo needs: copies of those in {@code config}, carried in the jar, and a folder of
 * its own.
 */
final class DemoFiles {
  private static final String SAMPLE = "/leads/sample-500.csv";

  static final String JOURNAL = "journal";

  private static final int SAMPLE_LEADS = 500;

  /** An import of so many takes about a second: the board must not wait for it. */
  private static final int LEADS_MAX = 10_000;

  /** No policy dials faster than this, however few answer. */
  private static final double AGENT_SECONDS_PER_LEAD = 8;

  /** Says that a folder was made by a demo, and may be emptied by the next. */
  private static final String MARK = "made-by-demo";

  private DemoFiles() {}

  /**
   * Writes a list into the folder that will last: the sample list, or a longer one of the same
   * kind.
   *
   * @param agentSeconds simulated time that all agents together will work
   */
  static Path leads(Path dataDir, double agentSeconds) {
    int count = (int) Math.min(LEADS_MAX, agentSeconds / AGENT_SECONDS_PER_LEAD);
    return count <= SAMPLE_LEADS ? sampleLeads(dataDir) : fictionalLeads(dataDir, count);
  }

  /** Writes the sample list into the folder. */
  static Path sampleLeads(Path dataDir) {
    Path file = dataDir.resolve("sample-500.csv");
    try (InputStream in = resource(SAMPLE)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fictionalLeads(Path dataDir, int count) {
    Path file = dataDir.resolve("fictional-" + count + ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      FictionalLeads.write(out, count);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the folder, or empties one that a demo has made.
   *
   * @throws IllegalArgumentException when it holds something else
   */
  static void begin(Path dataDir) {
    try {
      if (Files.exists(dataDir) && !Files.exists(dataDir.resolve(MARK)) && !isEmpty(dataDir))
        throw new IllegalArgumentException(
            "folder "
                + dataDir
                + " holds something that no demo made: expected an empty or a new folder");
      if (Journals.isInUse(dataDir.resolve(JOURNAL)))
        throw new IllegalArgumentException(
            "folder " + dataDir + " is in use by a running demo: expected another, or its end");
      if (Files.exists(dataDir)) delete(dataDir);
      Files.createDirectories(dataDir);
      Files.createFile(dataDir.resolve(MARK));
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + dataDir + " cannot be written", e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException failure)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static InputStream resource(String name) {
    InputStream in = DemoFiles.class.getResourceAsStream(name);
    if (in == null) throw new IllegalStateException("resource " + name + ": missing in the jar");
    return in;
  }
}
