package org.pacekeeper.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.pacekeeper.journal.RecordLog.LogEnd;
import org.pacekeeper.journal.RollFiles.RollFile;

/**
 * Verifies the end of a journal before Chronicle opens it, and heals it. After a torn record
 * Chronicle would append where no reader comes, so a damaged file is kept aside under {@code torn/}
 * and a fresh one with all its whole records takes its place.
 *
 * <p>The two latest files are read from their first byte: a power failure shortly after a roll may
 * have torn both.
 */
final class TailRepair {
  private static final String TORN = "torn";
  private static final String DRAFT = "draft";

  private final Path folder;
  private final RollFiles rolls;
  private final List<String> healed;

  /**
   * @param healed is told what was found and done
   */
  TailRepair(Path folder, RollFiles rolls, List<String> healed) {
    this.folder = folder;
    this.rolls = rolls;
    this.healed = healed;
  }

  /** Where the journal ends, once it is in order. */
  LogEnd verified(String journal) throws IOException {
    Path home = folder.resolve(journal);
    // Holds Chronicle's locks, by process id, and its list of files: both are made anew.
    Files.deleteIfExists(home.resolve("metadata.cq4t"));
    List<RollFile> files = rolls.in(home);
    LogEnd end = new LogEnd(0, 0, 0);
    for (RollFile file : files.subList(Math.max(0, files.size() - 2), files.size())) {
      long expected = end.sequence() == 0 ? 0 : end.sequence() + 1;
      FileScan scan = FileScan.of(rolls, file, expected, frame -> {});
      if (!scan.problems().isEmpty()) heal(journal, file, expected, scan);
      if (scan.records() > 0)
        end = new LogEnd(scan.lastSequence(), scan.lastTimeNs(), scan.lastCause());
    }
    return end;
  }

  private void heal(String journal, RollFile file, long expected, FileScan scan)
      throws IOException {
    Path torn = Files.createDirectories(folder.resolve(TORN));
    Path aside = torn.resolve(journal + "-" + file.name() + "." + Files.list(torn).count());
    if (scan.records() == 0) {
      Files.move(file.path(), aside);
    } else {
      Path fresh = rewritten(file, expected, scan);
      Files.copy(file.path(), aside);
      Files.move(fresh, file.path(), StandardCopyOption.ATOMIC_MOVE);
      deleteDraft();
    }
    for (String problem : scan.problems())
      healed.add(
          journal
              + "/"
              + problem
              + "; "
              + scan.records()
              + " whole records kept, last sequence "
              + scan.lastSequence()
              + "; the damaged file is "
              + aside);
  }

  /** A fresh file of the same cycle with the whole records of a damaged one. */
  private Path rewritten(RollFile file, long expected, FileScan scan) throws IOException {
    deleteDraft();
    Path draft = Files.createDirectories(folder.resolve(DRAFT));
    AtomicLong nowMs = new AtomicLong(file.cycle() * rolls.cycleMs());
    try (SingleChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(draft)
                .rollCycle(rolls.cycle())
                .blockSize(rolls.blockBytes())
                .timeProvider(nowMs::get)
                .build();
        ExcerptAppender appender = queue.createAppender()) {
      FileScan.of(
          rolls,
          file,
          expected,
          frame -> {
            try (DocumentContext document = appender.writingDocument()) {
              document
                  .wire()
                  .bytes()
                  .write(frame.bytes(), frame.payloadAt() - RecordFrame.PAYLOAD_AT, frame.length());
            }
          });
      if (scan.ended()) {
        // A file that was closed is closed again: beginning the next one, which is thrown away,
        // writes the mark at its end.
        nowMs.addAndGet(rolls.cycleMs());
        appender.writeBytes(Bytes.from("next"));
      }
    }
    Path fresh = draft.resolve(file.name());
    RecordLog.force(fresh);
    return fresh;
  }

  private void deleteDraft() throws IOException {
    Path draft = folder.resolve(DRAFT);
    if (!Files.isDirectory(draft)) return;
    List<Path> files = new ArrayList<>();
    try (var paths = Files.list(draft)) {
      paths.forEach(files::add);
    }
    for (Path path : files) Files.delete(path);
    Files.delete(draft);
  }
}
