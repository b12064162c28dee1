package org.pacekeeper.sim.baseline;

/** What nobody can know: what the simulated world has in store. Times in ns. */
public interface Foresight {

  /**
   * From a dial at this moment until the engine hears of a person's answer; negative when the dial
   * will not reach a person, or not be taken for one.
   *
   * @param attempt counts from 1
   * @param nowNs epoch ns
   */
  long ringNsOrNever(long leadId, int attempt, long nowNs);

  /** Talk and wrap-up if the person is connected about now; with a guess where one is not known. */
  long handleNs(long leadId, int attempt);

  /**
   * When the agent's call at hand and the wrap-up after it will be over, epoch ns; {@link
   * Long#MAX_VALUE} for one who will not come back.
   */
  long agentFreeAtNs(String agent);
}
