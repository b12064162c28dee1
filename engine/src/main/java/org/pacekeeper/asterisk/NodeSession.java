package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: a thread that connects, reconciles, then carries commands out and reports events until
 * the link is lost, and begins again. All that reaches the thread comes through one bounded inbox.
 * At its bound a command is refused, and a lost event leads to a reconnect, which reconciles.
 */
final class NodeSession {
  private static final Logger log = LoggerFactory.getLogger(NodeSession.class);
  private static final int INBOX_MAX = 1 << 16;
  private static final int TICK_MS = 50;

  private final AsteriskNode node;

  private final AsteriskTimings timings;
  private final EventSink sink;
  private final ChannelTracker tracker;

  /** What reaches the node's thread, in the order of arrival. */
  private final BlockingQueue<Item> inbox = new ArrayBlockingQueue<>(INBOX_MAX);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong eventsRead = new AtomicLong();
  private final AtomicLong eventsIgnored = new AtomicLong();
  private final AtomicLong eventsDropped = new AtomicLong();
  private final Thread thread;

  /** Guards the change between taking commands in and refusing them. */
  private final Object gate = new Object();

  private boolean open;

  /** The link that was said to be stalled, null when none is. Only the watchdog's. */
  private NodeLink saidStalled;

  private volatile NodeLink link;
  private volatile String lost;
  private volatile NodeStatus status;

  NodeSession(AsteriskNode node, AsteriskTimings timings, EventSink sink) {
    this.node = node;
    this.timings = timings;
    this.sink = sink;
    this.tracker = new ChannelTracker(node.name(), timings, new Outbox());
    this.thread = new Thread(this::run, "asterisk-" + node.name());
    this.thread.setDaemon(true);
    publishStatus();
  }

  void start() {
    thread.start();
  }

  /** Takes a command in, or reports its failure; never waits. Any thread. */
  void send(PbxCommand command) {
    String refusal;
    synchronized (gate) {
      if (!open) refusal = "node " + node.name() + " is not connected";
      else if (inbox.offer(new Item.Order(command))) return;
      else refusal = "node " + node.name() + ": " + INBOX_MAX + " events and commands are waiting";
    }
    refuse(command, refusal);
  }

  /**
   * Says when the node stops answering and when it answers again, and cuts a link that does not for
   * too long, even when the node's thread is stuck writing to it. The watchdog's thread.
   */
  void watch(long nowNs) {
    NodeLink current = link;
    long unansweredMs = current == null ? 0 : current.unansweredNs(nowNs) / 1_000_000;
    boolean stalled = unansweredMs > timings.stalledMs();
    if (saidStalled != null && (saidStalled != current || !stalled)) {
      saidStalled = null;
      sink.append(new PbxEvent.NodeResponding(node.name()));
    }
    if (stalled && saidStalled == null) {
      saidStalled = current;
      log.warn("node={} stalled heartbeat_unanswered_ms={}", node.name(), unansweredMs);
      sink.append(
          new PbxEvent.NodeStalled(
              node.name(), "a heartbeat has been unanswered for " + unansweredMs + " ms"));
    }
    if (current == null || !current.isStalled(nowNs)) return;
    lost = "no answer to a heartbeat for " + timings.pingDeadlineMs() + " ms";
    current.cut();
  }

  NodeStatus status() {
    return status;
  }

  /** Hands over what was taken in, ends the sessions and the thread; bounded. */
  void close() {
    closed.countDown();
    synchronized (gate) {
      open = false;
    }
    if (join(timings.connectTimeoutMs())) return;
    NodeLink current = link;
    if (current != null) current.cut();
    thread.interrupt();
    if (!join(timings.connectTimeoutMs()))
      log.warn("node={} its thread did not end in time", node.name());
  }

