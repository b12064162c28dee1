package org.pacekeeper.sim.kernel;

import java.util.Arrays;

/**
 * What is going to happen, in order of time, and among equals in the order of entry: the same
 * entries give the same run. Time is nanoseconds from an origin of the driver's choice and moves
 * only when the driver lets it. One thread.
 */
public final class Calendar {
  private Entry[] heap = new Entry[64];
  private int size;
  private long sequence;
  private long nowNs;

  /** Something that will happen, until it has happened or was cancelled. */
  public final class Entry {
    private final long timeNs;
    private final long order;
    private final Runnable action;
    private int index;

    private Entry(long timeNs, long order, Runnable action) {
      this.timeNs = timeNs;
      this.order = order;
      this.action = action;
    }

    /** Takes it off the calendar; without effect when it is no longer there. */
    public void cancel() {
      if (index >= 0) removeAt(index);
    }

    private boolean before(Entry other) {
      return timeNs != other.timeNs ? timeNs < other.timeNs : order < other.order;
    }
  }

  /** The time of the entry at hand, or how far the driver has let time come. */
  public long nowNs() {
    return nowNs;
  }

  /** How many entries are waiting. */
  public int size() {
    return size;
  }

  /** When the next entry is due, {@link Long#MAX_VALUE} when there is none. */
  public long nextTimeNs() {
    return size == 0 ? Long.MAX_VALUE : heap[0].timeNs;
  }

  /** Enters an action; a time in the past means now. */
  public Entry at(long timeNs, Runnable action) {
    Entry entry = new Entry(Math.max(timeNs, nowNs), sequence++, action);
    if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
    siftUp(entry, size++);
    return entry;
  }

  /** Enters an action a delay from now; a delay past the end of time never comes. */
  public Entry after(long delayNs, Runnable action) {
    long timeNs = nowNs + Math.max(delayNs, 0);
    return at(timeNs < nowNs ? Long.MAX_VALUE : timeNs, action);
  }

  /**
   * Takes time to the next entry and runs it.
   *
   * @return false when there is none
   */
  public boolean runNext() {
    if (size == 0) return false;
    Entry entry = heap[0];
    removeAt(0);
    nowNs = entry.timeNs;
    entry.action.run();
    return true;
  }

  /**
   * Runs, in order, what is due by then, also what is entered meanwhile; then it is then.
   *
   * @param entriesMax at which the turn ends early, and time stays at the last entry run
   * @return whether it got to the end
   */
  public boolean advanceTo(long timeNs, int entriesMax) {
    for (int ran = 0; nextTimeNs() <= timeNs && size > 0; ran++) {
      if (ran == entriesMax) return false;
      runNext();
    }
    nowNs = Math.max(nowNs, timeNs);
    return true;
  }

  private void removeAt(int index) {
    heap[index].index = -1;
    Entry last = heap[--size];
    heap[size] = null;
    if (index == size) return;
    if (index > 0 && last.before(heap[(index - 1) / 2])) siftUp(last, index);
    else siftDown(last, index);
  }

  private void siftUp(Entry entry, int from) {
    int index = from;
    while (index > 0) {
      Entry parent = heap[(index - 1) / 2];
      if (!entry.before(parent)) break;
      put(parent, index);
      index = (index - 1) / 2;
    }
    put(entry, index);
  }

  private void siftDown(Entry entry, int from) {
    int index = from;
    while (2 * index + 1 < size) {
      int child = 2 * index + 1;
      if (child + 1 < size && heap[child + 1].before(heap[child])) child++;
      if (!heap[child].before(entry)) break;
      put(heap[child], index);
      index = child;
    }
    put(entry, index);
  }

  private void put(Entry entry, int index) {
    heap[index] = entry;
    entry.index = index;
  }
}
