package org.pacekeeper.store;

import java.util.List;

/** When leads may be called; wired to the rule that checks every originate. Store thread. */
@FunctionalInterface
public interface CallingTimes {

  /** Any time, for tests and for tools that do not dial. */
  CallingTimes ALWAYS = (campaign, zones, nowNs) -> nowNs;

  /**
   * The first moment, from now on, at which it is calling time in all of the zones.
   *
   * @param nowNs epoch ns
   * @return epoch ns; {@code nowNs} when it is so already, {@link Long#MAX_VALUE} when never
   */
  long nextOpenNs(String campaign, List<String> zones, long nowNs);
}
