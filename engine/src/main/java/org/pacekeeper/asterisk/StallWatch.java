package org.pacekeeper.asterisk;

import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.PbxEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a node stops answering heartbeats and when it answers again, and cuts a link that does
 * not for too long, even when the node's thread is stuck writing to it. The watchdog's thread.
 */
final class StallWatch {
  private static final Logger log = LoggerFactory.getLogger(StallWatch.class);

  private final String node;
  private final AsteriskTimings timings;
  private final EventSink sink;

  /** The link that was said to be stalled, null when none is. */
  private NodeLink saidStalled;

  StallWatch(String node, AsteriskTimings timings, EventSink sink) {
    this.node = node;
    this.timings = timings;
    this.sink = sink;
  }

  /**
   * @param link the node's present one, null when there is none
   */
  void look(NodeLink link, long nowNs) {
    long unansweredMs = link == null ? 0 : link.unansweredNs(nowNs) / 1_000_000;
    boolean stalled = unansweredMs > timings.stalledMs();
    if (saidStalled != null && (saidStalled != link || !stalled)) {
      saidStalled = null;
      sink.append(new PbxEvent.NodeResponding(node));
    }
    if (stalled && saidStalled == null) {
      saidStalled = link;
      log.warn("node={} stalled heartbeat_unanswered_ms={}", node, unansweredMs);
      sink.append(
          new PbxEvent.NodeStalled(
              node, "a heartbeat has been unanswered for " + unansweredMs + " ms"));
    }
    if (link == null || !link.isStalled(nowNs)) return;
    link.lose("no answer to a heartbeat for " + timings.pingDeadlineMs() + " ms");
    link.cut();
  }
}
