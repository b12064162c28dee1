package org.pacekeeper.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.core.LeadStore;
import org.pacekeeper.event.LeadEvent;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.journal.CommandReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder's thread: feeds the command journal to the lead store, in batches, and brings the
 * store's answers back. While the store cannot be reached it keeps trying, and nothing is lost:
 * what is not written stays in the journal.
 */
final class Recorder implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int BATCH_MAX = 500;
  private static final long SLEEP_NS = 50_000_000L;
  private static final long RETRY_NS = 1_000_000_000L;

  private final CommandReader reader;
  private final LeadStore store;
  private final EventSink events;
  private final Wakeup wakeup;
  private final List<CommandRecord> batch = new ArrayList<>(BATCH_MAX);
  private volatile boolean stopped;
  private volatile String failure = "";
  private volatile long handled;

  /**
   * @param reader stands behind the store's position
   */
  Recorder(CommandReader reader, LeadStore store, EventSink events, Wakeup wakeup) {
    this.reader = reader;
    this.store = store;
    this.events = events;
    this.wakeup = wakeup;
    this.handled = store.position();
  }

  @Override
  public void run() {
    while (!stopped) turn();
    while (fill() && write(events::append)) {}
  }

  /**
   * Writes what is in the journal now; for the start, before the thread runs.
   *
   * @return ids of the leads that the store handed out meanwhile: the core does not know them yet
   */
  Set<Long> catchUp() {
    Set<Long> handedOut = new HashSet<>();
    while (fill())
      if (!write(answer -> noteLeads(answer, handedOut)))
        throw new IllegalStateException("store: cannot be written, " + failure);
    return handedOut;
  }

  private void noteLeads(LeadEvent answer, Set<Long> handedOut) {
    if (answer instanceof LeadsReady ready)
      ready.leads().forEach(lead -> handedOut.add(lead.leadId()));
    events.append(answer);
  }

  private void turn() {
    if (!fill()) wakeup.sleep(SLEEP_NS);
    else if (!write(events::append)) wakeup.sleep(RETRY_NS);
  }

  private boolean fill() {
    while (batch.size() < BATCH_MAX) {
      CommandRecord command = reader.poll();
      if (command == null) break;
      batch.add(command);
    }
    return !batch.isEmpty();
  }

  private boolean write(Consumer<LeadEvent> onAnswer) {
    try {
      store.apply(List.copyOf(batch)).forEach(onAnswer);
      handled = batch.get(batch.size() - 1).sequence();
      batch.clear();
      if (!failure.isEmpty()) LOG.info("store is back");
      failure = "";
      return true;
    } catch (RuntimeException e) {
      if (failure.isEmpty())
        LOG.warn("store cannot be written, will go on trying, reason=\"{}\"", e.getMessage());
      failure = String.valueOf(e.getMessage());
      return false;
    }
  }

  /** Why the store cannot be written, empty when it can. Any thread. */
  String failure() {
    return failure;
  }

  /** The last command that the store has taken in. Any thread. */
  long handled() {
    return handled;
  }

  /** Writes what is in the journal and ends. Any thread. */
  void stop() {
    stopped = true;
    wakeup.wake();
  }
}
