package org.pacekeeper.sim.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The truth about those who called from outside, kept for the life of the world. Written on the
 * calendar's thread, read by any.
 */
public final class CallerLedger {

  /**
   * One call. Times are calendar ns, -1 for what did not happen.
   *
   * @param number the caller's, empty when withheld
   */
  public record Entry(
      String number, long calledAtNs, long connectedAtNs, long endedAtNs, Ending ending) {

    public boolean gaveUp() {
      return ending == Ending.HUNG_UP_WAITING;
    }

    public boolean answered() {
      return connectedAtNs >= 0;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Everything so far, in the order of calling. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Returns the entry's place. */
  synchronized int open(String number, long nowNs) {
    entries.add(new Entry(number, nowNs, -1, -1, Ending.UP));
    return entries.size() - 1;
  }

  /** The first time counts. */
  synchronized void connected(int place, long nowNs) {
    Entry entry = entries.get(place);
    if (entry.connectedAtNs() < 0)
      entries.set(place, new Entry(entry.number(), entry.calledAtNs(), nowNs, -1, Ending.UP));
  }

  synchronized void ended(int place, long nowNs, Ending how) {
    Entry entry = entries.get(place);
    entries.set(
        place, new Entry(entry.number(), entry.calledAtNs(), entry.connectedAtNs(), nowNs, how));
  }
}
