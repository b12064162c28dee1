package org.pacekeeper.sim.pbx;

import org.pacekeeper.sim.kernel.Calendar;

/** One agent of the floor. Calendar's thread. */
final class FloorAgent {
  enum Doing {
    IDLE,
    TALKING,
    WRAPPING
  }

  final String name;
  final int number;

  /** Times the length of their conversations. */
  final double talkFactor;

  Doing doing = Doing.IDLE;
  boolean pausing;
  boolean leaving;

  /** Calls talked on so far. */
  int calls;

  /** The wrap-up that follows the call at hand. */
  long wrapNs;

  /** When the call at hand and its wrap-up will be over. */
  long freeAtNs;

  Calendar.Entry wrapEnd;

  FloorAgent(String name, int number, double talkFactor) {
    this.name = name;
    this.number = number;
    this.talkFactor = talkFactor;
  }
}
