package org.pacekeeper.sim.baseline;

import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * Two policies by turns of two minutes, spread evenly over the time. On a small floor a ratio of
 * calls to agents acts by whole calls: one value stays far below the limit, the next one breaks it,
 * and only both by turns use it up. For policies that remember nothing.
 */
final class TimeShare implements Pacer {
  private static final long TURN_NS = 120_000_000_000L;

  /** Multiples of it lie evenly between whole numbers, however many there are. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Pacer pacer;
  private final Pacer other;
  private final double share;

  /**
   * @param share of the turns that are the first one's
   */
  TimeShare(Pacer pacer, Pacer other, double share) {
    this.pacer = pacer;
    this.other = other;
    this.share = share;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    return whoseTurn(in.nowNs()).decide(in);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return whoseTurn(in.nowNs()).explain(in, decision);
  }

  private Pacer whoseTurn(long nowNs) {
    double place = (nowNs / TURN_NS) * GOLDEN;
    return place - Math.floor(place) < share ? pacer : other;
  }
}
