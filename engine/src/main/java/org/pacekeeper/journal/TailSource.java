package org.pacekeeper.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.pacekeeper.journal.RollFiles.RollFile;

/**
 * Follows a journal that this process writes, through Chronicle's mapped memory. The start is found
 * by the first record of each file and Chronicle's index within the file.
 */
final class TailSource implements RecordSource {
  private final Path folder;
  private final RollFiles rolls;
  private final long from;
  private final ExcerptTailer tailer;
  private byte[] buffer = new byte[1024];
  private long last = -1;

  TailSource(SingleChronicleQueue queue, Path folder, RollFiles rolls, long from) {
    this.folder = folder;
    this.rolls = rolls;
    this.from = from;
    tailer = queue.createTailer();
    // Handed over between threads by those who own the reader; never used by two at once.
    tailer.singleThreadedCheckDisabled(true);
    seek();
  }

  private void seek() {
    RollFile file = null;
    long first = 0;
    for (RollFile candidate : rolls.in(folder)) {
      long sequence = FileSource.firstSequence(candidate);
      if (sequence == 0 || (file != null && sequence > from)) continue;
      file = candidate;
      first = sequence;
    }
    if (file == null || from <= first) {
      if (file != null) tailer.moveToIndex(rolls.cycle().toIndex(file.cycle(), 0));
      return;
    }
    // Without a declared gap the record lies exactly at its distance from the first, else before.
    long low = 0;
    long high = from - first;
    if (sequenceAt(file, high) == from) {
      low = high;
    } else {
      while (low < high) {
        long middle = (low + high + 1) >>> 1;
        long sequence = sequenceAt(file, middle);
        if (sequence > 0 && sequence <= from) low = middle;
        else high = middle - 1;
      }
    }
    tailer.moveToIndex(rolls.cycle().toIndex(file.cycle(), low));
  }

  /** The number of the n-th record of a file, 0 when it has fewer. */
  private long sequenceAt(RollFile file, long n) {
    RecordFrame frame = new RecordFrame();
    if (!tailer.moveToIndex(rolls.cycle().toIndex(file.cycle(), n)) || !read(frame)) return 0;
    return frame.sequence();
  }

  @Override
  public boolean next(RecordFrame frame) {
    while (read(frame)) {
      String wrong = frame.problem();
      if (wrong == null && last >= 0 && frame.follows() != last + 1)
        wrong = "gap: expected sequence " + (last + 1) + ", found " + frame.sequence();
      if (wrong != null)
        throw new JournalDamagedException(
            "journal " + folder + ", after sequence " + Math.max(last, 0) + ": " + wrong);
      last = frame.sequence();
      if (frame.type() != RecordFrame.TYPE_GAP && last >= from) return true;
    }
    return false;
  }

  private boolean read(RecordFrame frame) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) return false;
      Bytes<?> bytes = document.wire().bytes();
      int length = (int) bytes.readRemaining();
      if (length > buffer.length) buffer = new byte[Math.max(length, buffer.length * 2)];
      bytes.read(buffer, 0, length);
      frame.of(buffer, 0, length);
      return true;
    }
  }

  @Override
  public long firstSequence() {
    List<RollFile> files = new ArrayList<>(rolls.in(folder));
    for (RollFile file : files) {
      long sequence = FileSource.firstSequence(file);
      if (sequence > 0) return sequence;
    }
    return 1;
  }

  @Override
  public void close() {
    tailer.close();
  }
}
