package org.pacekeeper.core;

import java.util.List;
import java.util.Set;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.FetchFailed;
import org.pacekeeper.event.LeadEvent.LeadsReady;

/**
 * Keeps enough leads in hand for the agents at work, and gives back those that cannot be used now.
 * Core thread only.
 */
final class LeadFeed {
  private static final long SECOND_NS = 1_000_000_000L;

  /** Enough for the time one fetch takes, at any answer rate worth dialing. */
  private static final int LEADS_PER_AGENT = 6;

  private static final int READY_MIN = 40;
  private static final int READY_MAX = 5_000;

  /** A list that has run dry is looked at again so often: somebody may import more. */
  private static final long RETRY_MIN_NS = SECOND_NS;

  private static final long RETRY_MAX_NS = 10 * SECOND_NS;
  private static final long RETRY_FAILED_NS = 5 * SECOND_NS;

  private final CoreState state;

  LeadFeed(CoreState state) {
    this.state = state;
  }

  /** Asks for leads when there are too few and nothing stands against it. */
  void fetch(CampaignPacing pacing) {
    CampaignState campaign = pacing.campaign;
    String name = campaign.settings().name();
    if (campaign.fetchId != 0
        || state.nowNs < campaign.fetchNotBeforeNs
        || state.stopping
        || !campaign.pausedBecause.isEmpty()) return;
    int agents = pacing.roster.size();
    if (agents == 0) return;
    int target = Math.min(READY_MAX, Math.max(READY_MIN, agents * LEADS_PER_AGENT));
    if (campaign.ready.size() > target / 2) return;
    giveBack(
        name,
        campaign.ready.removeClosed(zones -> campaign.callingHours().open(zones, state.nowNs)),
        "outside the calling hours");
    campaign.fetchId = state.newFetchId();
    state.emit(new FetchLeads(campaign.fetchId, name, target - campaign.ready.size()));
  }

  void ready(LeadsReady event) {
    CampaignState campaign = state.campaigns.get(event.campaign());
    Set<Long> held = state.heldLeads();
    List<LeadEntry> fresh =
        event.leads().stream().filter(lead -> !held.contains(lead.leadId())).toList();
    boolean expected = campaign != null && campaign.fetchId == event.fetchId();
    if (expected) campaign.fetchId = 0;
    if (!expected || state.stopping) {
      giveBack(event.campaign(), fresh, "nobody waited for them");
      return;
    }
    campaign.leadsRemaining = event.remaining();
    fresh.forEach(campaign.ready::add);
    if (event.leads().isEmpty())
      campaign.fetchNotBeforeNs =
          Math.max(
              state.nowNs + RETRY_MIN_NS,
              Math.min(event.nextCallableAtNs(), state.nowNs + RETRY_MAX_NS));
  }

  void failed(FetchFailed event) {
    CampaignState campaign = state.campaigns.get(event.campaign());
    if (campaign == null || campaign.fetchId != event.fetchId()) return;
    campaign.fetchId = 0;
    campaign.fetchNotBeforeNs = state.nowNs + RETRY_FAILED_NS;
  }

  /** Gives back all leads that are not being called. */
  void giveBackAll(CampaignState campaign, String reason) {
    giveBack(campaign.settings().name(), campaign.ready.removeAll(), reason);
  }

  private void giveBack(String campaign, List<LeadEntry> leads, String reason) {
    for (LeadEntry lead : leads)
      state.emit(new ReleaseLead(campaign, lead.leadId(), LeadNext.RETRY, state.nowNs, reason));
  }
}
