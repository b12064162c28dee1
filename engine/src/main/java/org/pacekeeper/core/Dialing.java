package org.pacekeeper.core;

import java.util.List;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.comply.AbandonLimit;
import org.pacekeeper.comply.Verdict;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * After every event: callees who wait get an agent, then each campaign decides how many calls to
 * place. The policy says how many, the rules may lower it, the gate and the leads enforce; the
 * first that says no is the limiting factor.
 */
final class Dialing {
  /**
   * Calls placed in one turn; the rest follows with the next event, at the latest with the next
   * tick.
   */
  private static final int PER_TURN_MAX = 100;

  /**
   * How long the node lets an answered callee wait for us before it plays the message by itself,
   * beyond the limit.
   */
  private static final int HOLD_GRACE_MS = 3_000;

  private static final PacingDecision PAUSED = PacingDecision.plain(0, LimitingFactor.PAUSED);
  private static final PacingDecision NO_PBX = PacingDecision.plain(0, LimitingFactor.PBX);

  private final CoreState state;
  private final CallFold calls;

  Dialing(CoreState state, CallFold calls) {
    this.state = state;
    this.calls = calls;
  }

  /**
   * The callee who has waited longest gets the agent of the same node who has been idle longest.
   */
  void serveWaiting(CampaignState campaign) {
    String name = campaign.settings().name();
    if (state.calls.count(name, CallState.WAITING) == 0) return;
    for (Call call : state.calls.waiting(name)) {
      if (call.hangupSentAtNs != 0 || !state.gate.isUp(call.node)) continue;
      Agent agent = state.roster.longestAvailable(name, call.node);
      if (agent != null) calls.connect(call, agent);
    }
  }

  void decide(CampaignState campaign) {
    campaign.ledger().advance(state.nowNs);
    PacingInput input = input(campaign);
    PacingDecision decision = unlessBlocked(campaign, input);
    int allowed =
        AbandonLimit.lower(
            decision.count(),
            input.idleAgents() - input.inFlight() - input.waiting(),
            campaign.ledger(),
            input.abandonFractionMax());
    int placed = 0;
    LimitingFactor limit = allowed < decision.count() ? LimitingFactor.BUDGET : decision.limit();
    while (placed < Math.min(allowed, PER_TURN_MAX)) {
      LimitingFactor refusal = placeOne(campaign);
      if (refusal != null) {
        limit = refusal;
        break;
      }
      placed++;
    }
    if (placed > 0 || limit != campaign.notedLimit) note(campaign, input, decision, placed, limit);
  }

  /** Places one call, or says what stands in its way; null when it was placed. */
  private LimitingFactor placeOne(CampaignState campaign) {
    List<String> trunks = campaign.settings().trunks();
    OriginateGate.Trunk trunk = state.gate.way(trunks, state.nowNs);
    if (trunk == null) return state.gate.closed(trunks, state.nowNs).limit();
    LeadEntry lead = nextLead(campaign);
    if (lead == null)
      return campaign.ready.size() > 0 ? LimitingFactor.CALLING_HOURS : LimitingFactor.LEADS;
    originate(campaign, lead, trunk);
    return null;
  }

  private PacingInput input(CampaignState campaign) {
    String name = campaign.settings().name();
    return new PacingInput(
        state.nowNs,
        state.roster.count(name, AgentState.AVAILABLE),
        state.roster.count(name, AgentState.TALKING)
            + state.roster.count(name, AgentState.RESERVED),
        state.roster.count(name, AgentState.WRAP_UP),
        state.calls.inFlight(name),
        state.calls.count(name, CallState.WAITING),
        campaign.ledger().answered(),
        campaign.ledger().abandoned(),
        campaign.settings().abandonFractionMax());
  }

  /** The policy's decision, or none at all while something stands in the way of every call. */
  private PacingDecision unlessBlocked(CampaignState campaign, PacingInput input) {
    if (state.stopping || !campaign.pausedBecause.isEmpty()) return PAUSED;
    if (!state.gate.anyUp(campaign.settings().trunks())) return NO_PBX;
    return campaign.pacer().decide(input);
  }

  /**
   * The next lead that every rule allows; those that may never be called again go back to the
   * store.
   */
  private LeadEntry nextLead(CampaignState campaign) {
    while (true) {
      LeadEntry lead =
          campaign.ready.poll(zones -> campaign.callingHours().open(zones, state.nowNs));
      if (lead == null) return null;
      Verdict verdict = state.doNotCall.check(lead, state.nowNs);
      if (verdict.allowed()) return lead;
      state.emit(
          new ReleaseLead(
              campaign.settings().name(),
              lead.leadId(),
              LeadNext.DO_NOT_CALL,
              0,
              verdict.reason()));
    }
  }

  private void originate(CampaignState campaign, LeadEntry lead, OriginateGate.Trunk trunk) {
    CampaignSettings settings = campaign.settings();
    TrunkSettings way = trunk.settings;
    String callerId = settings.callerId().isEmpty() ? way.callerId() : settings.callerId();
    Call call =
        new Call(
            state.newLegId(), settings.name(), lead, way.node(), way.name(), callerId, state.nowNs);
    state.calls.add(call);
    calls.setTimer(call);
    state.gate.take(trunk);
    campaign.originated++;
    state.emit(
        new Originate(
            way.node(),
            way.name(),
            call.callId,
            settings.name(),
            lead.leadId(),
            call.attempt(),
            lead.phone(),
            way.dialString()
                .replace("{e164}", lead.phone().e164())
                .replace("{number}", Long.toString(lead.phone().digits())),
            callerId,
            settings.ringTimeoutMs(),
            settings.abandonAfterMs() + HOLD_GRACE_MS,
            settings.message()));
  }

  private void note(
      CampaignState campaign,
      PacingInput input,
      PacingDecision decision,
      int placed,
      LimitingFactor limit) {
    NoteDecision note =
        new NoteDecision(
            campaign.settings().name(),
            decision.count(),
            placed,
            limit,
            text(campaign, input, decision, limit),
            input.idleAgents(),
            input.inFlight(),
            input.waiting(),
            decision.theta(),
            decision.expectedIdleAgents(),
            decision.expectedAnswers(),
            decision.riskAccepted(),
            decision.riskRefused(),
            input.ledgerAnswered(),
            input.ledgerAbandoned());
    campaign.notedLimit = limit;
    campaign.lastDecision = note;
    campaign.lastDecisionAtNs = state.nowNs;
    state.noted(note);
    state.emit(note);
  }

  private String text(
      CampaignState campaign, PacingInput input, PacingDecision decision, LimitingFactor limit) {
    return switch (limit) {
      case PAUSED -> state.stopping ? "the engine is stopping" : campaign.pausedBecause;
      case PBX, LINES, CALL_RATE ->
          state.gate.closed(campaign.settings().trunks(), state.nowNs).text();
      case LEADS -> "no lead is ready, " + campaign.leadsRemaining + " remain in the store";
      case CALLING_HOURS ->
          campaign.ready.size() + " leads are ready, all outside their calling hours";
      case BUDGET ->
          input.ledgerAbandoned()
              + " of "
              + input.ledgerAnswered()
              + " answered calls were abandoned; one more would pass the limit of "
              + Math.round(input.abandonFractionMax() * 1000) / 10.0
              + " %";
      case RISK, IDLE_AGENTS, RULE, LEARNING -> campaign.pacer().explain(input, decision);
    };
  }
}
