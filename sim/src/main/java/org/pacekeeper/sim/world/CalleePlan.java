package org.pacekeeper.sim.world;

/**
 * What one attempt at one number will meet: everything the far end brings along, drawn before the
 * first ring and independent of what the caller does. Times in ns; {@link #NEVER} for what does not
 * come.
 *
 * @param rings whether a ringing tone comes back after the post-dial delay
 * @param untilResultNs from the ringing tone to the answer or the refusal
 * @param patienceNs how long an answered far end stays without an agent
 * @param talkNs how long it talks with an agent, from the connection
 * @param press a key that is pressed, null when none is
 * @param agentEnds whether it is the agent who hangs up after that
 */
public record CalleePlan(
    FarEnd farEnd,
    long postDialDelayNs,
    boolean rings,
    long untilResultNs,
    long patienceNs,
    long talkNs,
    boolean agentEnds,
    Press press) {

  public static final long NEVER = Long.MAX_VALUE;

  /** A key of the telephone, pressed so long after the answer. */
  public record Press(char key, long afterNs) {}

  /** One who presses no key. */
  public CalleePlan(
      FarEnd farEnd,
      long postDialDelayNs,
      boolean rings,
      long untilResultNs,
      long patienceNs,
      long talkNs,
      boolean agentEnds) {
    this(farEnd, postDialDelayNs, rings, untilResultNs, patienceNs, talkNs, agentEnds, null);
  }

  /** Whether it hangs up at a set time after the answer, connected or not: a scripted number. */
  boolean endsByItself() {
    return talkNs == NEVER;
  }
}
