package org.pacekeeper.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pacekeeper.journal.RollFiles.RollFile;

/**
 * What {@code journal verify} found in a data folder.
 *
 * <p>Every byte of a journal file is accounted for: records by checksum and sequence, Chronicle's
 * own parts by what follows from the records, the rest by being zero. A changed byte is therefore
 * found unless it changes nothing: an index entry that becomes 0, or a write position that still
 * names one of the last two records. The files {@code metadata.cq4t} and {@code lock} hold nothing
 * that is kept: the next start makes them anew.
 *
 * @param problems one line each: file, place, sequence, what is wrong; empty when all is well
 * @param notes one line each: what is unusual and declared, such as numbers lost to a power failure
 * @param events events that are whole
 * @param commands commands that are whole
 */
public record JournalCheck(List<String> problems, List<String> notes, long events, long commands) {
  public JournalCheck {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  public boolean passed() {
    return problems.isEmpty();
  }

  /**
   * Reads all of a folder; another process may be writing to it.
   *
   * @throws IllegalStateException in one line when the folder holds no journal
   */
  public static JournalCheck verify(Path folder) {
    try {
      return new Run(Journals.read(folder)).check();
    } catch (JournalDamagedException e) {
      return new JournalCheck(List.of(e.getMessage()), List.of(), 0, 0);
    } catch (IOException e) {
      throw new IllegalStateException("folder " + folder + " cannot be read: " + e, e);
    }
  }

  private static final class Run {
    private final Path folder;
    private final RollFiles rolls;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final FieldReader fields = new FieldReader();
    private long lastSequence;
    private long lastCause;
    private long records;

    Run(RecordedJournals journals) {
      folder = journals.folder();
      rolls = journals.rolls();
    }

    JournalCheck check() throws IOException {
      // Commands first: of a living process, the events they follow from are then there too.
      positionsWithin(journal(Journals.COMMANDS, CommandCodec.TYPES));
      long commands = records;
      long cause = lastCause;
      long lastEvent = journal(Journals.EVENTS, EventCodec.TYPES);
      if (problems.isEmpty() && cause > lastEvent)
        problems.add(
            "events: the last sequence is " + lastEvent + ", commands follow from " + cause);
      return new JournalCheck(problems, notes, records, commands);
    }

    private long journal(String name, RecordTypes<?> types) {
      lastSequence = 0;
      lastCause = 0;
      records = 0;
      List<RollFile> files = rolls.in(folder.resolve(name));
      for (RollFile file : files) {
        long expected = lastSequence == 0 ? 0 : lastSequence + 1;
        FileScan scan =
            FileScan.of(rolls, file, expected, frame -> record(name, file, types, frame));
        for (String problem : scan.problems()) problems.add(name + "/" + problem);
        boolean latest = file.cycle() == files.get(files.size() - 1).cycle();
        if (!latest && !scan.ended() && scan.problems().isEmpty())
          problems.add(name + "/" + file.name() + ": no end mark, and it is not the latest file");
      }
      return lastSequence;
    }

    private void record(String name, RollFile file, RecordTypes<?> types, RecordFrame frame) {
      if (frame.type() == RecordFrame.TYPE_GAP) {
        notes.add(
            name
                + "/"
                + file.name()
                + ": sequences "
                + frame.follows()
                + " to "
                + frame.sequence()
                + " were declared lost");
      } else {
        records++;
        try {
          types.read(frame, fields);
        } catch (JournalDamagedException e) {
          problems.add(name + "/" + file.name() + ": " + e.getMessage());
        }
        if (frame.cause() < lastCause)
          problems.add(
              name
                  + "/"
                  + file.name()
                  + ": sequence "
                  + frame.sequence()
                  + ": cause goes back from "
                  + lastCause
                  + " to "
                  + frame.cause());
      }
      lastSequence = frame.sequence();
      lastCause = Math.max(lastCause, frame.cause());
    }

    private void positionsWithin(long lastCommand) throws IOException {
      Path positions = folder.resolve(Journals.POSITIONS);
      if (!Files.isDirectory(positions)) return;
      List<Path> files;
      try (Stream<Path> paths = Files.list(positions)) {
        files =
            paths.filter(p -> p.toString().endsWith(Journals.POSITION_SUFFIX)).sorted().toList();
      }
      for (Path file : files) {
        String name = Journals.POSITIONS + "/" + file.getFileName() + ": ";
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() != Position.SIZE) {
          problems.add(name + bytes.capacity() + " bytes, expected " + Position.SIZE);
          continue;
        }
        if (Position.blank(bytes)) continue;
        for (int slot = 0; slot < 2; slot++) {
          String wrong = Position.problem(bytes, slot);
          if (wrong != null) problems.add(name + wrong);
          else if (Position.sequenceIn(bytes, slot) > lastCommand)
            problems.add(
                name
                    + "sequence "
                    + Position.sequenceIn(bytes, slot)
                    + ", but the last command is "
                    + lastCommand);
        }
      }
    }
  }
}
