package org.pacekeeper.sim.world;

import java.util.concurrent.TimeUnit;

/**
 * What a call to an agent's phone will meet.
 *
 * @param untilResultNs how long it rings before it is picked up, or is found busy
 * @param stayNs how long the handset then stays off the hook
 * @param pin digits that are entered when some are asked for, so many times
 */
record PhonePlan(long untilResultNs, long stayNs, boolean busy, String pin, int pinTimes) {

  /** One whose agent enters nothing. */
  PhonePlan(long untilResultNs, long stayNs, boolean busy) {
    this(untilResultNs, stayNs, busy, "", 0);
  }

  /**
   * The phone of nobody in particular. By the first of four digits: 2 is busy, 3 rings for ever, 4
   * puts down again after the other three in tenths of a second, 5 enters its own four digits when
   * asked for a PIN, 6 enters them three times; whatever else picks up at once and stays.
   */
  static PhonePlan scripted(String name) {
    if (name.matches("2\\d{3}")) return new PhonePlan(0, CalleePlan.NEVER, true);
    if (name.matches("3\\d{3}")) return new PhonePlan(CalleePlan.NEVER, CalleePlan.NEVER, false);
    if (name.matches("[56]\\d{3}"))
      return new PhonePlan(0, CalleePlan.NEVER, false, name, name.charAt(0) == '5' ? 1 : 3);
    if (!name.matches("4\\d{3}")) return new PhonePlan(0, CalleePlan.NEVER, false);
    long tenths = Long.parseLong(name.substring(1));
    return new PhonePlan(0, TimeUnit.MILLISECONDS.toNanos(100 * tenths), false);
  }
}
