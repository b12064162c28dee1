package org.pacekeeper.sim.world;

/** What is at the other end of a dialed number this time. */
public enum FarEnd {
  HUMAN,
  MACHINE,
  BUSY,
  /** The network has no way through. */
  CONGESTION,
  /** Rings, and nobody comes. */
  NO_ANSWER,
  /** No such number. */
  UNALLOCATED,
  /** Declines the call. */
  REJECTED,
  /** Answers and is gone at once. */
  DROPS,
  /** Not even a ringing tone, for ever. */
  SILENT;

  /** Whether it comes to an answer if the caller waits. */
  public boolean answers() {
    return this == HUMAN || this == MACHINE || this == DROPS;
  }
}
