package org.pacekeeper.asterisk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.pacekeeper.command.PbxCommand;

/**
 * What reaches a node's thread, in the order of arrival. Bounded: at its bound a command is
 * refused, and what the node said is dropped, counted, and {@link #OVERFLOW} for the link that
 * brought it. Commands are taken while it is open. Any thread puts in, the node's takes out.
 */
final class Inbox {
  private static final int ITEMS_MAX = 1 << 16;

  /** Why a link is lost of which something was dropped. */
  static final String OVERFLOW = "an event was dropped: " + ITEMS_MAX + " are waiting";

  private final String node;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(ITEMS_MAX);
  private final AtomicLong dropped = new AtomicLong();

  /** Guards the change between taking commands in and refusing them. */
  private final Object gate = new Object();

  private boolean open;

  Inbox(String node) {
    this.node = node;
  }

  void open() {
    synchronized (gate) {
      open = true;
    }
  }

  /** From now on no command is taken in. */
  void shut() {
    synchronized (gate) {
      open = false;
    }
  }

  boolean isOpen() {
    synchronized (gate) {
      return open;
    }
  }

  /**
   * Takes a command in; never waits.
   *
   * @return why it is refused, null when it is not
   */
  String order(PbxCommand command) {
    synchronized (gate) {
      if (!open) return "node " + node + " is not connected";
      if (items.offer(new Item.Order(command))) return null;
      return "node " + node + ": " + ITEMS_MAX + " events and commands are waiting";
    }
  }

  /** Takes in what the node said; false when it was dropped. Never waits. */
  boolean put(Item item) {
    if (items.offer(item)) return true;
    dropped.incrementAndGet();
    return false;
  }

  /** Null when nothing came in time. */
  Item poll(int timeoutMs) throws InterruptedException {
    return items.poll(timeoutMs, TimeUnit.MILLISECONDS);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /**
   * Throws away what is left.
   *
   * @return the commands among it
   */
  List<PbxCommand> clear() {
    List<Item> left = new ArrayList<>();
    items.drainTo(left);
    List<PbxCommand> commands = new ArrayList<>();
    for (Item item : left) if (item instanceof Item.Order order) commands.add(order.command());
    return commands;
  }

  long dropped() {
    return dropped.get();
  }
}
