package org.pacekeeper.sim.replay;

import org.pacekeeper.event.Outcome;

/**
 * What a journal says of one call. Times in ns; -1 for what it does not say.
 *
 * @param index its place among the recorded calls, in the order in which they were placed
 * @param ringTimeoutMs it was placed with
 * @param ringsAfterNs from the originate to the ringing tone
 * @param resolved from the originate to the answer or the refusal
 * @param resolution what came then
 * @param patience from the answer to the hang-up of a person without an agent
 * @param connectNs how long connecting took; when nobody talked, how long it would have at least
 * @param talk from the connect to the callee's hang-up; null when nobody talked
 * @param wrap from the end of the talk to the agent's word; null when nobody talked
 * @param wrapEndedByTimer the engine ended it, since the agent had not said anything
 * @param hangupNs from our hang-up to the end
 * @param messageNs from the message's beginning to the call's end
 * @param machineSaidAfterNs from the call's end to the agent's word that it was a machine
 */
record RecordedCall(
    int index,
    long leadId,
    int attempt,
    long originatedAtNs,
    int ringTimeoutMs,
    long ringsAfterNs,
    Span resolved,
    Resolution resolution,
    Outcome outcome,
    int cause,
    int sipStatus,
    Span patience,
    long connectNs,
    Span talk,
    Span wrap,
    boolean wrapEndedByTimer,
    long hangupNs,
    long messageNs,
    long machineSaidAfterNs) {

  /** How a dial ended. */
  enum Resolution {
    ANSWERED,
    /** The network said something else: the call's outcome. */
    REFUSED,
    /** Our own ring timeout came first. */
    TIMED_OUT,
    /** We hung up, or the recording ended, before anything else did. */
    UNSEEN
  }

  /** Whether a person answered, as far as anybody found out. */
  boolean person() {
    return resolution == Resolution.ANSWERED && machineSaidAfterNs < 0;
  }
}
