package org.pacekeeper.web;

import java.io.StringWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AgentView;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.DecisionView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.event.LegId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The board's JSON. Pure; any thread. Field names are a contract with scripts: add, do not rename.
 *
 * <p>Times are epoch milliseconds of the core's clock; ids and sequences are text, because
 * JavaScript cannot hold 64 bits; fractions are in [0,1]; a figure that does not exist is null.
 *
 * <pre>
 * {type: "board", timeMs, sequence, clock: {simulated, speed},
 *  campaigns: [{name, policy, running, pausedBecause, originated, leads: {ready, remaining},
 *    inFlight: {dialing, ringing, waiting, connected},
 *    agents: {offline, calling, available, reserved, talking, wrapUp, paused},
 *    outcomes: {connected, abandoned, machine, busy, noAnswer, …},
 *    window: {answered, abandoned, abandonFraction, abandonFractionMax,
 *      abandonFractionUpper95, abandonsLeft},
 *    answers: {heard: {human, machine, notSure}, blocked: {callerId: calls}, optOuts, missedBooked,
 *      personsAmongMachines, personsAmongMachinesSd, machinesAmongPersons, detectionDelayS},
 *    recordings: {kept, failed, lastFailure} or null, lastDecision: decision or null}],
 *  agentsTotal, agents: [{name, campaign, state, sinceMs, call, detail}],
 *  nodes: [{name, state, callsUp, callsMax, unanswered, window, originatesPerSecond,
 *    originatesPerSecondMax, heldBack}], window is null for none, heldBack empty when it is not
 *  trunks: [{name, node, linesInUse, lines, originatesPerSecond, originatesPerSecondMax, heldBack,
 *    alarm}], alarm empty when there is none
 *  callerIds: [{pool, number, attestation, serves, callsToday, callsPerDayMax, answered, expected,
 *    blocked, restsUntilMs, because, trialLeft, fallenAlone}], callsPerDayMax and restsUntilMs null
 *  decisions: [decision], the newest first}
 * decision: {timeMs, event, campaign, wanted, placed, limit, detail, idleAgents, inFlight, waiting,
 *   theta, expectedIdleAgents, expectedAnswers, riskAccepted, riskRefused, ledgerAnswered,
 *   ledgerAbandoned, callerIds}; callerIds null without a pool; event is missing in lastDecision
 * </pre>
 *
 * <p>Bounds: at most {@value #AGENTS_MAX} agents (agentsTotal tells how many there are; the counts
 * by state are of all), {@value #DECISIONS_MAX} decisions and {@value CallerIdJson#CALLER_IDS_MAX}
 * caller ids, those that rest first.
 */
final class BoardJson {
  static final int AGENTS_MAX = 1_000;
  static final int DECISIONS_MAX = 40;

  private static final JsonFactory JSON = new JsonFactory();
  private static final long NS_PER_MS = 1_000_000;

  private BoardJson() {}

  /** The whole board. */
  static String board(Snapshot snapshot, BoardClock clock) {
    StringWriter text = new StringWriter(8_192);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "board");
      json.writeNumberProperty("timeMs", snapshot.timeNs() / NS_PER_MS);
      json.writeStringProperty("sequence", Long.toString(snapshot.sequence()));
      json.writeObjectPropertyStart("clock");
      json.writeBooleanProperty("simulated", clock.simulated());
      json.writeNumberProperty("speed", clock.speed());
      json.writeEndObject();
      json.writeArrayPropertyStart("campaigns");
      for (CampaignView campaign : snapshot.campaigns()) campaign(json, campaign);
      json.writeEndArray();
      json.writeNumberProperty("agentsTotal", snapshot.agents().size());
      json.writeArrayPropertyStart("agents");
      snapshot.agents().stream().limit(AGENTS_MAX).forEach(agent -> agent(json, agent));
      json.writeEndArray();
      json.writeArrayPropertyStart("nodes");
      for (NodeView node : snapshot.nodes()) node(json, node);
      json.writeEndArray();
      json.writeArrayPropertyStart("trunks");
      for (TrunkView trunk : snapshot.trunks()) trunk(json, trunk);
      json.writeEndArray();
      json.writeArrayPropertyStart("callerIds");
      CallerIdJson.write(json, snapshot.callerIds());
      json.writeEndArray();
      json.writeArrayPropertyStart("decisions");
      snapshot.decisions().stream()
          .sorted(Comparator.comparingLong(DecisionView::eventSequence).reversed())
          .limit(DECISIONS_MAX)
          .forEach(seen -> decision(json, seen));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  /** {@code {type: "health", status, checks: [{name, status, detail}]}}. */
  static String health(HealthReport report) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "health");
      json.writeStringProperty("status", key(report.level()));
      json.writeArrayPropertyStart("checks");
      for (HealthReport.Check check : report.checks()) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        json.writeStringProperty("status", key(check.level()));
        json.writeStringProperty("detail", check.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void campaign(JsonGenerator json, CampaignView campaign) {
    json.writeStartObject();
    json.writeStringProperty("name", campaign.name());
    json.writeStringProperty("policy", campaign.policy());
    json.writeBooleanProperty("running", campaign.pausedBecause().isEmpty());
    json.writeStringProperty("pausedBecause", campaign.pausedBecause());
    json.writeNumberProperty("originated", campaign.originated());
    json.writeObjectPropertyStart("leads");
    json.writeNumberProperty("ready", campaign.ready());
    json.writeNumberProperty("remaining", campaign.remaining());
    json.writeEndObject();
    json.writeObjectPropertyStart("inFlight");
    json.writeNumberProperty("dialing", campaign.dialing());
    json.writeNumberProperty("ringing", campaign.ringing());
    json.writeNumberProperty("waiting", campaign.waiting());
    json.writeNumberProperty("connected", campaign.connected());
    json.writeEndObject();
    counts(json, "agents", campaign.agentsByState());
    counts(json, "outcomes", campaign.outcomes());
    json.writeObjectPropertyStart("window");
    json.writeNumberProperty("answered", campaign.answered());
    json.writeNumberProperty("abandoned", campaign.abandoned());
    figure(json, "abandonFraction", campaign.abandonFraction());
    figure(json, "abandonFractionMax", campaign.abandonFractionMax());
    figure(json, "abandonFractionUpper95", campaign.budget().fractionUpper95());
    figure(json, "abandonsLeft", campaign.budget().left());
    json.writeEndObject();
    answers(json, campaign.answers());
    inbound(json, campaign.inbound());
    RecordingsJson.write(json, campaign.recordings());
    if (campaign.lastDecision() == null) {
      json.writeNullProperty("lastDecision");
    } else {
      json.writeObjectPropertyStart("lastDecision");
      json.writeNumberProperty("timeMs", campaign.lastDecisionAtNs() / NS_PER_MS);
      decisionFields(json, campaign.lastDecision());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** Null for a campaign that takes no calls from outside. */
  private static void inbound(JsonGenerator json, InboundView inbound) {
    if (!inbound.takes()) {
      json.writeNullProperty("inbound");
      return;
    }
    json.writeObjectPropertyStart("inbound");
    json.writeNumberProperty("offered", inbound.offered());
    json.writeNumberProperty("answered", inbound.answered());
    json.writeNumberProperty("abandoned", inbound.abandoned());
    json.writeNumberProperty("timedOut", inbound.timedOut());
    json.writeNumberProperty("lost", inbound.lost());
    json.writeNumberProperty("waiting", inbound.waiting());
    json.writeNumberProperty("talking", inbound.talking());
    json.writeNumberProperty("waitP50S", inbound.waitP50S());
    json.writeNumberProperty("waitP95S", inbound.waitP95S());
    figure(json, "serviceLevel", inbound.serviceLevel());
    json.writeNumberProperty("serviceLevelMs", inbound.serviceLevelMs());
    json.writeEndObject();
  }

  private static void answers(JsonGenerator json, AnswersView answers) {
    json.writeObjectPropertyStart("answers");
    counts(json, "heard", answers.heard());
    json.writeObjectPropertyStart("blocked");
    new TreeMap<>(answers.blocked()).forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeNumberProperty("optOuts", answers.optOuts());
    json.writeNumberProperty("missedBooked", answers.missedBooked());
    figure(json, "personsAmongMachines", answers.personsAmongMachines());
    figure(json, "personsAmongMachinesSd", answers.personsAmongMachinesSd());
    figure(json, "machinesAmongPersons", answers.machinesAmongPersons());
    figure(json, "detectionDelayS", answers.detectionDelayS());
    json.writeEndObject();
  }

  private static void agent(JsonGenerator json, AgentView agent) {
    json.writeStartObject();
    json.writeStringProperty("name", agent.name());
    json.writeStringProperty("campaign", agent.campaign());
    json.writeStringProperty("state", key(agent.state()));
    json.writeNumberProperty("sinceMs", agent.sinceNs() / NS_PER_MS);
    json.writeStringProperty("call", agent.callId() == 0 ? null : LegId.text(agent.callId()));
    json.writeStringProperty("detail", agent.detail());
    json.writeEndObject();
  }

  private static void node(JsonGenerator json, NodeView node) {
    json.writeStartObject();
    json.writeStringProperty("name", node.name());
    json.writeStringProperty("state", key(node.state()));
    json.writeNumberProperty("callsUp", node.callsUp());
    json.writeNumberProperty("callsMax", node.callsMax());
    json.writeNumberProperty("unanswered", node.unanswered());
    if (node.window() == Integer.MAX_VALUE) json.writeNullProperty("window");
    else json.writeNumberProperty("window", node.window());
    figure(json, "originatesPerSecond", node.originatesPerSecond());
    figure(json, "originatesPerSecondMax", node.originatesPerSecondMax());
    json.writeStringProperty("heldBack", node.heldBack());
    json.writeEndObject();
  }

  private static void trunk(JsonGenerator json, TrunkView trunk) {
    json.writeStartObject();
    json.writeStringProperty("name", trunk.name());
    json.writeStringProperty("node", trunk.node());
    json.writeNumberProperty("linesInUse", trunk.linesInUse());
    json.writeNumberProperty("lines", trunk.lines());
    figure(json, "originatesPerSecond", trunk.originatesPerSecond());
    figure(json, "originatesPerSecondMax", trunk.originatesPerSecondMax());
    json.writeStringProperty("heldBack", trunk.heldBack());
    json.writeStringProperty("alarm", trunk.alarm());
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, DecisionView seen) {
    json.writeStartObject();
    json.writeNumberProperty("timeMs", seen.timeNs() / NS_PER_MS);
    json.writeStringProperty("event", Long.toString(seen.eventSequence()));
    decisionFields(json, seen.decision());
    json.writeEndObject();
  }

  private static void decisionFields(JsonGenerator json, NoteDecision decision) {
    json.writeStringProperty("campaign", decision.campaign());
    json.writeNumberProperty("wanted", decision.wanted());
    json.writeNumberProperty("placed", decision.placed());
    json.writeStringProperty("limit", decision.limit().toString());
    json.writeStringProperty("detail", decision.detail());
    json.writeNumberProperty("idleAgents", decision.idleAgents());
    json.writeNumberProperty("inFlight", decision.inFlight());
    json.writeNumberProperty("waiting", decision.waiting());
    figure(json, "theta", decision.theta());
    figure(json, "expectedIdleAgents", decision.expectedIdleAgents());
    figure(json, "expectedAnswers", decision.expectedAnswers());
    figure(json, "riskAccepted", decision.riskAccepted());
    figure(json, "riskRefused", decision.riskRefused());
    json.writeNumberProperty("ledgerAnswered", decision.ledgerAnswered());
    json.writeNumberProperty("ledgerAbandoned", decision.ledgerAbandoned());
    if (decision.callerIds() < 0) json.writeNullProperty("callerIds");
    else json.writeNumberProperty("callerIds", decision.callerIds());
  }

  private static void counts(
      JsonGenerator json, String name, Map<? extends Enum<?>, ? extends Number> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach((of, count) -> json.writeNumberProperty(key(of), count.longValue()));
    json.writeEndObject();
  }

  /** JSON knows neither NaN nor infinity. */
  private static void figure(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) json.writeNumberProperty(name, value);
    else json.writeNullProperty(name);
  }

  /** {@code WRAP_UP} is {@code wrapUp}. */
  static String key(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return key.toString();
  }
}
