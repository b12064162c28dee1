package org.pacekeeper.sim.replay;

import java.util.Arrays;

/**
 * How long nothing happens until the engine is told that time passed. A live engine ticks some
 * times a second, unless its machine is held up; where the recording was silent for longer, so is
 * the replay. Times are epoch ns. Immutable; any thread.
 */
final class Silence {
  private static final long MIN_NS = 1_000_000L;
  private static final long MAX_NS = 1_000_000_000L;
  private static final double ORDINARY = 0.99;

  private final long[] eventsNs;
  private final long ordinaryNs;

  /**
   * @param eventsNs times of all events, rising
   */
  Silence(long[] eventsNs) {
    this.eventsNs = eventsNs.clone();
    long[] gaps = new long[Math.max(0, eventsNs.length - 1)];
    for (int i = 0; i < gaps.length; i++) gaps[i] = eventsNs[i + 1] - eventsNs[i];
    Arrays.sort(gaps);
    long ordinary = gaps.length == 0 ? MAX_NS : gaps[(int) (ORDINARY * gaps.length)];
    ordinaryNs = Math.max(MIN_NS, Math.min(MAX_NS, ordinary));
  }

  /** When a tick is due, if nothing has happened since. */
  long tickAfterNs(long latestNs) {
    long atNs = latestNs + ordinaryNs + 1;
    int found = Arrays.binarySearch(eventsNs, atNs);
    int next = found >= 0 ? found : -found - 1;
    if (next == 0 || next == eventsNs.length) return atNs;
    return eventsNs[next] - eventsNs[next - 1] > ordinaryNs ? eventsNs[next] : atNs;
  }
}
