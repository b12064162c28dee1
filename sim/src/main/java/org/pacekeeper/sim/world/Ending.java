package org.pacekeeper.sim.world;

/** How a call into the world ended, as the world saw it. */
public enum Ending {
  /** It has not ended. */
  UP,
  BUSY,
  /** No line or no way through; the number was not reached. */
  CONGESTION,
  /** The network gave up ringing. */
  NO_ANSWER,
  UNALLOCATED,
  REJECTED,
  /** The exchange gave it up before an answer. */
  CANCELLED,
  /** The callee hung up without ever hearing an agent. */
  HUNG_UP_WAITING,
  /** The exchange hung up on a callee who never heard an agent. */
  RELEASED_WAITING,
  /** The callee hung up after having talked with an agent. */
  HUNG_UP,
  /** The exchange hung up after callee and agent had talked. */
  RELEASED;

  static Ending of(Refusal why) {
    return switch (why) {
      case BUSY -> BUSY;
      case CONGESTION -> CONGESTION;
      case NO_ANSWER -> NO_ANSWER;
      case UNALLOCATED -> UNALLOCATED;
      case REJECTED -> REJECTED;
    };
  }
}
