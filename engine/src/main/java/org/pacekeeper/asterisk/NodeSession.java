package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.core.EventSink;
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
  private static final int TICK_MS = 50;

  private final AsteriskNode node;
  private final AsteriskTimings timings;
  private final EventSink sink;
  private final Inbox inbox;
  private final NodeOutbox outbox;
  private final ChannelTracker tracker;
  private final StallWatch stallWatch;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong eventsRead = new AtomicLong();
  private final AtomicLong eventsIgnored = new AtomicLong();
  private final Thread thread;
  private volatile NodeLink link;
  private volatile NodeStatus status;

  NodeSession(AsteriskNode node, AsteriskTimings timings, EventSink sink) {
    this.node = node;
    this.timings = timings;
    this.sink = sink;
    this.inbox = new Inbox(node.name());
    this.outbox = new NodeOutbox(node.name(), sink, inbox, this::failed);
    this.tracker = new ChannelTracker(node.name(), timings, outbox);
    this.stallWatch = new StallWatch(node.name(), timings, sink);
    this.thread = new Thread(this::run, "asterisk-" + node.name());
    this.thread.setDaemon(true);
    publishStatus();
  }

  void start() {
    thread.start();
  }

  /** Takes a command in, or reports its failure; never waits. Any thread. */
  void send(PbxCommand command) {
    String refusal = inbox.order(command);
    if (refusal != null) refuse(command, refusal);
  }

  /** Looks after the link. The watchdog's thread. */
  void watch(long nowNs) {
    stallWatch.look(link, nowNs);
  }

  NodeStatus status() {
    return status;
  }

  /** Hands over what was taken in, ends the sessions and the thread; bounded. */
  void close() {
    closed.countDown();
    inbox.shut();
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
    NodeLink opening = new NodeLink(node, timings, new Listener());
    link = opening;
    outbox.sendOver(opening);
    boolean connected = false;
    try {
      String version = opening.open();
      connected = true;
      log.info("node={} connected version=\"{}\"", node.name(), version);
      sink.append(new PbxEvent.NodeConnected(node.name(), version));
      List<SeenChannel> seen = opening.channels();
      tracker.dialplan(opening.dialplanVersion());
      inbox.open();
      tracker.reconcile(seen, nowMs());
      log.info("node={} reconciled channels={}", node.name(), seen.size());
      work(opening);
    } catch (IOException e) {
      opening.lose(e.getMessage());
      if (!connected && !isClosed())
        log.warn("node={} cannot connect to {}: {}", node.name(), node, e.getMessage());
    } catch (RuntimeException e) {
      opening.lose(String.valueOf(e));
      log.error("node={} failed, will reconnect", node.name(), e);
    } finally {
      disconnect(opening, connected);
    }
    return connected;
  }

  private void disconnect(NodeLink gone, boolean connected) {
    inbox.shut();
    link = null;
    gone.close();
    for (PbxCommand command : inbox.clear())
      refuse(command, "node " + node.name() + " was disconnected: " + gone.lost());
    if (connected) {
      String reason = isClosed() ? "closed" : String.valueOf(gone.lost());
      log.warn("node={} disconnected reason=\"{}\"", node.name(), reason);
      sink.append(new PbxEvent.NodeDisconnected(node.name(), reason));
    }
    publishStatus();
  }

  private void work(NodeLink current) throws IOException, InterruptedException {
    long nextTickNs = System.nanoTime();
    long nextPingNs = nextTickNs;
    while (current.lost() == null && !(isClosed() && inbox.isEmpty())) {
      Item item = inbox.poll(TICK_MS);
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
    else if (item instanceof Item.Refused refused) failed(refused.command(), refused.detail());
    else if (item instanceof Item.Done done) tracker.done(done.command());
    else if (item instanceof Item.LookedUp found)
      tracker.lookedUp(found.legId(), found.error(), nowMs());
    else if (item instanceof Item.NotMoved not) tracker.notMoved(not.legId(), not.error(), nowMs());
  }

  private void refuse(PbxCommand command, String reason) {
    NodeOutbox.logRefused(node.name(), command, reason);
    Refusal.of(command, reason).ifPresent(sink::append);
  }

  private void failed(PbxCommand command, String detail) {
    tracker.failed(command, detail, nowMs());
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }

  private void publishStatus() {
    status =
        new NodeStatus(
            node.name(),
            inbox.isOpen(),
            tracker.size(),
            eventsRead.get(),
            eventsIgnored.get(),
            inbox.dropped(),
            tracker.duplicates(),
            tracker.strays());
  }

  /** On Asterisk-Java's threads. */
  private final class Listener implements NodeLink.Listener {
    @Override
    public boolean received(ChannelEvent event) {
      eventsRead.incrementAndGet();
      return inbox.put(new Item.Seen(event));
    }

    @Override
    public void ignored() {
      eventsIgnored.incrementAndGet();
    }
  }
}
