package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.InboundSettings;

/**
 * A campaign's calls from outside: its settings for them, and what became of those that have ended.
 * Apart from the abandon ledger, which counts outbound calls only. Core thread only.
 */
public final class InboundBook {
  private static final long MS = 1_000_000L;
  private static final long SECOND_NS = 1_000 * MS;

  /** Waits are kept in whole seconds up to ten minutes. */
  private static final int WAITS = 600;

  private InboundSettings settings = InboundSettings.NONE;
  private final Counts<InboundOutcome> outcomes = new Counts<>(InboundOutcome.class);
  private final long[] waits = new long[WAITS + 1];
  private long offered;
  private long withinLevel;

  public InboundSettings settings() {
    return settings;
  }

  public void configure(InboundSettings newSettings) {
    settings = newSettings;
  }

  /** A call was taken. */
  public void offered() {
    offered++;
  }

  /** A caller was put through; how long they had waited. */
  public void answered(long waitedNs) {
    waits[(int) Math.min(WAITS, waitedNs / SECOND_NS)]++;
    if (waitedNs <= settings.serviceLevelMs() * MS) withinLevel++;
  }

  public void ended(InboundOutcome outcome) {
    outcomes.add(outcome, 1);
  }

  public Snapshot.InboundView view(int waiting, int talking) {
    return new Snapshot.InboundView(
        settings.takes(),
        offered,
        outcomes.get(InboundOutcome.ANSWERED),
        outcomes.get(InboundOutcome.ABANDONED),
        outcomes.get(InboundOutcome.TIMED_OUT),
        outcomes.get(InboundOutcome.LOST),
        waiting,
        talking,
        waitS(0.5),
        waitS(0.95),
        serviceLevel(),
        settings.serviceLevelMs(),
        waits());
  }

  private Snapshot.Waits waits() {
    List<Long> counts = new ArrayList<>();
    long sumS = 0;
    int from = 0;
    for (int bound : Snapshot.Waits.BOUNDS_S) {
      long count = 0;
      for (; from < bound; from++) {
        count += waits[from];
        sumS += from * waits[from];
      }
      counts.add(count);
    }
    counts.add(waits[WAITS]);
    return new Snapshot.Waits(counts, sumS + WAITS * waits[WAITS]);
  }

  /** Of all that were put through or gave up, how many were put through in time. */
  private double serviceLevel() {
    long all =
        Arrays.stream(waits).sum()
            + outcomes.get(InboundOutcome.ABANDONED)
            + outcomes.get(InboundOutcome.TIMED_OUT);
    return all == 0 ? 1 : (double) withinLevel / all;
  }

  /** So long did this fraction of those put through wait at most, in whole seconds. */
  private int waitS(double fraction) {
    long all = Arrays.stream(waits).sum();
    long seen = 0;
    for (int s = 0; s <= WAITS; s++) {
      seen += waits[s];
      if (all > 0 && seen >= fraction * all) return s;
    }
    return 0;
  }

  /** Null for a campaign that never took any. */
  Checkpoint.Inbound checkpoint() {
    if (!settings.takes() && offered == 0) return null;
    return new Checkpoint.Inbound(
        settings,
        offered,
        outcomes.get(InboundOutcome.ANSWERED),
        outcomes.get(InboundOutcome.ABANDONED),
        outcomes.get(InboundOutcome.TIMED_OUT),
        outcomes.get(InboundOutcome.LOST),
        withinLevel,
        kept());
  }

  private List<Long> kept() {
    int last = WAITS;
    while (last >= 0 && waits[last] == 0) last--;
    return Arrays.stream(waits, 0, last + 1).boxed().toList();
  }

  /**
   * @param from null in a checkpoint of a campaign that takes none
   */
  void restore(Checkpoint.Inbound from) {
    if (from == null) return;
    settings = from.settings();
    offered = from.offered();
    outcomes.add(InboundOutcome.ANSWERED, from.answered());
    outcomes.add(InboundOutcome.ABANDONED, from.abandoned());
    outcomes.add(InboundOutcome.TIMED_OUT, from.timedOut());
    outcomes.add(InboundOutcome.LOST, from.lost());
    withinLevel = from.withinLevel();
    for (int s = 0; s < from.waits().size(); s++) waits[s] = from.waits().get(s);
  }
}
