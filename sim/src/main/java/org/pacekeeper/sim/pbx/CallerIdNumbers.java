package org.pacekeeper.sim.pbx;

import org.pacekeeper.event.PhoneNumber;

/**
 * The numbers that a scenario's calls show: fictional, and told apart by their last digits. Pure.
 */
public final class CallerIdNumbers {
  private static final long BASE = 12_025_550_100L;

  /** There are no more numbers that are reserved for fiction. */
  public static final int MAX = 99;

  private CallerIdNumbers() {}

  /**
   * @param index from 1 to {@link #MAX}; 0 for the one that is shown without a pool
   */
  public static PhoneNumber number(int index) {
    return new PhoneNumber(BASE + index);
  }

  static int index(String e164) {
    return (int) (PhoneNumber.of(e164).digits() - BASE);
  }
}
