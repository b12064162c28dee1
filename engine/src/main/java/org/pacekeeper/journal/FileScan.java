package org.pacekeeper.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One journal file read from its first byte to its last: every document, every record's frame, what
 * Chronicle keeps for itself, and the zeros behind the end.
 */
final class FileScan {
  private final RollFiles.RollFile file;
  private final List<String> problems = new ArrayList<>();
  private final RecordFrame frame = new RecordFrame();
  private long firstSequence;
  private long lastSequence;
  private long lastTimeNs;
  private long lastCause;
  private long firstTimeNs;
  private long records;
  private long usedBytes;
  private boolean ended;

  private FileScan(RollFiles.RollFile file) {
    this.file = file;
  }

  /**
   * @param expected the sequence number the first record must have, 0 when any will do
   * @param each is shown every record that is whole, in order, up to the first that is not; the
   *     frame is used again
   */
  static FileScan of(RollFiles.RollFile file, long expected, Consumer<RecordFrame> each) {
    FileScan scan = new FileScan(file);
    scan.lastSequence = expected - 1;
    try (RawFile raw = new RawFile(file.path())) {
      scan.run(raw, expected > 0, each);
    }
    return scan;
  }

  private void run(RawFile raw, boolean anchored, Consumer<RecordFrame> each) {
    ChronicleParts parts = new ChronicleParts(raw);
    long position = 0;
    while (true) {
      int header = settledHeader(raw, position);
      if (header == 0 || header == RawFile.END_OF_FILE) {
        ended = header != 0;
        break;
      }
      int length = header & RawFile.LENGTH;
      int at = raw.load(position + 4, length);
      if ((header & RawFile.INCOMPLETE) != 0 || at < 0) {
        problem(position, "torn: a document was begun and not finished");
        usedBytes = position;
        return;
      }
      if ((header & RawFile.META) != 0) {
        parts.meta(position, length);
      } else {
        frame.of(raw.window(), at, length);
        String wrong = frame.problem();
        if (wrong == null) wrong = outOfOrder(anchored || records > 0);
        if (wrong != null) {
          problem(position, wrong);
          usedBytes = position;
          return;
        }
        take();
        parts.data(position);
        each.accept(frame);
      }
      position = (position + 4 + length + 3) & ~3L;
    }
    usedBytes = position;
    if (ended && raw.intAt(position + 4) != RawFile.END_OF_FILE_TEXT)
      problem(position + 4, "the mark at the end of the file is not whole");
    long stray = raw.firstNonZero(position + (ended ? 8 : 0));
    if (stray >= 0) raw.refresh();
    if (stray >= 0 && settledHeader(raw, position) == (ended ? RawFile.END_OF_FILE : 0))
      problem(stray, "not zero, behind the end of the records at " + position);
    for (String wrong : parts.problems(position)) problems.add(file.name() + ": " + wrong);
  }

  /** The header; one that is being written by a living process is given the time to finish. */
  private static int settledHeader(RawFile raw, long position) {
    int header = raw.intAt(position);
    for (int i = 0; i < 1_000 && unsettled(header); i++) {
      Thread.onSpinWait();
      raw.refresh();
      header = raw.intAt(position);
    }
    return header;
  }

  private static boolean unsettled(int header) {
    return header != RawFile.END_OF_FILE && (header & RawFile.INCOMPLETE) != 0;
  }

  private String outOfOrder(boolean anchored) {
    if (!anchored) return null;
    if (frame.follows() != lastSequence + 1 || frame.sequence() < frame.follows())
      return "gap: expected sequence " + (lastSequence + 1) + ", found " + frame.sequence();
    if (frame.timeNs() < lastTimeNs)
      return "time goes back: " + frame.timeNs() + " after " + lastTimeNs;
    return null;
  }

  private void take() {
    if (records++ == 0) {
      firstSequence = frame.sequence();
      firstTimeNs = frame.timeNs();
    }
    lastSequence = frame.sequence();
    lastTimeNs = frame.timeNs();
    lastCause = frame.cause();
  }

  private void problem(long position, String what) {
    problems.add(
        file.name() + ": byte " + position + ", sequence " + (lastSequence + 1) + ": " + what);
  }

  RollFiles.RollFile file() {
    return file;
  }

  /** Each names the file, the place and what is wrong. */
  List<String> problems() {
    return problems;
  }

  /** Records that are whole and in order. */
  long records() {
    return records;
  }

  long firstSequence() {
    return firstSequence;
  }

  /** Of the last record; the one expected less one when there is none. */
  long lastSequence() {
    return lastSequence;
  }

  long firstTimeNs() {
    return firstTimeNs;
  }

  long lastTimeNs() {
    return lastTimeNs;
  }

  long lastCause() {
    return lastCause;
  }

  long usedBytes() {
    return usedBytes;
  }

  /** Whether the file is closed by the mark that sends readers to the next one. */
  boolean ended() {
    return ended;
  }
}
