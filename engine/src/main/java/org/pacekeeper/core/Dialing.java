package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.comply.AbandonLimit;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.InboundSettings.Priority;
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

  private static final PacingDecision PAUSED = PacingDecision.plain(0, LimitingFactor.PAUSED);
  private static final PacingDecision NO_PBX = PacingDecision.plain(0, LimitingFactor.PBX);
  private static final long MS = 1_000_000L;

  private final CoreState state;
  private final CallFold calls;
  private final AgentFold agents;
  private final Placement placement;

  Dialing(CoreState state, CallFold calls, AgentFold agents) {
    this.state = state;
    this.calls = calls;
    this.agents = agents;
    this.placement = new Placement(state, calls);
  }

  /**
   * The callee who has waited longest gets the agent of the same node who has been idle longest; of
   * another node when there is none on the same and the two are joined.
   */
  void serveWaiting(CampaignPacing pacing) {
    boolean callers = pacing.calls.inbound().anyWaiting();
    boolean callersFirst = callers && InboundFold.priority(pacing) == Priority.BEFORE;
    if (callersFirst) calls.inbound().serve(pacing, this::freeFor);
    else if (callers) calls.inbound().serveRisen(pacing, this::freeFor);
    serveCallees(pacing);
    if (callers && !callersFirst) calls.inbound().serve(pacing, this::freeFor);
  }

  private void serveCallees(CampaignPacing pacing) {
    if (pacing.calls.count(CallState.WAITING) == 0) return;
    List<Call> waiting = pacing.calls.waiting();
    serve(pacing, waiting, false);
    if (pacing.campaign.answers.listens()) serve(pacing, waiting, true);
  }

  /** Persons first; behind them those that were taken for machines and are to be heard. */
  private void serve(CampaignPacing pacing, List<Call> waiting, boolean machines) {
    for (Call call : waiting) {
      if (machines != (call.heard == Heard.MACHINE)) continue;
      if (call.hangupSentAtNs != 0 || !state.gate.isUp(call.node)) continue;
      Agent agent = freeFor(pacing, call);
      if (agent != null) calls.connect(call, agent);
    }
  }

  private Agent freeFor(CampaignPacing pacing, Call call) {
    Agent agent = pacing.roster.longestAvailable(call.node);
    return agent == null ? onAnotherNode(pacing, call) : agent;
  }

  /** An agent to whom the callee's node has a way, the longest idle; null when there is none. */
  private Agent onAnotherNode(CampaignPacing pacing, Call call) {
    Agent agent = pacing.roster.longestAvailable();
    if (agent == null || state.floors.join(call.node, agent.node) == null) return null;
    return agent;
  }

  void decide(CampaignPacing pacing) {
    CampaignState campaign = pacing.campaign;
    campaign.ledger().advance(state.nowNs);
    PacingInput input = pacing;
    PacingDecision decision = unlessBlocked(pacing);
    shed(pacing, decision.shed());
    agents.release(pacing.roster, decision.release());
    int allowed =
        AbandonLimit.lower(
            decision.count(),
            input.idleAgents() - input.inFlight() - input.waiting(),
            campaign.ledger(),
            campaign.settings());
    int placed = 0;
    LimitingFactor limit = allowed < decision.count() ? LimitingFactor.BUDGET : decision.limit();
    Iterator<Long> chosen = decision.leads().iterator();
    while (placed < Math.min(allowed, PER_TURN_MAX)) {
      LimitingFactor refusal = placement.placeOne(pacing, chosen);
      if (refusal != null) {
        limit = refusal;
        break;
      }
      placed++;
    }
    if (placed > 0 || limit != pacing.notedLimit) note(pacing, decision, placed, limit);
  }

  /**
   * Hangs up those of the calls that ring longest that the law allows to be hung up, and no more
   * than asked for.
   */
  private void shed(CampaignPacing pacing, int most) {
    int minimumRingMs = pacing.settings().minimumRingMs();
    if (most <= 0 || minimumRingMs <= 0) return;
    List<Call> late = new ArrayList<>();
    for (Call call : pacing.calls.inFlightInOrder()) {
      if (late.size() == most || state.nowNs - call.originatedAtNs < minimumRingMs * MS) break;
      boolean rangLongEnough =
          call.state() == CallState.RINGING
              && state.nowNs - call.ringingAtNs() >= minimumRingMs * MS;
      if (rangLongEnough && call.hangupSentAtNs == 0 && state.gate.isUp(call.node)) late.add(call);
    }
    for (Call call : late) calls.hangup(call, Hangup.SHED);
  }

  /** The policy's decision, or none at all while something stands in the way of every call. */
  private PacingDecision unlessBlocked(CampaignPacing pacing) {
    CampaignState campaign = pacing.campaign;
    if (state.stopping || !campaign.pausedBecause.isEmpty()) return PAUSED;
    if (!state.gate.anyUp(pacing.trunks())) return NO_PBX;
    return pacing.pacer().decide(pacing);
  }

  private void note(
      CampaignPacing pacing, PacingDecision decision, int placed, LimitingFactor limit) {
    CampaignState campaign = pacing.campaign;
    PacingInput input = pacing;
    NoteDecision note =
        new NoteDecision(
            campaign.settings().name(),
            decision.count(),
            placed,
            limit,
            text(pacing, decision, limit),
            input.idleAgents(),
            input.inFlight() - placed,
            input.waiting(),
            decision.theta(),
            decision.expectedIdleAgents(),
            decision.expectedAnswers(),
            decision.riskAccepted(),
            decision.riskRefused(),
            input.ledgerAnswered(),
            input.ledgerAbandoned(),
            state.callerIds.usable(campaign.settings().name(), state.nowNs));
    pacing.notedLimit = limit;
    campaign.notedLimit = limit;
    campaign.lastDecision = note;
    campaign.lastDecisionAtNs = state.nowNs;
    state.noted(note);
    state.emit(note);
  }

  private String text(CampaignPacing pacing, PacingDecision decision, LimitingFactor limit) {
    String reason = reason(pacing, decision, limit);
    return pacing.isOneOfSeveral() ? pacing.floor + ": " + reason : reason;
  }

  private String reason(CampaignPacing pacing, PacingDecision decision, LimitingFactor limit) {
    CampaignState campaign = pacing.campaign;
    PacingInput input = pacing;
    return switch (limit) {
      case PAUSED -> state.stopping ? "the engine is stopping" : campaign.pausedBecause;
      case PBX, LINES, CALL_RATE -> state.gate.closed(pacing.trunks(), state.nowNs).text();
      case LEADS -> "no lead is ready, " + campaign.leadsRemaining + " remain in the store";
      case CALLING_HOURS ->
          campaign.ready.size() + " leads are ready, all outside their calling hours";
      case CALLER_ID -> state.callerIds.whyNone(campaign.settings().name(), state.nowNs);
      case BUDGET ->
          input.ledgerAbandoned()
              + " of "
              + input.ledgerAnswered()
              + " answered calls were abandoned; one more would pass the limit of "
              + Math.round(input.abandonFractionMax() * 1000) / 10.0
              + " %";
      case RISK, IDLE_AGENTS, RULE, LEARNING -> pacing.pacer().explain(input, decision);
    };
  }
}
