package org.pacekeeper.core;

import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.Inbound;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.InboundArrived;

/**
 * Folds what becomes of calls from outside: taken, put through, or not waited for. They share
 * agents and the way of a call with the outbound ones, never the abandon ledger. Core thread only.
 */
final class InboundFold {
  private static final long MS = 1_000_000L;

  /** How much longer than we the node waits before it sends the caller elsewhere. */
  private static final int HOLD_GRACE_MS = 10_000;

  private final CoreState state;
  private final CallFold calls;

  InboundFold(CoreState state, CallFold calls) {
    this.state = state;
    this.calls = calls;
  }

  /**
   * Takes the call when a campaign has its number and can serve it where it is; else the node's own
   * dialplan goes on with it. What is said again of a call that is here changes nothing.
   */
  void arrived(InboundArrived event) {
    CampaignState campaign = campaignOf(event);
    if (campaign == null || state.stopping || !state.gate.isUp(event.node())) return;
    for (Call call : state.calls.all())
      if (call.isInbound()
          && call.inbound.channel().equals(event.channel())
          && call.node.equals(event.node())) return;
    String name = campaign.settings().name();
    if (!state.pacing.containsKey(state.floors.floor(name, event.node()))) return;
    Inbound caller = new Inbound(event.channel(), event.called(), event.caller());
    Call call = Call.from(caller, state.newLegId(), name, event.node(), state.nowNs);
    state.calls.add(call);
    calls.setTimer(call);
    campaign.inbound.offered();
    InboundSettings settings = campaign.inbound.settings();
    state.emit(
        new TakeInbound(
            call.node,
            call.callId,
            name,
            event.channel(),
            settings.waitMaxMs() + HOLD_GRACE_MS,
            settings.announcement(),
            settings.announceEveryMs()));
  }

  private CampaignState campaignOf(InboundArrived event) {
    for (CampaignState campaign : state.campaigns.values())
      if (campaign.inbound.settings().numbers().contains(event.called())) return campaign;
    return null;
  }

  /** Who has waited longest goes first; each gets whom the finder finds. */
  void serve(CampaignPacing pacing, AgentFinder finder) {
    for (Call call : pacing.calls.inbound().waiting()) {
      if (call.hangupSentAtNs != 0 || !state.gate.isUp(call.node)) continue;
      if (priority(pacing) == Priority.SPARE && !hasSpare(pacing)) return;
      Agent agent = finder.find(pacing, call);
      if (agent != null) calls.connect(call, agent);
    }
  }

  /** Those alone who have waited so long that they come before everybody else. */
  void serveRisen(CampaignPacing pacing, AgentFinder finder) {
    long afterNs = pacing.campaign.inbound.settings().riseAfterMs() * MS;
    if (afterNs == 0) return;
    for (Call call : pacing.calls.inbound().waiting()) {
      if (state.nowNs - call.originatedAtNs < afterNs) return;
      if (call.hangupSentAtNs != 0 || !state.gate.isUp(call.node)) continue;
      Agent agent = finder.find(pacing, call);
      if (agent != null) calls.connect(call, agent);
    }
  }

  /** Says which agent is free for a call; null for none. */
  interface AgentFinder {
    Agent find(CampaignPacing pacing, Call call);
  }

  static Priority priority(CampaignPacing pacing) {
    return pacing.campaign.inbound.settings().priority();
  }

  private static boolean hasSpare(CampaignPacing pacing) {
    return pacing.idleAgents() > pacing.calls.inFlight() + pacing.calls.count(CallState.WAITING);
  }

  /** Epoch ns at which the caller has waited as long as they may. */
  long waitsUntilNs(Call call) {
    return call.originatedAtNs + settings(call).waitMaxMs() * MS;
  }

  /** The wait is over. */
  void giveUp(Call call) {
    calls.move(call, CallState.MESSAGE);
    tell(call);
  }

  /** That nobody is free; then the end. */
  void tell(Call call) {
    String message = settings(call).message();
    if (message.isEmpty()) calls.hangup(call, "nobody was free for the caller");
    else state.emit(new PlayMessage(call.node, call.callId, message));
  }

  /** Caller and agent talk. */
  void connected(Call call) {
    calls.campaign(call).inbound.answered(state.nowNs - call.originatedAtNs);
    forgetLead(call);
  }

  /** The call is over, or was never there; {@code outcome} is what an attempt would have had. */
  void close(Call call, Outcome outcome) {
    InboundOutcome end = end(call, outcome);
    CampaignState campaign = calls.campaign(call);
    campaign.inbound.ended(end);
    if (outcome == Outcome.UNKNOWN) state.lost(call.callId, call.node);
    if (end == InboundOutcome.ANSWERED) forgetLead(call);
    call.outcome = outcome;
    calls.move(call, CallState.ENDED);
    state.emit(
        new RecordInbound(
            call.callId,
            call.campaign,
            call.node,
            call.inbound.called(),
            call.inbound.caller(),
            end,
            end == InboundOutcome.ANSWERED ? call.agent : "",
            call.originatedAtNs,
            call.connectedAtNs(),
            state.nowNs));
  }

  private static InboundOutcome end(Call call, Outcome outcome) {
    if (call.connectedAtNs() != 0) return InboundOutcome.ANSWERED;
    if (call.state() == CallState.MESSAGE) return InboundOutcome.TIMED_OUT;
    boolean hungUp = outcome == Outcome.ABANDONED && call.hangupSentAtNs == 0;
    return hungUp ? InboundOutcome.ABANDONED : InboundOutcome.LOST;
  }

  /** Whoever has called back need not be called. */
  private void forgetLead(Call call) {
    if (call.inbound.caller() == null) return;
    LeadEntry lead = calls.campaign(call).ready.removeNumber(call.inbound.caller());
    if (lead != null)
      state.emit(
          new ReleaseLead(
              call.campaign, lead.leadId(), LeadNext.DONE, 0, "has called and talked to an agent"));
  }

  private InboundSettings settings(Call call) {
    return calls.campaign(call).inbound.settings();
  }
}
