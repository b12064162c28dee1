package org.pacekeeper.predict;

/**
 * The grid of ring ages: bins of half a second, the last one open. Half a second is a tenth of the
 * spread of real ring times and finer than the ring signal that a caller hears.
 */
public final class RingBins {
  public static final long WIDTH_NS = 500_000_000L;
  public static final double WIDTH_S = 0.5;

  /** Up to a minute and a bit: longer than any ring timeout in use. */
  public static final int COUNT = 128;

  private RingBins() {}

  /** The slot of absolute time that a moment is in. */
  public static long slot(long timeNs) {
    return Math.floorDiv(timeNs, WIDTH_NS);
  }

  /** The bin of a call that was placed in one slot and is looked at in another. */
  public static int bin(long placedSlot, long nowSlot) {
    return (int) Math.max(0, Math.min(COUNT - 1, nowSlot - placedSlot));
  }
}
