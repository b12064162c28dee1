package org.pacekeeper.sim.baseline;

import org.pacekeeper.sim.scenario.Scenario;

/** What can be known of a simulated world without knowing anybody's luck. */
public interface Odds {

  Scenario scenario();

  /**
   * The chance that a person takes the call when that lead is dialed now, were it to ring for ever.
   *
   * @param attempt counts from 1
   */
  double personShare(long leadId, int attempt);

  /** Times the length of that agent's conversations that begin now. */
  double talkFactor(String agent);
}
