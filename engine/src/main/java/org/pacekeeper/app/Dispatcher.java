package org.pacekeeper.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.core.Pbx;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher's thread: reads the command journal and hands PBX commands over, each after its
 * position has been saved. A crash in between loses that one command; nothing is ever sent twice.
 *
 * <p>A command that was decided before its node was (re)connected, or before this process began, is
 * stale: the node's list of channels tells the core what is really there, and it decides anew.
 * Stale originates are reported as skipped.
 */
final class Dispatcher implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final long SLEEP_NS = 50_000_000L;

  private final CommandReader reader;
  private final Position position;
  private final Pbx pbx;
  private final EventSink events;
  private final Wakeup wakeup;
  private final Consumer<CommandRecord> beforeOriginate;
  private final long staleUpTo;
  private final Map<String, Long> staleUpToByNode = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile long handled;

  /**
   * @param reader stands behind the position
   * @param staleUpTo the event with which this process began
   * @param beforeOriginate called before each originate is handed over
   */
  Dispatcher(
      CommandReader reader,
      Position position,
      Pbx pbx,
      EventSink events,
      Wakeup wakeup,
      long staleUpTo,
      Consumer<CommandRecord> beforeOriginate) {
    this.reader = reader;
    this.position = position;
    this.pbx = pbx;
    this.events = events;
    this.wakeup = wakeup;
    this.staleUpTo = staleUpTo;
    this.beforeOriginate = beforeOriginate;
    this.handled = position.get();
  }

  /**
   * The connection to a node changed with this event: what was decided before it is stale. Any
   * thread.
   */
  void nodeChanged(String node, long eventSequence) {
    staleUpToByNode.merge(node, eventSequence, Math::max);
  }

  @Override
  public void run() {
    while (!stopped) {
      CommandRecord command = reader.poll();
      if (command == null) rest();
      else handle(command);
    }
    rest();
  }

  /** Commands for others need no position of their own: it is saved when there is time. */
  private void rest() {
    if (handled > position.get()) position.save(handled);
    if (!stopped) wakeup.sleep(SLEEP_NS);
  }

  private void handle(CommandRecord record) {
    if (record.command() instanceof PbxCommand command) {
      position.save(record.sequence());
      send(record, command);
    }
    handled = record.sequence();
  }

  private void send(CommandRecord record, PbxCommand command) {
    if (!isStale(record, command)) {
      if (command instanceof Originate) beforeOriginate.accept(record);
      pbx.send(command);
    } else if (command instanceof Originate originate) {
      events.append(
          new OriginateSkipped(originate.callId(), "decided before its node was connected"));
    } else {
      LOG.debug("stale command dropped, sequence={} command={}", record.sequence(), command);
    }
  }

  private boolean isStale(CommandRecord record, PbxCommand command) {
    return record.cause() < Math.max(staleUpTo, staleUpToByNode.getOrDefault(command.node(), 0L));
  }

  /** The last command that was handled. Any thread. */
  long handled() {
    return handled;
  }

  void stop() {
    stopped = true;
    wakeup.wake();
  }
}
