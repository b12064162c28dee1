package org.pacekeeper.sim.pbx;

/**
 * All that one attempt at one lead will meet. Times in ns.
 *
 * @param ringNs from the end of the post-dial delay to the answer or the refusal; {@link #NEVER}
 *     for who does not answer
 * @param patienceNs how long a person stays on the line without an agent, from the pick-up
 * @param talkNs how long a person talks with an agent, before the scenario's drift
 * @param detectionLuck in [0,1): below the share of errors, machine detection errs
 */
public record CalleePlan(
    FarEnd farEnd,
    long postDialDelayNs,
    long ringNs,
    long patienceNs,
    long talkNs,
    double detectionLuck) {
  public static final long NEVER = Long.MAX_VALUE;

  /** From the originate to the answer or the refusal; {@link #NEVER} for who does not answer. */
  public long resolvesAfterNs() {
    return ringNs == NEVER ? NEVER : postDialDelayNs + ringNs;
  }
}
