package org.pacekeeper.comply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.event.Checkpoint.Bucket;

/**
 * Calls answered by a person, and those of them that were abandoned, over a window (16 CFR
 * 310.4(b)(4)(i): over successive periods of 30 days; rolling is stricter). Whoever was not
 * connected in time is among the abandoned, also who hung up while waiting and who was taken for a
 * machine. Kept in stretches of a 720th of the window, so 30 days in hours; a stretch leaves the
 * window as a whole, when all of it is too old. Core thread only.
 */
public final class AbandonLedger {
  private static final int STRETCHES = 720;

  /** One-sided 95 % of the normal distribution. */
  private static final double Z95 = 1.6449;

  private final AbandonWindow window;
  private final long stretchNs;
  private final ArrayDeque<long[]> buckets = new ArrayDeque<>();
  private long answered;
  private long abandoned;

  public AbandonLedger(AbandonWindow window) {
    this.window = window;
    this.stretchNs = Math.max(1, window.lengthNs() / STRETCHES);
  }

  /** A person has answered. */
  public void answered(long nowNs) {
    bucket(nowNs)[1]++;
    answered++;
  }

  /** One who had answered was not connected in time. */
  public void abandoned(long nowNs) {
    bucket(nowNs)[2]++;
    abandoned++;
  }

  /** One who was counted as a person turned out to be a machine: machines are in neither figure. */
  public void notAPerson(long nowNs) {
    bucket(nowNs)[1]--;
    answered--;
  }

  /** Drops what has left the window. */
  public void advance(long nowNs) {
    while (!buckets.isEmpty() && window.isPast(buckets.peekFirst()[0], stretchNs, nowNs)) {
      long[] old = buckets.pollFirst();
      answered -= old[1];
      abandoned -= old[2];
    }
  }

  public long answered() {
    return answered;
  }

  public long abandoned() {
    return abandoned;
  }

  /**
   * The largest fraction that is not unlikely (5 %) behind these counts (Wilson 1927, J. Am. Stat.
   * Assoc. 22:209-212); 0 without answers.
   */
  public double fractionUpper95() {
    if (answered <= 0) return 0;
    double n = answered;
    double p = abandoned / n;
    double z2 = Z95 * Z95;
    double spread = Z95 * StrictMath.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return Math.min(1, (p + z2 / (2 * n) + spread) / (1 + z2 / n));
  }

  /** Epoch ns at which everything leaves the window at once; {@link AbandonWindow#NEVER} if not. */
  public long windowEndNs(long nowNs) {
    return window.endNs(nowNs);
  }

  public List<Bucket> checkpoint() {
    List<Bucket> list = new ArrayList<>(buckets.size());
    for (long[] b : buckets) list.add(new Bucket(b[0], b[1], b[2]));
    return list;
  }

  public void restore(List<Bucket> from) {
    for (Bucket b : from) {
      buckets.add(new long[] {b.startNs(), b.answered(), b.abandoned()});
      answered += b.answered();
      abandoned += b.abandoned();
    }
  }

  private long[] bucket(long nowNs) {
    long start = Math.floorDiv(nowNs, stretchNs) * stretchNs;
    long[] last = buckets.peekLast();
    if (last != null && last[0] >= start) return last;
    long[] fresh = {start, 0, 0};
    buckets.add(fresh);
    return fresh;
  }
}
