package org.pacekeeper.sim.replay;

import org.pacekeeper.event.Outcome;

/**
 * What one dial meets until it is answered or not. Delays in ns from the originate.
 *
 * @param recorded the call that this repeats; null for one that was never placed
 * @param like where answer or refusal come from; null when neither ever comes
 * @param ringsAfterNs -1 without a ringing tone
 * @param resolvesAfterNs {@link Survival#NEVER} when only the ring timeout ends it
 * @param drawn whether answer or refusal are not those of the recorded call
 */
record Course(
    RecordedCall recorded,
    RecordedCall like,
    long ringsAfterNs,
    long resolvesAfterNs,
    boolean answered,
    Outcome outcome,
    int cause,
    int sipStatus,
    boolean drawn) {

  /** A length and whether it was drawn, as opposed to recorded. */
  record Length(long ns, boolean drawn) {}
}
