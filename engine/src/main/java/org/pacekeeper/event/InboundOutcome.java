package org.pacekeeper.event;

/** How a call from outside ended. It is not an attempt, and no law counts it as abandoned. */
public enum InboundOutcome {
  /** Caller and agent talked. */
  ANSWERED,
  /** The caller hung up while waiting. */
  ABANDONED,
  /** Nobody was free within the longest wait. */
  TIMED_OUT,
  /** The engine was not there to see how it ended, or the node could not keep it. */
  LOST
}
