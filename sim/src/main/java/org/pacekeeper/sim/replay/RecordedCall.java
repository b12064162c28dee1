package org.pacekeeper.sim.replay;

import java.util.List;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Heard;
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
 * @param reconnectsNs how long each connect took after the agent's phone had been lost
 * @param said the agent's disposition, empty for none
 * @param saidAfterNs from the call's end to it
 * @param optOutNs from the message's beginning to the key that asks never to be called again
 * @param goneAfterNs when it was gone at the latest, from the originate, of a call that ended while
 *     the engine did not see its node
 * @param pickUp null where no detection listened
 */
record RecordedCall(
    int index,
    String campaign,
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
    List<Long> reconnectsNs,
    String said,
    long saidAfterNs,
    long optOutNs,
    long goneAfterNs,
    PickUp pickUp) {

  /**
   * What machine detection made of it; times from the pick-up, which is when {@code resolved} ends.
   *
   * @param heard null when the call was over before detection spoke
   * @param heardAfterNs -1 when it did not speak
   * @param answeredAfterNs to the answer that follows the verdict, -1 when there was none
   */
  record PickUp(Heard heard, long heardAfterNs, long answeredAfterNs) {}

  /** How a dial ended. */
  enum Resolution {
    ANSWERED,
    /** The network said something else: the call's outcome. */
    REFUSED,
    /** Our own ring timeout came first. */
    TIMED_OUT,
    /** We hung up, or the recording ended, or nobody looked, before anything else did. */
    UNSEEN,
    /** The node was not there: it was never sent, and nobody was called. */
    UNSENT
  }

  /** Whether the agent said that nobody was there but a machine. */
  boolean saidMachine() {
    return said.equals(DispositionRecorded.MACHINE) || said.equals(DispositionRecorded.SCREENED);
  }

  /** Whether it was taken for a machine, and no agent talked to it. */
  boolean turnedAway() {
    return pickUp != null && pickUp.heard() == Heard.MACHINE && talk == null;
  }

  /** Whether a person answered, as far as anybody found out. */
  boolean person() {
    return resolution == Resolution.ANSWERED && !saidMachine() && !turnedAway();
  }
}
