package org.pacekeeper.asterisk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.core.Pbx;

/**
 * A pool of Asterisk nodes, each driven over persistent manager sessions by a thread of its own.
 *
 * <p>Expects on each node the dialplan and the account of {@code config/asterisk}. {@link #send}
 * never waits: a command is taken in, or its failure is reported on the spot. {@link #status} may
 * be called by any thread.
 */
public final class AsteriskPbx implements Pbx {
  private static final int WATCH_MS = 250;

  private final Map<String, NodeSession> nodes = new LinkedHashMap<>();
  private final EventSink sink;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "asterisk-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @throws IllegalArgumentException when two nodes have the same name
   */
  public AsteriskPbx(List<AsteriskNode> nodes, EventSink sink, AsteriskTimings timings) {
    this.sink = sink;
    for (AsteriskNode node : nodes)
      if (this.nodes.put(node.name(), new NodeSession(node, timings, sink)) != null)
        throw new IllegalArgumentException("node " + node.name() + " is named twice");
  }

  public AsteriskPbx(List<AsteriskNode> nodes, EventSink sink) {
    this(nodes, sink, AsteriskTimings.defaults());
  }

  @Override
  public void start() {
    nodes.values().forEach(NodeSession::start);
    // Not to be cancelled one by one: it ends with the executor, and a watch throws nothing.
    ScheduledFuture<?> unused =
        watchdog.scheduleWithFixedDelay(
            () -> nodes.values().forEach(node -> node.watch(System.nanoTime())),
            WATCH_MS,
            WATCH_MS,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(PbxCommand command) {
    NodeSession node = nodes.get(command.node());
    if (node != null) node.send(command);
    else Refusal.of(command, "no node named " + command.node()).ifPresent(sink::append);
  }

  /** One entry a node, in the order given at construction; at most 50 ms old while connected. */
  public List<NodeStatus> status() {
    return nodes.values().stream().map(NodeSession::status).toList();
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    nodes.values().forEach(NodeSession::close);
  }
}
