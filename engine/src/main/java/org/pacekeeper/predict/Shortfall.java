package org.pacekeeper.predict;

/**
 * The chance that a call, when answered, finds every agent taken: that callees who wait and calls
 * answered by then are at least as many as the agents free by then. Mean over several horizons. All
 * chances are independent. One thread.
 */
public interface Shortfall {

  /** No calls ring. */
  void clearCalls();

  /**
   * So many calls more.
   *
   * @param answered chance to be answered by each horizon
   */
  void calls(int count, double[] answered);

  /**
   * Calls from outside take agents, too: their number by each horizon is negative binomial. Only
   * while no calls are there.
   *
   * @param shape its first parameter, above 0
   * @param ratio by each horizon, its mean divided by the shape
   */
  void arrivals(double shape, double[] ratio);

  /** No agents are busy. */
  void clearAgents();

  /**
   * So many busy agents more.
   *
   * @param free chance to be free by each horizon
   */
  void agents(int count, double[] free);

  /**
   * The risk with so many agents certainly free and callees certainly waiting, of a call whose
   * answer comes at one of the horizons.
   */
  double risk(int idle, int waiting);
}
