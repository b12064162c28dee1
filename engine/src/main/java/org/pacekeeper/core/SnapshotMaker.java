package org.pacekeeper.core;

import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AnswerBook;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AgentView;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.campaign.Snapshot.BudgetView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.comply.AbandonLedger;
import org.pacekeeper.comply.AbandonLimit;

/** Copies the core's state into what other threads may see. Core thread only. */
final class SnapshotMaker {
  private SnapshotMaker() {}

  static Snapshot make(CoreState state, long sequence) {
    return new Snapshot(
        state.nowNs,
        sequence,
        state.campaigns.values().stream().map(campaign -> campaign(state, campaign)).toList(),
        state.roster.all().stream().map(agent -> agent(state, agent)).toList(),
        state.gate.nodes().stream().map(node -> node(state, node)).toList(),
        state.gate.trunks().stream().map(trunk -> trunk(state, trunk)).toList(),
        List.copyOf(state.decisions),
        state.callerIds.views(state.nowNs));
  }

  private static CampaignView campaign(CoreState state, CampaignState campaign) {
    String name = campaign.settings().name();
    return new CampaignView(
        name,
        campaign.settings().policy(),
        campaign.pausedBecause,
        campaign.ready.size(),
        campaign.leadsRemaining,
        campaign.originated,
        state.calls.count(name, CallState.DIALING),
        state.calls.count(name, CallState.RINGING) + state.calls.count(name, CallState.LISTENING),
        state.calls.count(name, CallState.WAITING)
            + state.calls.count(name, CallState.CONNECTING)
            + state.calls.count(name, CallState.MESSAGE)
            + state.calls.count(name, CallState.MACHINE),
        state.calls.count(name, CallState.CONNECTED),
        state.roster.countsByState(name),
        campaign.outcomes(),
        campaign.ledger().answered(),
        campaign.ledger().abandoned(),
        campaign.settings().abandonFractionMax(),
        campaign.lastDecision,
        campaign.lastDecisionAtNs,
        answers(campaign.answers),
        budget(campaign),
        inbound(state, campaign),
        campaign.recordings.view());
  }

  private static InboundView inbound(CoreState state, CampaignState campaign) {
    String name = campaign.settings().name();
    return campaign.inbound.view(
        state.calls.countInbound(name, CallState.DIALING)
            + state.calls.countInbound(name, CallState.WAITING)
            + state.calls.countInbound(name, CallState.CONNECTING),
        state.calls.countInbound(name, CallState.CONNECTED));
  }

  private static BudgetView budget(CampaignState campaign) {
    AbandonLedger ledger = campaign.ledger();
    return new BudgetView(
        AbandonLimit.left(ledger.answered(), ledger.abandoned(), campaign.settings()),
        ledger.fractionUpper95());
  }

  private static AnswersView answers(AnswerBook book) {
    double assumed = book.settings().assumedErrorFraction();
    return new AnswersView(
        book.heard(),
        Map.copyOf(book.blocked()),
        book.optOuts(),
        book.missedBooked(),
        book.detection().personsAmongMachines(assumed),
        book.detection().personsAmongMachinesSd(assumed),
        book.detection().machinesAmongPersons(assumed),
        book.detection().delayS(0.5));
  }

  private static AgentView agent(CoreState state, Agent agent) {
    return new AgentView(
        agent.name,
        agent.campaign,
        agent.state(),
        agent.sinceNs(),
        agent.callId,
        state.gate.node(agent.node) == null || state.gate.isUp(agent.node)
            ? detail(agent)
            : "node " + agent.node + " is not there");
  }

  private static String detail(Agent agent) {
    return switch (agent.state()) {
      case PAUSED -> agent.pauseReason;
      case OFFLINE ->
          "phone is not up"
              + (agent.legFailures > 0 ? ", failed " + agent.legFailures + " times" : "");
      case AVAILABLE ->
          agent.wishedAtNs() == 0
              ? ""
              : (agent.logoutWanted ? "leaves" : "pauses") + " when calls in flight allow";
      default -> agent.pauseWanted ? "pause after this call" : "";
    };
  }

  private static NodeView node(CoreState state, GovernedNode node) {
    String name = node.settings.name();
    return new NodeView(
        name,
        node.state(),
        state.calls.upOnNode(name),
        node.settings.callsMax(),
        node.unanswered(),
        node.window(),
        node.rate(),
        node.settings.originatesPerSecondMax(),
        node.heldBack(state.nowNs));
  }

  private static TrunkView trunk(CoreState state, GovernedTrunk trunk) {
    String name = trunk.settings.name();
    return new TrunkView(
        name,
        trunk.settings.node(),
        state.calls.upOnTrunk(name),
        trunk.settings.lines(),
        trunk.rate(),
        trunk.settings.originatesPerSecondMax(),
        trunk.heldBack(),
        state.alarms.text(name));
  }
}
