package org.pacekeeper.core;

import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.StoreCommand.AbandonReason;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.event.Outcome;

/** What is written down of an abandoned call that has ended. Core thread only. */
final class Abandoned {
  private static final long MS = 1_000_000L;

  private Abandoned() {}

  /** The record; leaves the number alone from now on, unless its owner talked to an agent. */
  static RecordAbandoned record(CoreState state, CampaignState campaign, Call call) {
    long untilNs = 0;
    if (call.outcome != Outcome.CONNECTED) {
      untilNs = state.nowNs + campaign.answers.settings().abandonedRestMs() * MS;
      state.abandonedRest.add(call.lead.phone(), untilNs, state.nowNs);
    }
    return new RecordAbandoned(
        call.callId,
        call.campaign,
        call.lead.leadId(),
        call.lead.phone(),
        call.callerId,
        reason(call),
        call.answeredAtNs(),
        state.nowNs,
        call.messageAtNs == 0 ? "" : campaign.settings().message(),
        call.messageAtNs,
        call.messageHeard,
        call.optedOut,
        untilNs);
  }

  private static AbandonReason reason(Call call) {
    return switch (call.outcome) {
      case CONNECTED -> AbandonReason.LATE;
      case MACHINE, INSTANT -> AbandonReason.TAKEN_FOR_MACHINE;
      default -> call.messageAtNs == 0 ? AbandonReason.HUNG_UP : AbandonReason.NO_AGENT;
    };
  }
}
