package org.pacekeeper.event;

import java.util.List;

/**
 * What the core must know of a lead to dial it. The rest of the record stays in the store.
 *
 * @param zones every IANA time zone the callee may be in; dialing needs all of them inside the
 *     calling hours
 * @param attempts attempts already made that count
 * @param listId the list it came with, 0 when that is not known
 */
public record LeadEntry(
    long leadId, PhoneNumber phone, List<String> zones, int attempts, long listId) {
  public LeadEntry {
    zones = List.copyOf(zones);
  }

  /** Of a list that is not known. */
  public LeadEntry(long leadId, PhoneNumber phone, List<String> zones, int attempts) {
    this(leadId, phone, zones, attempts, 0);
  }
}
