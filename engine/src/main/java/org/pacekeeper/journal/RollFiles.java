package org.pacekeeper.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;

/**
 * How one roll names and sizes its files. The file of a cycle carries the start of the cycle, UTC,
 * so that the order of names is the order of time.
 *
 * @param cycle Chronicle's name for it
 * @param cycleMs its length
 * @param blockBytes how far files grow at a time; sparse
 */
record RollFiles(RollCycle cycle, long cycleMs, int blockBytes) {
  private static final String SUFFIX = ".cq4";

  static RollFiles of(JournalSettings.Roll roll) {
    return switch (roll) {
      case DAILY -> new RollFiles(RollCycles.FAST_DAILY, 86_400_000, 64 << 20);
      case HOURLY -> new RollFiles(RollCycles.FAST_HOURLY, 3_600_000, 64 << 20);
      case MINUTELY -> new RollFiles(LegacyRollCycles.MINUTELY, 60_000, 1 << 20);
    };
  }

  /** The bound of one record: what is sure to fit where blocks overlap. */
  int recordBytesMax() {
    return blockBytes / 8;
  }

  /** A file and the number of its cycle. */
  record RollFile(Path path, int cycle) implements Comparable<RollFile> {
    @Override
    public int compareTo(RollFile other) {
      return Integer.compare(cycle, other.cycle);
    }

    String name() {
      return path.getFileName().toString();
    }
  }

  /** Oldest first. */
  List<RollFile> in(Path folder) {
    List<RollFile> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) return files;
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator)
        if (path.getFileName().toString().endsWith(SUFFIX))
          files.add(new RollFile(path, cycleOf(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("journal folder " + folder + " cannot be listed", e);
    }
    files.sort(null);
    return files;
  }

  /** The file of the cycle a time lies in. */
  RollFile at(Path folder, long timeNs) {
    int number = Math.toIntExact(timeNs / 1_000_000 / cycleMs);
    LocalDateTime start = LocalDateTime.ofEpochSecond(number * (cycleMs / 1000), 0, ZoneOffset.UTC);
    String name = java.time.format.DateTimeFormatter.ofPattern(cycle.format()).format(start);
    return new RollFile(folder.resolve(name + SUFFIX), number);
  }

  private int cycleOf(Path path) {
    String digits = path.getFileName().toString().replaceAll("[^0-9]", "");
    // the suffix ".cq4" leaves its 4 behind
    digits = digits.substring(0, digits.length() - 1);
    try {
      LocalDateTime start =
          LocalDateTime.of(
              number(digits, 0, 4),
              number(digits, 4, 6),
              number(digits, 6, 8),
              digits.length() > 8 ? number(digits, 8, 10) : 0,
              digits.length() > 10 ? number(digits, 10, 12) : 0);
      return Math.toIntExact(start.toEpochSecond(ZoneOffset.UTC) * 1000 / cycleMs);
    } catch (RuntimeException e) {
      throw new JournalDamagedException(
          "file " + path + ": expected a name like " + cycle.format() + SUFFIX, e);
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
