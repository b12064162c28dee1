package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;

/**
 * The lead store while a journal is read: who was handed over, and how many were not. One thread.
 */
final class LeadTrace {
  private final List<LeadEntry> leads = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();

  /** Handed over once and back in the store, to be tried again. */
  private final Set<Long> toBeTriedAgain = new HashSet<>();

  private final List<Long> fetchesNs = new ArrayList<>();
  private long fetchingSinceNs;
  private long unseen;

  void fetching(long nowNs) {
    fetchingSinceNs = nowNs;
  }

  /** An answer that was on its way came to nobody. */
  void engineGone(long atNs) {
    if (fetchingSinceNs != 0) fetchesNs.add(atNs - fetchingSinceNs + 1);
    fetchingSinceNs = 0;
  }

  void handedOver(LeadsReady event, long nowNs) {
    if (fetchingSinceNs != 0) fetchesNs.add(nowNs - fetchingSinceNs);
    fetchingSinceNs = 0;
    for (LeadEntry lead : event.leads()) {
      toBeTriedAgain.remove(lead.leadId());
      if (known.add(lead.leadId())) leads.add(lead);
    }
    unseen = Math.max(0, event.remaining() - toBeTriedAgain.size());
  }

  void back(long leadId, LeadNext next) {
    if (next == LeadNext.RETRY) toBeTriedAgain.add(leadId);
  }

  Recording.Leads recorded() {
    return new Recording.Leads(leads, unseen, fetchesNs);
  }
}
