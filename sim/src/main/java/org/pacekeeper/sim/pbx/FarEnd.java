package org.pacekeeper.sim.pbx;

/** What a dial meets. */
public enum FarEnd {
  HUMAN,
  NO_ANSWER,
  MACHINE,
  BUSY,
  INVALID;

  /** Whether a ringing tone comes back. */
  boolean rings() {
    return this == HUMAN || this == NO_ANSWER || this == MACHINE;
  }
}
