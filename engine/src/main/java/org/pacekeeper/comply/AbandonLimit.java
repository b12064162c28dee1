package org.pacekeeper.comply;

import org.pacekeeper.event.CampaignSettings;

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
  public static int lower(int wanted, int free, AbandonLedger ledger, CampaignSettings settings) {
    return spent(ledger, settings) ? Math.min(wanted, Math.max(0, free)) : wanted;
  }

  /** Whether one more abandoned call would break the limit. A limit of 0 is always spent. */
  public static boolean spent(AbandonLedger ledger, CampaignSettings settings) {
    return left(ledger.answered() + 1, ledger.abandoned(), settings) < 1;
  }

  /**
   * How many more calls may be abandoned under these counts; negative when the limit is broken. In
   * fractions, since every answer earns the limit's worth of one. At the start of a window, before
   * the limit affords a whole call, the campaign's float does.
   */
  public static double left(long answered, long abandoned, CampaignSettings settings) {
    double limit = settings.abandonFractionMax();
    double floating = limit > 0 ? settings.abandonFloat() : 0;
    return Math.max(floating, limit * answered) - abandoned;
  }
}
