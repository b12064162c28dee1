package org.pacekeeper.core;

import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Outcome;

/**
 * What an agent's word on a call changes in the books: what was counted as answered by a person was
 * a machine. Once for each call, however many agents talked on it. Core thread only.
 */
final class DispositionFold {
  private final CoreState state;

  DispositionFold(CoreState state) {
    this.state = state;
  }

  void disposed(DispositionRecorded event) {
    Agent agent = state.roster.get(event.agent());
    if (agent == null || agent.lastCallId != event.callId() || event.callId() == 0) return;
    CampaignState campaign = state.campaigns.get(agent.campaign);
    boolean screened =
        event.code().equals(DispositionRecorded.SCREENED) && campaign.answers.isConfigured();
    boolean machine = screened || event.code().equals(DispositionRecorded.MACHINE);
    campaign.answers.judge(event.callId(), machine);
    if (!machine) return;
    saidMachine(event.callId());
    campaign.ledger().notAPerson(state.nowNs);
    if (!screened) return;
    campaign.recount(Outcome.CONNECTED, Outcome.SCREENED);
    state.emit(new AmendOutcome(event.callId(), Outcome.SCREENED));
  }

  /** The first word counts: of those who talked on the call, and of who talks on it now. */
  private void saidMachine(long callId) {
    for (Agent each : state.roster.all()) if (each.lastCallId == callId) each.lastCallId = 0;
    Call call = state.calls.get(callId);
    if (call != null) call.saidMachine = true;
  }
}
