package org.pacekeeper.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.pacekeeper.command.Command;
import org.pacekeeper.event.Event;
import org.pacekeeper.journal.JournalSettings.Sync;
import org.pacekeeper.journal.RecordLog.LogEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder opened for writing: both journals and the named positions. One process at a time;
 * any thread, but for what the parts say themselves.
 */
public final class Journals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journals.class);
  static final String EVENTS = "events";
  static final String COMMANDS = "commands";
  static final String POSITIONS = "positions";
  static final String POSITION_SUFFIX = ".position";
  private static final String CHECKPOINT = "checkpoint" + POSITION_SUFFIX;

  static {
    // Before any class of Chronicle loads: no client-id file, no banner, no call home.
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
  }

  private final JournalSettings settings;
  private final FolderLock lock;
  private final Identity identity;
  private final RecordLog<Event> eventLog;
  private final RecordLog<Command> commandLog;
  private final EventJournal events;
  private final CommandJournal commands;
  private final LongSupplier clockNs;
  private final Map<String, Position> positions = new HashMap<>();
  private final List<String> healed = new ArrayList<>();
  private final Position checkpoint;
  private final Thread syncer;
  private volatile boolean closed;
  private volatile String fault = "";

  private Journals(JournalSettings settings, LongSupplier clockNs, FolderLock lock)
      throws IOException {
    this.settings = settings;
    this.clockNs = clockNs;
    this.lock = lock;
    Path folder = settings.folder();
    Identity known = Identity.read(folder);
    identity = known != null ? known : Identity.create(folder, settings.roll());
    if (identity.roll() != settings.roll())
      healed.add(
          "journal "
              + folder
              + " rolls "
              + identity.roll()
              + ", as when it was made; "
              + settings.roll()
              + " takes effect with a new folder");
    RollFiles rolls = RollFiles.of(identity.roll());
    TailRepair repair = new TailRepair(folder, rolls, healed);
    LogEnd eventsEnd = repair.verified(EVENTS);
    LogEnd commandsEnd = repair.verified(COMMANDS);
    eventLog = new RecordLog<>(folder.resolve(EVENTS), rolls, EventCodec.TYPES, eventsEnd);
    commandLog = new RecordLog<>(folder.resolve(COMMANDS), rolls, CommandCodec.TYPES, commandsEnd);
    events = new EventJournal(eventLog, clockNs);
    commands = new CommandJournal(commandLog);
    checkpoint = new Position(folder.resolve(CHECKPOINT), null);
    loadPositions();
    continueAfterLoss();
    syncer = settings.sync() == Sync.INTERVAL ? startSyncer() : null;
  }

  /**
   * Opens the folder, or makes it; verifies the ends of both journals and heals what a power
   * failure tore.
   *
   * @param clockNs epoch ns; may go back, the journal's times do not
   * @throws IllegalStateException in one line, naming the folder, when another process holds it or
   *     it cannot be read
   */
  public static Journals open(JournalSettings settings, LongSupplier clockNs) {
    Path folder = settings.folder();
    try {
      Files.createDirectories(folder.resolve(EVENTS));
      Files.createDirectories(folder.resolve(COMMANDS));
      Files.createDirectories(folder.resolve(POSITIONS));
      FolderLock lock = FolderLock.take(folder);
      try {
        return new Journals(settings, clockNs, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException("data folder " + folder + " cannot be opened: " + e, e);
    }
  }

  /**
   * Opens a folder only to read: takes no lock and changes nothing, so that another process may be
   * writing to it.
   *
   * @throws IllegalStateException in one line when the folder holds no journal
   */
  public static RecordedJournals read(Path folder) {
    return RecordedJournals.open(folder);
  }

  /** Whether an engine is running on this folder at this moment. */
  public static boolean isInUse(Path folder) {
    try {
      return FolderLock.isTaken(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("data folder " + folder + " cannot be looked at", e);
    }
  }

  private void loadPositions() {
    Path folder = settings.folder().resolve(POSITIONS);
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(POSITION_SUFFIX))
          position(name.substring(0, name.length() - POSITION_SUFFIX.length()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("positions in " + folder + " cannot be listed", e);
    }
  }

  /** Numbers that somebody has seen are not given a second time. */
  private void continueAfterLoss() {
    long commandsSeen = positions.values().stream().mapToLong(Position::get).max().orElse(0);
    tellLoss(COMMANDS, commandLog, commandsSeen);
    tellLoss(EVENTS, eventLog, commandLog.lastCause());
  }

  private void tellLoss(String name, RecordLog<?> log, long seen) {
    long last = log.lastSequence();
    if (seen <= last) return;
    log.skipTo(seen);
    healed.add(
        name
            + ": records "
            + (last + 1)
            + " to "
            + seen
            + " were lost; numbering goes on after them");
  }

  private Thread startSyncer() {
    Thread thread = new Thread(this::syncAtIntervals, "journal-sync");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** A sync that fails is tried again at the next interval; until one succeeds, it is told. */
  private void syncAtIntervals() {
    while (!closed) {
      LockSupport.parkNanos(settings.syncEveryMs() * 1_000_000);
      if (closed) return;
      try {
        sync();
        fault = "";
      } catch (RuntimeException e) {
        if (fault.isEmpty()) LOG.error("journals cannot be synced, will go on trying", e);
        fault = "cannot be written through to the disk: " + e.getMessage();
      }
    }
  }

  /** What keeps the journals from being as safe as the settings ask, empty when nothing does. */
  public String fault() {
    return fault;
  }

  public EventJournal events() {
    return events;
  }

  public CommandJournal commands() {
    return commands;
  }

  /**
   * A named position in the command journal; the same one for the same name.
   *
   * @param name 1 to 32 of A-Z a-z 0-9 _ . -
   */
  public synchronized Position position(String name) {
    if (!name.matches("[A-Za-z0-9_.-]{1,32}"))
      throw new IllegalArgumentException(
          "position name '" + name + "': expected 1 to 32 of A-Z a-z 0-9 _ . -");
    Path file = settings.folder().resolve(POSITIONS).resolve(name + POSITION_SUFFIX);
    Runnable beforeSave = settings.sync() == Sync.BEFORE_ORIGINATE ? this::sync : null;
    return positions.computeIfAbsent(name, n -> new Position(file, beforeSave));
  }

  /**
   * Where the event journal's last checkpoint is: a hint, written without force, to be checked by
   * whoever follows it.
   */
  public Position checkpoint() {
    return checkpoint;
  }

  /** Identifies this journal for ever; given when the folder was made. */
  public String id() {
    return identity.id().toString();
  }

  /** What was found damaged at the start and what was done about it: to be told to the operator. */
  public List<String> healed() {
    return List.copyOf(healed);
  }

  /** Returns when everything appended before is on the disk: events first, then commands. */
  public void sync() {
    eventLog.sync();
    commandLog.sync();
  }

  /**
   * Deletes files of which nothing is needed any more: all records lie before the given numbers,
   * and for commands also before every named position, and are older than {@code keepDays}. The
   * latest file always stays.
   *
   * @param oldestNeededEventSequence commonly the {@code afterSequence} of the last checkpoint,
   *     plus 1
   * @param oldestNeededCommandSequence as the last checkpoint and the store say
   * @return the names of the files deleted
   */
  public synchronized List<String> retain(
      long oldestNeededEventSequence, long oldestNeededCommandSequence) {
    long olderThanNs = clockNs.getAsLong() - settings.keepDays() * 86_400_000_000_000L;
    long read =
        positions.values().stream().mapToLong(p -> p.get() + 1).min().orElse(Long.MAX_VALUE);
    List<String> deleted = new ArrayList<>();
    for (String name : eventLog.retain(oldestNeededEventSequence, olderThanNs))
      deleted.add(EVENTS + "/" + name);
    for (String name : commandLog.retain(Math.min(oldestNeededCommandSequence, read), olderThanNs))
      deleted.add(COMMANDS + "/" + name);
    return deleted;
  }

  /** Forces to the disk whatever the sync mode, then lets the next process in. */
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    if (syncer != null) LockSupport.unpark(syncer);
    sync();
    eventLog.close();
    commandLog.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("lock of " + settings.folder() + " cannot be released", e);
    }
  }
}
