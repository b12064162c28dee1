package org.pacekeeper.sim.world;

/**
 * What an agent does at the desk, beside the phone. Called on the calendar's thread; must return at
 * once.
 */
public interface Desk {

  void loggedIn(String agent);

  /** After wrap-up or a pause. */
  void ready(String agent);

  void paused(String agent, String reason);

  /**
   * @param calleeLeg the id the exchange gave the callee's call
   */
  void disposition(String agent, String calleeLeg, String code);
}
