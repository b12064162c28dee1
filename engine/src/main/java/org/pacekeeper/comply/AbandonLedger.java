package org.pacekeeper.comply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.event.Checkpoint.Bucket;

/**
 * Calls answered by a person, and those of them that were abandoned, over a rolling window (16 CFR
 * 310.4(b)(4)(i): over successive periods of 30 days; rolling is stricter). Kept in stretches of a
 * 720th of the window, so 30 days in hours; a stretch leaves the window as a whole, when all of it
 * is too old. Core thread only.
 */
public final class AbandonLedger {
  private static final int STRETCHES = 720;

  private final long windowNs;
  private final long stretchNs;
  private final ArrayDeque<long[]> buckets = new ArrayDeque<>();
  private long answered;
  private long abandoned;

  public AbandonLedger(long windowMs) {
    this.windowNs = windowMs * 1_000_000L;
    this.stretchNs = Math.max(1, windowNs / STRETCHES);
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
    while (!buckets.isEmpty() && buckets.peekFirst()[0] + stretchNs <= nowNs - windowNs) {
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
