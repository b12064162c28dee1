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

  /**
   * Talk and wrap-up if the person is connected with that agent at that time.
   *
   * @param call which of the agent's calls from now on it is, counting from 1
   * @param atNs epoch ns
   */
  long handleNs(long leadId, int attempt, String agent, int call, long atNs);

  /**
   * When the agent's call at hand and the wrap-up after it will be over, epoch ns; {@link
   * Long#MAX_VALUE} for one who will not come back.
   */
  long agentFreeAtNs(String agent);

  /**
   * From when on the agent takes no call, because of a break or for good, epoch ns; {@link
   * Long#MAX_VALUE} for one who stays.
   */
  long agentGoesAtNs(String agent);
}
