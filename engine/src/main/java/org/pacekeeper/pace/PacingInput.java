package org.pacekeeper.pace;

import java.util.function.Consumer;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LeadEntry;

/**
 * What a policy sees of its campaign at one moment. A view, not a copy: valid only while the policy
 * is being asked. Core thread only.
 */
public interface PacingInput {

  /** Epoch ns. */
  long nowNs();

  CampaignSettings settings();

  /** Free for a call at this moment, and not about to pause or leave. */
  int idleAgents();

  /** Free, and wishing to pause or leave as soon as the policy releases them. */
  int wishingAgents();

  /** On a call, or promised to one. */
  int talkingAgents();

  /** After a call. */
  int wrapUpAgents();

  int pausedAgents();

  /** Calls dialed and not yet resolved. */
  int inFlight();

  /** Answered callees without an agent, and callers from outside without one. */
  int waiting();

  /** Callees in talk, or being put through. */
  int connected();

  /** Calls for which the campaign's trunks have a line now. */
  int linesFree();

  /** Calls for which the campaign's trunks allow the rate now. */
  int callRatePermits();

  /** The lead that would be called next, null when none is ready or all are outside their hours. */
  LeadEntry nextLead();

  /**
   * Tells each lead in hand that may be called now, those with the same time zones in their order:
   * for a policy that chooses among them.
   */
  default void eachLead(Consumer<LeadEntry> to) {
    LeadEntry next = nextLead();
    if (next != null) to.accept(next);
  }

  /** Whether callers from outside, who come when they like, take agents from outbound calls. */
  default Callers callers() {
    return Callers.NONE;
  }

  /** How callers from outside take their agents. */
  enum Callers {
    /** There are none, or they take none that an outbound call may need. */
    NONE,
    /** Before an outbound callee who waits. */
    BEFORE,
    /** Behind such a callee. */
    AFTER
  }

  /** Calls answered by a person in the legal window. */
  long ledgerAnswered();

  /** Of these, abandoned. */
  long ledgerAbandoned();

  /** Epoch ns at which the ledger begins anew; {@link Long#MAX_VALUE} when its window rolls. */
  default long ledgerEndNs() {
    return Long.MAX_VALUE;
  }

  /** The legal limit. */
  default double abandonFractionMax() {
    return settings().abandonFractionMax();
  }

  /**
   * How long machine detection listens to a person before the call counts as answered, in seconds;
   * this much of the wait limit is gone by then. 0 when nobody listens.
   *
   * @param fraction of the persons, in (0,1), with whom it took no longer
   */
  default double detectionDelayS(double fraction) {
    return 0;
  }
}
