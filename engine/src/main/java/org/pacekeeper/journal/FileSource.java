package org.pacekeeper.journal;

import java.nio.file.Path;
import java.util.List;
import org.pacekeeper.journal.RollFiles.RollFile;

/**
 * Reads a journal's files without Chronicle and without touching them, also while another process
 * writes. Looks for the start by the first record of each file, then reads on from there.
 */
final class FileSource implements RecordSource {
  private final Path folder;
  private final RollFiles rolls;
  private final long from;
  private final long firstSequence;
  private RollFile file;
  private RawFile raw;
  private long position;
  private long last = -1;

  FileSource(Path folder, RollFiles rolls, long from) {
    this.folder = folder;
    this.rolls = rolls;
    this.from = from;
    long first = 0;
    for (RollFile candidate : rolls.in(folder)) {
      long sequence = firstSequence(candidate);
      if (sequence == 0) continue;
      if (first == 0) first = sequence;
      if (file == null || sequence <= from) file = candidate;
    }
    firstSequence = first == 0 ? 1 : first;
    if (file != null) raw = new RawFile(file.path());
  }

  /** The number of the first record of a file, 0 when it has none. */
  static long firstSequence(RollFile file) {
    try (RawFile raw = new RawFile(file.path())) {
      RecordFrame frame = new RecordFrame();
      long position = 0;
      for (int header = raw.intAt(0); header > 0; header = raw.intAt(position)) {
        int length = header & RawFile.LENGTH;
        int at = raw.load(position + 4, length);
        if (at < 0) return 0;
        if ((header & RawFile.META) == 0) {
          frame.of(raw.window(), at, length);
          return frame.problem() == null ? frame.sequence() : 0;
        }
        position = (position + 4 + length + 3) & ~3L;
      }
      return 0;
    }
  }

  @Override
  public boolean next(RecordFrame frame) {
    while (advance(frame)) {
      String wrong = frame.problem();
      if (wrong == null && last >= 0 && frame.follows() != last + 1)
        wrong = "gap: expected sequence " + (last + 1) + ", found " + frame.sequence();
      if (wrong != null)
        throw new JournalDamagedException(
            "file " + file.path() + ", after sequence " + Math.max(last, 0) + ": " + wrong);
      last = frame.sequence();
      if (frame.type() != RecordFrame.TYPE_GAP && last >= from) return true;
    }
    return false;
  }

  /** Brings the next record into the frame, whatever it is. */
  private boolean advance(RecordFrame frame) {
    if (raw == null && !nextFile()) return false;
    while (true) {
      int header = raw.intAt(position);
      if (header == 0) {
        raw.refresh();
        header = raw.intAt(position);
      }
      if (header == RawFile.END_OF_FILE || header == 0) {
        if (!nextFile()) return false;
        continue;
      }
      int length = header & RawFile.LENGTH;
      if ((header & RawFile.INCOMPLETE) != 0) {
        raw.refresh();
        return false;
      }
      int at = raw.load(position + 4, length);
      if (at < 0)
        throw new JournalDamagedException(
            "file " + file.path() + ", byte " + position + ": a document longer than the file");
      position = (position + 4 + length + 3) & ~3L;
      if ((header & RawFile.META) == 0) {
        frame.of(raw.window(), at, length);
        return true;
      }
    }
  }

  private boolean nextFile() {
    List<RollFile> files = rolls.in(folder);
    for (RollFile candidate : files) {
      if (file != null && candidate.cycle() <= file.cycle()) continue;
      if (firstSequence(candidate) == 0) continue;
      if (raw != null) raw.close();
      file = candidate;
      raw = new RawFile(candidate.path());
      position = 0;
      return true;
    }
    return false;
  }

  @Override
  public long firstSequence() {
    return firstSequence;
  }

  @Override
  public void close() {
    if (raw != null) raw.close();
  }
}
