package org.pacekeeper.comply;

import org.pacekeeper.event.LeadEntry;

/**
 * One limit that a lead must pass before every originate. Pure given what it was folded from; core
 * thread only.
 */
@FunctionalInterface
public interface Rule {
  /**
   * @param nowNs epoch ns
   */
  Verdict check(LeadEntry lead, long nowNs);
}
