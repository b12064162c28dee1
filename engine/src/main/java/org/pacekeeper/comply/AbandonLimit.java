package org.pacekeeper.comply;

/**
 * While the abandon fraction is at its limit, no more calls than agents are free: nobody new can
 * then be abandoned for want of an agent. Pure.
 */
public final class AbandonLimit {
  private AbandonLimit() {}

  /**
   * @param wanted calls the policy asks for
   * @param free agents free beyond the calls that are already in flight and the callees that wait;
   *     may be negative
   * @return how many of them are allowed
   */
  public static int lower(int wanted, int free, AbandonLedger ledger, double abandonFractionMax) {
    return spent(ledger, abandonFractionMax) ? Math.min(wanted, Math.max(0, free)) : wanted;
  }

  /** Whether one more abandoned call would break the limit. A limit of 0 is always spent. */
  public static boolean spent(AbandonLedger ledger, double abandonFractionMax) {
    return ledger.abandoned() + 1 > abandonFractionMax * (ledger.answered() + 1);
  }
}