  private boolean join(int timeoutMs) {
    try {
      thread.join(timeoutMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    int pauseMs = timings.reconnectMinMs();
    while (!isClosed()) {
      try {
        boolean wasConnected = connect();
        pauseMs =
            wasConnected
                ? timings.reconnectMinMs()
                : Math.min(timings.reconnectMaxMs(), pauseMs * 2);
        closed.await(pauseMs, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        if (!isClosed()) log.warn("node={} interrupted but not closed, going on", node.name());
      }
    }
  }

  /** From login to loss; whether it got as far as being connected. */
  private boolean connect() throws InterruptedException {
    lost = null;
    Listener listener = new Listener();
    NodeLink opening = new NodeLink(node, timings, listener);
    link = opening;
    boolean connected = false;
    try {
      String version = opening.open();
      connected = true;
      log.info("node={} connected version=\"{}\"", node.name(), version);
      sink.append(new PbxEvent.NodeConnected(node.name(), version));
      List<SeenChannel> seen = opening.channels();
      tracker.dialplan(opening.dialplanVersion());
      synchronized (gate) {
        open = true;
      }
      tracker.reconcile(seen, nowMs());
      log.info("node={} reconciled channels={}", node.name(), seen.size());
      work(opening);
    } catch (IOException e) {
      if (lost == null) lost = e.getMessage();
      if (!connected && !isClosed())
        log.warn("node={} cannot connect to {}: {}", node.name(), node, e.getMessage());
    } catch (RuntimeException e) {
      lost = String.valueOf(e);
      log.error("node={} failed, will reconnect", node.name(), e);
    } finally {
      listener.stale = true;
      disconnect(opening, connected);
    }
    return connected;
  }

  private void disconnect(NodeLink gone, boolean connected) {
    List<Item> left = new ArrayList<>();
    synchronized (gate) {
      open = false;
    }
    link = null;
    gone.close(lost == null);
    inbox.drainTo(left);
    for (Item item : left)
      if (item instanceof Item.Order order)
        refuse(order.command(), "node " + node.name() + " was disconnected: " + lost);
    if (connected) {
      String reason = isClosed() ? "closed" : String.valueOf(lost);
      log.warn("node={} disconnected reason=\"{}\"", node.name(), reason);
      sink.append(new PbxEvent.NodeDisconnected(node.name(), reason));
    }
    publishStatus();
  }

  private void work(NodeLink current) throws IOException, InterruptedException {
    long nextTickNs = System.nanoTime();
    long nextPingNs = nextTickNs;
    while (lost == null && !(isClosed() && inbox.isEmpty())) {
      Item item = inbox.poll(TICK_MS, TimeUnit.MILLISECONDS);
      if (item != null) handle(item);
      long nowNs = System.nanoTime();
      if (nowNs - nextTickNs >= 0) {
        nextTickNs = nowNs + TICK_MS * 1_000_000L;
        long overdue = tracker.tick(nowNs / 1_000_000);
        if (overdue != 0)
          throw new IOException("no word of channel " + overdue + ": events were lost");
        publishStatus();
      }
      if (nowNs - nextPingNs >= 0) {
        nextPingNs = nowNs + timings.pingIntervalMs() * 1_000_000L;
        current.ping(nowNs);
      }
    }
  }

  private void handle(Item item) {
    if (item instanceof Item.Order order) tracker.accept(order.command(), nowMs());
    else if (item instanceof Item.Seen seen) tracker.on(seen.event(), nowMs());
    else if (item instanceof Item.Refused refused)
      tracker.failed(refused.command(), refused.detail(), nowMs());
    else if (item instanceof Item.Done done) tracker.done(done.command());
    else if (item instanceof Item.LookedUp found)
      tracker.lookedUp(found.legId(), found.error(), nowMs());
    else if (item instanceof Item.NotMoved not) tracker.notMoved(not.legId(), not.error(), nowMs());
  }

  private void refuse(PbxCommand command, String reason) {
    log.warn("node={} refused command={} reason=\"{}\"", node.name(), kind(command), reason);
    Refusal.of(command, reason).ifPresent(sink::append);
  }

  private static String kind(PbxCommand command) {
    return command.getClass().getSimpleName();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }

  private void publishStatus() {
    boolean connected;
    synchronized (gate) {
      connected = open;
    }
    status =
        new NodeStatus(
            node.name(),
            connected,
            tracker.size(),
            eventsRead.get(),
            eventsIgnored.get(),
            eventsDropped.get(),
            tracker.duplicates(),
            tracker.strays());
  }

  /** The tracker's way out. */
  private final class Outbox implements ChannelTracker.Outbox {
    @Override
    public void report(PbxEvent event) {
      if (event instanceof PbxEvent.ChannelMissing e)
        log.warn("node={} channel={} missing reason=\"{}\"", e.node(), e.legId(), e.detail());
      if (event instanceof PbxEvent.StrayChannel e)
        log.warn("node={} channel={} was given up and is there", e.node(), e.legId());
      sink.append(event);
    }

    @Override
    public void carryOut(PbxCommand command) {
      ManagerAction action;
      try {
        action = ActionFactory.action(command);
      } catch (IllegalArgumentException e) {
        log.warn(
            "node={} refused command={} reason=\"{}\"", node.name(), kind(command), e.getMessage());
        tracker.failed(command, e.getMessage(), nowMs());
        return;
      }
      try {
        NodeLink current = link;
        current.send(
            action, ActionFactory.legId(command), error -> answered(current, command, error));
      } catch (IOException e) {
        // Written or not, nobody knows: what became of it is for the reconciliation to tell.
        if (lost == null) lost = "cannot write: " + e.getMessage();
      }
    }

    @Override
    public void move(long legId, String context, String exten) {
      send(
          ActionFactory.redirect(legId, context, exten),
          legId,
          error -> error == null ? null : new Item.NotMoved(legId, error));
    }

    @Override
    public void set(long legId, String variable, String value) {
      send(new SetVarAction(LegId.text(legId), variable, value), legId, error -> null);
    }

    @Override
    public void lookUp(long legId) {
      send(
          new GetVarAction(LegId.text(legId), "CHANNEL(state)"),
          legId,
          error -> new Item.LookedUp(legId, error));
    }

    /**
     * @param said what is to be handled of the answer, null for nothing; given null for success
     */
    private void send(ManagerAction action, long legId, Function<String, Item> said) {
      NodeLink current = link;
      try {
        current.send(
            action,
            legId,
            error -> {
              Item item = said.apply(error);
              if (item != null && current == link && !inbox.offer(item)) dropped();
            });
      } catch (IOException e) {
        if (lost == null) lost = "cannot write: " + e.getMessage();
      }
    }

    private void answered(NodeLink from, PbxCommand command, String error) {
      if (from != link) return;
      if (error == null) {
        boolean saysNothing =
            command instanceof PbxCommand.Mute
                || command instanceof PbxCommand.PauseRecording
                || command instanceof PbxCommand.StopRecording;
        if (saysNothing && !inbox.offer(new Item.Done(command))) dropped();
      } else if (!inbox.offer(new Item.Refused(command, error))) dropped();
    }
  }

  /** On Asterisk-Java's threads. */
  private final class Listener implements NodeLink.Listener {
    private volatile boolean stale;

    @Override
    public void received(ChannelEvent event) {
      if (stale) return;
      eventsRead.incrementAndGet();
      if (!inbox.offer(new Item.Seen(event))) dropped();
    }

    @Override
    public void ignored() {
      eventsIgnored.incrementAndGet();
    }

    @Override
    public void lost(String reason) {
      if (!stale && lost == null) lost = reason;
    }
  }

  private void dropped() {
    eventsDropped.incrementAndGet();
    lost = "an event was dropped: " + INBOX_MAX + " are waiting";
  }
}
