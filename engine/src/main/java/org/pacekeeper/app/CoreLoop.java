package org.pacekeeper.app;

import java.util.concurrent.atomic.AtomicReference;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.CommandJournal;
import org.pacekeeper.journal.EventJournal;
import org.pacekeeper.journal.EventReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's thread: reads the event journal, lets the core decide, writes the command journal, and
 * appends a tick when nothing else happens. Sleeps while there is nothing to read.
 */
final class CoreLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CoreLoop.class);
  private static final long TICK_NS = 100_000_000L;
  private static final long SNAPSHOT_NS = 100_000_000L;

  /** A checkpoint bounds what a restart folds: at this many events a second or two. */
  private static final long EVENTS_PER_CHECKPOINT = 200_000;

  /** What the loop tells others; called on its thread. */
  interface Listener {
    /** An event was applied, and its commands were written, in so many ns by the wall. */
    void applied(EventRecord event, long nanos);

    /** Commands were written. */
    void commanded();

    /** A checkpoint is in the journal. */
    void checkpointed(long sequence, Checkpointed checkpoint);
  }

  private final DialerCore core;
  private final EventJournal events;
  private final CommandJournal commands;
  private final EventReader reader;
  private final EngineClock clock;
  private final Wakeup wakeup;
  private final Listener listener;
  private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.EMPTY);
  private volatile boolean stopped;
  private volatile String failure = "";
  private volatile long turnAtNs;
  private volatile int callsUp;
  private long lastApplied;
  private long nextTickNs;
  private long nextSnapshotNanoTime;
  private long checkpointAfter;
  private boolean emitted;

  /**
   * @param core has taken in every event up to {@code lastApplied}, and its commands are written
   */
  CoreLoop(
      DialerCore core,
      long lastApplied,
      EventJournal events,
      CommandJournal commands,
      EngineClock clock,
      Wakeup wakeup,
      Listener listener) {
    this.core = core;
    this.lastApplied = lastApplied;
    this.events = events;
    this.commands = commands;
    this.reader = events.reader(lastApplied + 1);
    this.clock = clock;
    this.wakeup = wakeup;
    this.listener = listener;
    this.checkpointAfter = lastApplied + EVENTS_PER_CHECKPOINT;
  }

  @Override
  public void run() {
    try {
      while (!stopped) turn();
      drain();
      checkpoint();
    } catch (RuntimeException | Error broken) {
      failure = broken.toString();
      LOG.error("core stopped: nothing is dialed any more, reason=\"{}\"", broken, broken);
    } finally {
      publish(Long.MAX_VALUE);
    }
  }

  private void turn() {
    long nanoTime = System.nanoTime();
    turnAtNs = nanoTime;
    EventRecord event = reader.poll();
    if (event != null) {
      apply(event);
      publish(nanoTime);
      return;
    }
    long nowNs = clock.getAsLong();
    long dueNs = Math.min(nextTickNs, core.nextDeadlineNs());
    if (nowNs >= dueNs) {
      events.append(new Tick());
      nextTickNs = nowNs + TICK_NS;
    } else {
      publish(nanoTime);
      wakeup.sleep(clock.realNs(dueNs - nowNs));
    }
  }

  private void apply(EventRecord event) {
    long before = System.nanoTime();
    emitted = false;
    core.apply(event, command -> write(event, command));
    lastApplied = event.sequence();
    listener.applied(event, System.nanoTime() - before);
    if (emitted) listener.commanded();
    if (lastApplied >= checkpointAfter) checkpoint();
  }

  private void write(EventRecord cause, Command command) {
    commands.append(cause.sequence(), cause.timeNs(), command);
    emitted = true;
    if (command instanceof NoteAlarm alarm) log(alarm);
  }

  private static void log(NoteAlarm alarm) {
    if (alarm.begins()) LOG.warn("alarm, about=\"{}\" reason=\"{}\"", alarm.about(), alarm.text());
    else LOG.info("alarm over, about=\"{}\" reason=\"{}\"", alarm.about(), alarm.text());
  }

  private void drain() {
    for (EventRecord event = reader.poll(); event != null; event = reader.poll()) apply(event);
  }

  private void checkpoint() {
    checkpointAfter = lastApplied + EVENTS_PER_CHECKPOINT;
    Checkpointed checkpoint =
        new Checkpointed(lastApplied, commands.lastSequence(), core.checkpoint());
    listener.checkpointed(events.append(checkpoint), checkpoint);
  }

  private void publish(long nanoTime) {
    callsUp = core.callsUp();
    if (nanoTime != Long.MAX_VALUE && nanoTime - nextSnapshotNanoTime < 0) return;
    nextSnapshotNanoTime = nanoTime + SNAPSHOT_NS;
    snapshot.set(core.snapshot());
  }

  /** The state at most a tenth of a second ago. Any thread. */
  Snapshot snapshot() {
    return snapshot.get();
  }

  /** Calls that have not ended. Any thread. */
  int callsUp() {
    return callsUp;
  }

  /** Why the core stopped by itself, empty when it did not. Any thread. */
  String failure() {
    return failure;
  }

  /** When the last turn began, by {@link System#nanoTime()}. Any thread. */
  long turnAtNanoTime() {
    return turnAtNs;
  }

  /** Applies what is in the journal, writes a checkpoint and ends. Any thread. */
  void stop() {
    stopped = true;
    wakeup.wake();
  }
}
