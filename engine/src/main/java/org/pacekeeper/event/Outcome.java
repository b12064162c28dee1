package org.pacekeeper.event;

/**
 * How an attempt ended, as the network and the engine saw it: every attempt ends with exactly one.
 * What the agent thinks of the conversation is the disposition, not this.
 */
public enum Outcome {
  /** Callee and agent talked. */
  CONNECTED(true, true),
  /** Answered by a person and no agent in time, or hung up while waiting. */
  ABANDONED(true, true),
  /** Answered by a machine. */
  MACHINE(true, true),
  /** Taken for a machine, and picked up within a second: no phone rang. */
  INSTANT(true, true),
  /** Answered by a service that screens calls, as the agent said. */
  SCREENED(true, true),
  BUSY(false, true),
  NO_ANSWER(false, true),
  UNREACHABLE(false, true),
  REJECTED(false, true),
  /** The network blocks our caller id (603+, 607, 608). */
  BLOCKED(false, true),
  /** No such number. */
  INVALID(false, true),
  /** A route or destination is out of order. */
  OUT_OF_ORDER(false, true),
  /** No line; says nothing about the lead. */
  CONGESTION(false, false),
  /** The trunk refuses this kind of call: a configuration fault. */
  BARRED(false, false),
  INCOMPATIBLE(false, true),
  /** We hung up before it was answered. */
  CANCELLED(false, true),
  /** Never dialed: our own mistake (context, endpoint, id), or not sent. Does not burn the lead. */
  FAULT(false, false),
  /**
   * The engine was not there to see how it ended; counts as an attempt, so that nobody is called
   * twice.
   */
  UNKNOWN(false, true);

  private final boolean answered;
  private final boolean attempt;

  Outcome(boolean answered, boolean attempt) {
    this.answered = answered;
    this.attempt = attempt;
  }

  /** Whether somebody or something picked up. */
  public boolean answered() {
    return answered;
  }

  /** Whether it counts against the attempts a lead may receive. */
  public boolean countsAsAttempt() {
    return attempt;
  }
}
