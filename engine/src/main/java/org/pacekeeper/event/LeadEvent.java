package org.pacekeeper.event;

import java.util.List;

/** What the lead store told the core. */
public sealed interface LeadEvent extends Event {

  /**
   * The answer to one fetch: leads the store has claimed for the core, all in one event so that a
   * crash can neither split nor repeat it. The core takes it only while that fetch is outstanding.
   *
   * @param leads in the order in which they are to be dialed; may be empty
   * @param remaining leads of the campaign that are not final and not in the core's hands
   * @param nextCallableAtNs epoch ns when more may become callable; {@link Long#MAX_VALUE} when
   *     never
   */
  record LeadsReady(
      long fetchId, String campaign, List<LeadEntry> leads, long remaining, long nextCallableAtNs)
      implements LeadEvent {
    public LeadsReady {
      leads = List.copyOf(leads);
    }
  }

  /** The store could not answer a fetch; the core asks again later. */
  record FetchFailed(long fetchId, String campaign, String reason) implements LeadEvent {}

  /** A number must not be called again, from now on. */
  record DoNotCallAdded(PhoneNumber phone, String source) implements LeadEvent {}

  /** A lead was withdrawn from dialing (deleted, edited, owned by somebody else). */
  record LeadWithdrawn(String campaign, long leadId, String reason) implements LeadEvent {}
}
