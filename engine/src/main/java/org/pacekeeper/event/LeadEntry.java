package org.pacekeeper.event;

import java.util.List;

/**
 * What the core must know of a lead to dial it. The rest of the record stays in the store.
 *
 * @param zones every IANA time zone the callee may be in; dialing needs all of them inside the
 *     calling hours
 * @param attempts attempts already made that count
 */
public record LeadEntry(long leadId, PhoneNumber phone, List<String> zones, int attempts) {
  public LeadEntry {
    zones = List.copyOf(zones);
  }
}
