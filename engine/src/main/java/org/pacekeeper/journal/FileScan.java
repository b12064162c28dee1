package org.pacekeeper.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One journal file read from its first byte to its last: every document, every record's frame, what
 * Chronicle keeps for itself, and the zeros behind the end.
 */
final class FileScan {
  /** How often a file that a living process appends to is read on before its end is left alone. */
  private static final int ROUNDS_MAX = 100;

  private final RollFiles rolls;
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

  private FileScan(RollFiles rolls, RollFiles.RollFile file) {
    this.rolls = rolls;
    this.file = file;
  }

  /**
   * @param expected the sequence number the first record must have, 0 when any will do
   * @param each is shown every record that is whole, in order, up to the first that is not; the
   *     frame is used again
   */
  static FileScan of(
      RollFiles rolls, RollFiles.RollFile file, long expected, Consumer<RecordFrame> each) {
    FileScan scan = new FileScan(rolls, file);
    scan.lastSequence = expected - 1;
    try (RawFile raw = new RawFile(file.path())) {
      scan.run(raw, expected > 0, each);
    }
    return scan;
  }

  private void run(RawFile raw, boolean anchored, Consumer<RecordFrame> each) {
    ChronicleParts parts =
        new ChronicleParts(
            raw, rolls.cycle().defaultIndexCount(), rolls.cycle().defaultIndexSpacing());
    long end = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      end = walk(raw, parts, end, anchored, each);
      usedBytes = end;
      if (!problems.isEmpty()) return;
      raw.refresh();
      List<String> found = new ArrayList<>(behind(raw, end));
      for (String wrong : parts.problems()) found.add(file.name() + ": " + wrong);
      raw.refresh();
      // A living process may have gone on meanwhile: then what was found says nothing.
      if (settledHeader(raw, end) == (ended ? RawFile.END_OF_FILE : 0)) {
        problems.addAll(found);
        return;
      }
    }
  }

  /** Reads documents from {@code position} to the end or to the first that is not whole. */
  private long walk(
      RawFile raw,
      ChronicleParts parts,
      long position,
      boolean anchored,
      Consumer<RecordFrame> each) {
    while (true) {
      int header = settledHeader(raw, position);
      ended = header == RawFile.END_OF_FILE;
      if (header == 0 || ended) return position;
      int length = header & RawFile.LENGTH;
      int at = position + 4 + length > raw.size() ? -1 : raw.load(position + 4, length);
      if ((header & RawFile.INCOMPLETE) != 0 || at < 0) {
        problem(position, "torn: a document was begun and not finished");
        return position;
      }
      if ((header & RawFile.META) != 0) {
        parts.meta(position, length);
      } else {
        frame.of(raw.window(), at, length);
        String wrong = frame.problem();
        if (wrong == null) wrong = outOfOrder(anchored || records > 0);
        if (wrong != null) {
          problem(position, wrong);
          return position;
        }
        take();
        parts.data(position);
        each.accept(frame);
      }
      position = (position + 4 + length + 3) & ~3L;
    }
  }

  private List<String> behind(RawFile raw, long end) {
    if (ended && raw.intAt(end + 4) != RawFile.END_OF_FILE_TEXT)
      return List.of(file.name() + ": byte " + (end + 4) + ": the end mark is not whole");
    long stray = raw.firstNonZero(end + (ended ? 8 : 0));
    return stray < 0
        ? List.of()
        : List.of(
            file.name()
                + ": byte "
                + stray
                + ", after sequence "
                + lastSequence
                + ": not zero, behind the end of the records at "
                + end);
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
