package org.pacekeeper.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sizes and counts of one of the two journals. Reads only; another process may be writing.
 *
 * @param journal {@code events} or {@code commands}
 * @param files oldest first
 * @param countByType how many records of each type, by the type's name
 */
public record JournalStat(String journal, List<FileStat> files, Map<String, Long> countByType) {
  public JournalStat {
    files = List.copyOf(files);
    countByType = Collections.unmodifiableMap(new TreeMap<>(countByType));
  }

  /**
   * One file. Times are epoch ns; numbers and times are 0 when it has no record.
   *
   * @param usedBytes up to the last record; the rest of the file is sparse
   * @param damaged whether something is wrong with it: then all is counted up to there
   */
  public record FileStat(
      String name,
      long usedBytes,
      long records,
      long firstSequence,
      long lastSequence,
      long firstTimeNs,
      long lastTimeNs,
      boolean damaged) {}

  /**
   * Both journals of a folder, events first.
   *
   * @throws IllegalStateException in one line when the folder holds no journal
   */
  public static List<JournalStat> of(Path folder) {
    try (RecordedJournals journals = Journals.read(folder)) {
      return List.of(
          of(journals, Journals.EVENTS, EventCodec.TYPES),
          of(journals, Journals.COMMANDS, CommandCodec.TYPES));
    }
  }

  private static JournalStat of(RecordedJournals journals, String name, RecordTypes<?> types) {
    List<FileStat> files = new ArrayList<>();
    Map<String, Long> counts = new TreeMap<>();
    for (RollFiles.RollFile file : journals.rolls().in(journals.folder().resolve(name))) {
      FileScan scan =
          FileScan.of(
              journals.rolls(),
              file,
              0,
              frame -> counts.merge(types.name(frame.type()), 1L, Long::sum));
      files.add(
          new FileStat(
              file.name(),
              scan.usedBytes(),
              scan.records(),
              scan.firstSequence(),
              scan.records() == 0 ? 0 : scan.lastSequence(),
              scan.firstTimeNs(),
              scan.lastTimeNs(),
              !scan.problems().isEmpty()));
    }
    return new JournalStat(name, files, counts);
  }

  public long records() {
    return files.stream().mapToLong(FileStat::records).sum();
  }

  public long usedBytes() {
    return files.stream().mapToLong(FileStat::usedBytes).sum();
  }

  /** Between the first record and the last; 0 when that is no time. */
  public double recordsPerSecond() {
    List<FileStat> filled = files.stream().filter(f -> f.records() > 0).toList();
    if (filled.isEmpty()) return 0;
    long spanNs = filled.get(filled.size() - 1).lastTimeNs() - filled.get(0).firstTimeNs();
    return spanNs == 0 ? 0 : records() * 1e9 / spanNs;
  }

  /** For people, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: records=%d bytes=%d files=%d perSecond=%.1f",
            journal,
            records(),
            usedBytes(),
            files.size(),
            recordsPerSecond()));
    for (FileStat file : files)
      lines.add(
          "  "
              + file.name()
              + " bytes="
              + file.usedBytes()
              + " records="
              + file.records()
              + (file.records() == 0
                  ? ""
                  : " sequence="
                      + file.firstSequence()
                      + ".."
                      + file.lastSequence()
                      + " time="
                      + JournalDump.iso(file.firstTimeNs())
                      + ".."
                      + JournalDump.iso(file.lastTimeNs()))
              + (file.damaged() ? " DAMAGED, see journal verify" : ""));
    countByType.forEach((type, count) -> lines.add("  " + type + "=" + count));
    return lines;
  }
}
