package org.pacekeeper.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.pacekeeper.journal.RollFiles.RollFile;

/**
 * One journal on Chronicle Queue: framed records, numbered without gaps, appended under a lock. Any
 * thread may append and sync.
 */
final class RecordLog<T> implements AutoCloseable {
  private final Path folder;
  private final RollFiles rolls;
  private final RecordTypes<T> types;
  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final RecordFrame frame = new RecordFrame();
  private final FieldWriter out = new FieldWriter();
  private final Object syncLock = new Object();
  private volatile long lastSequence;
  private volatile long lastTimeNs;
  private volatile long lastCause;
  private volatile boolean closed;
  private int syncedCycle;

  /**
   * @param last what the files hold, as verified
   */
  RecordLog(Path folder, RollFiles rolls, RecordTypes<T> types, LogEnd last) {
    this.folder = folder;
    this.rolls = rolls;
    this.types = types;
    lastSequence = last.sequence();
    lastTimeNs = last.timeNs();
    lastCause = last.cause();
    queue =
        SingleChronicleQueueBuilder.binary(folder)
            .rollCycle(rolls.cycle())
            .blockSize(rolls.blockBytes())
            .timeProvider(() -> lastTimeNs / 1_000_000)
            .syncMode(SyncMode.SYNC)
            .build();
    appender = queue.createAppender();
    appender.singleThreadedCheckDisabled(true);
    List<RollFile> files = rolls.in(folder);
    syncedCycle = files.isEmpty() ? 0 : files.get(files.size() - 1).cycle();
  }

  /** How a journal ends: the last record's number, time and cause, 0 each when it is empty. */
  record LogEnd(long sequence, long timeNs, long cause) {}

  /**
   * @return the number it was given
   * @throws IllegalStateException when the journal is closed
   * @throws IllegalArgumentException when the value cannot be written; nothing was
   */
  synchronized long append(T value, long timeNs, long cause) {
    RecordType<T> type = types.of(value);
    long sequence = lastSequence + 1;
    long time = Math.max(lastTimeNs, timeNs);
    RecordFrame.begin(out, type.id(), type.version(), sequence, time, cause);
    types.write(type, value, out);
    write(sequence, time, cause);
    return sequence;
  }

  /** Continues after {@code sequence}: the numbers between were lost, and the journal says so. */
  synchronized void skipTo(long sequence) {
    if (sequence <= lastSequence) return;
    RecordFrame.begin(out, RecordFrame.TYPE_GAP, 1, sequence, lastTimeNs, lastCause);
    out.i64(lastSequence + 1);
    write(sequence, lastTimeNs, lastCause);
  }

  private void write(long sequence, long timeNs, long cause) {
    if (closed) throw new IllegalStateException("journal " + folder + " is closed");
    frame.end(out);
    if (out.length() > rolls.recordBytesMax())
      throw new IllegalArgumentException(
          "a record has " + out.length() + " bytes, expected at most " + rolls.recordBytesMax());
    lastTimeNs = timeNs;
    try (DocumentContext document = appender.writingDocument()) {
      document.wire().bytes().write(out.bytes(), 0, out.length());
    }
    lastSequence = sequence;
    lastCause = cause;
  }

  RecordSource source(long from) {
    return new TailSource(queue, folder, rolls, from);
  }

  long lastSequence() {
    return lastSequence;
  }

  long lastTimeNs() {
    return lastTimeNs;
  }

  long lastCause() {
    return lastCause;
  }

  /** Returns when all that was appended before is on the disk; appending goes on meanwhile. */
  void sync() {
    synchronized (syncLock) {
      for (RollFile file : rolls.in(folder)) {
        if (file.cycle() < syncedCycle) continue;
        force(file.path());
        if (file.cycle() > syncedCycle) forceFolder();
        syncedCycle = file.cycle();
      }
    }
  }

  static void force(Path file) {
    // One file's dirty pages are the same pages whether written through a mapping or not.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("journal file " + file + " cannot be forced to disk", e);
    }
  }

  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("journal folder " + folder + " cannot be forced to disk", e);
    }
  }

  /**
   * Deletes files that end before {@code sequence} and before {@code timeNs}; never the latest.
   *
   * @return their names
   */
  synchronized List<String> retain(long sequence, long timeNs) {
    List<RollFile> files = rolls.in(folder);
    List<String> deleted = new java.util.ArrayList<>();
    for (int i = 0; i + 1 < files.size(); i++) {
      long next = FileSource.firstSequence(files.get(i + 1));
      long endNs = (files.get(i).cycle() + 1L) * rolls.cycleMs() * 1_000_000;
      if (next == 0 || next > sequence || endNs > timeNs) break;
      try {
        Files.delete(files.get(i).path());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "journal file " + files.get(i).path() + " cannot be deleted", e);
      }
      deleted.add(files.get(i).name());
    }
    if (!deleted.isEmpty()) queue.refreshDirectoryListing();
    return deleted;
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    appender.close();
    queue.close();
  }
}
