package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.RecordingBook;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AgentView;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.campaign.Snapshot.BudgetView;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.DecisionView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long LARGE = (1L << 53) + 1;

  private static final NoteDecision DECISION =
      new NoteDecision(
          "us-sales",
          3,
          2,
          LimitingFactor.LINES,
          "no line",
          4,
          5,
          1,
          Double.NaN,
          6.5,
          Double.NaN,
          0.01,
          Double.POSITIVE_INFINITY,
          200,
          3);

  private static final Snapshot SNAPSHOT =
      new Snapshot(
          1_790_000_000_123_000_000L,
          LARGE,
          List.of(
              new CampaignView(
                  "us-sales",
                  "progressive",
                  "",
                  40,
                  900,
                  1_000,
                  1,
                  2,
                  3,
                  4,
                  agents(),
                  outcomes(),
                  200,
                  3,
                  0.03,
                  DECISION,
                  1_790_000_000_000_000_000L,
                  new AnswersView(heard(), Map.of("+12025550100", 2L), 3, 1, 0.03, 0.02, 0.04, 1.4),
                  new BudgetView(3.25, 0.0375),
                  new InboundView(
                      true, 9, 5, 2, 1, 0, 1, 1, 4, 30, 0.75, 20_000, Snapshot.Waits.NONE),
                  new RecordingBook.View(7, 2, "no room"))),
          List.of(new AgentView("anna", "us-sales", AgentState.WRAP_UP, 5_000_000, LARGE, "note")),
          List.of(new NodeView("pbx-1", NodeState.RECONCILING, 7, 100, 3, 35, 14, 20, "late")),
          List.of(new TrunkView("carrier", "pbx-1", 8, 30, 1.75, 2.5, "congested", "calls fail")),
          List.of(
              new DecisionView(1_000_000, 10, DECISION), new DecisionView(2_000_000, 11, DECISION)),
          List.of(
              new CallerIdView(
                  "us",
                  "+12025550100",
                  CallerIdPool.Attestation.A,
                  List.of("1202"),
                  12,
                  300,
                  3.5,
                  7.25,
                  2,
                  1_790_000_000_000_000L,
                  "fallen",
                  0,
                  "less than before")));

  private static Map<Heard, Long> heard() {
    Map<Heard, Long> heard = new EnumMap<>(Heard.class);
    heard.put(Heard.HUMAN, 7L);
    heard.put(Heard.MACHINE, 5L);
    heard.put(Heard.NOT_SURE, 1L);
    return heard;
  }

  @Test
  void writesEveryFieldOfTheContract() {
    assertThat(BoardJson.board(SNAPSHOT, BoardClock.simulated(10)))
        .isEqualTo(
            """
            {"type":"board","timeMs":1790000000123,"sequence":"9007199254740993",\
            "clock":{"simulated":true,"speed":10.0},\
            "campaigns":[{"name":"us-sales","policy":"progressive","running":true,\
            "pausedBecause":"","originated":1000,"leads":{"ready":40,"remaining":900},\
            "inFlight":{"dialing":1,"ringing":2,"waiting":3,"connected":4},\
            "agents":{"offline":0,"calling":1,"available":2,"reserved":3,"talking":4,"wrapUp":5,\
            "paused":6},"outcomes":{"connected":9,"noAnswer":1},\
            "window":{"answered":200,"abandoned":3,"abandonFraction":0.015,\
            "abandonFractionMax":0.03,"abandonFractionUpper95":0.0375,"abandonsLeft":3.25},\
            "answers":{"heard":{"human":7,"machine":5,"notSure":1},\
            "blocked":{"+12025550100":2},"optOuts":3,"missedBooked":1,\
            "personsAmongMachines":0.03,"personsAmongMachinesSd":0.02,\
            "machinesAmongPersons":0.04,"detectionDelayS":1.4},\
            "inbound":{"offered":9,"answered":5,"abandoned":2,"timedOut":1,"lost":0,"waiting":1,\
            "talking":1,"waitP50S":4,"waitP95S":30,"serviceLevel":0.75,"serviceLevelMs":20000},\
            "recordings":{"kept":7,"failed":2,"lastFailure":"no room"},\
            "lastDecision":{"timeMs":1790000000000,%1$s}}],\
            "agentsTotal":1,"agents":[{"name":"anna","campaign":"us-sales","state":"wrapUp",\
            "sinceMs":5,"call":"pk-0020000000000001","detail":"note"}],\
            "nodes":[{"name":"pbx-1","state":"reconciling","callsUp":7,"callsMax":100,\
            "unanswered":3,"window":35,"originatesPerSecond":14.0,"originatesPerSecondMax":20.0,\
            "heldBack":"late"}],\
            "trunks":[{"name":"carrier","node":"pbx-1","linesInUse":8,"lines":30,\
            "originatesPerSecond":1.75,"originatesPerSecondMax":2.5,"heldBack":"congested",\
            "alarm":"calls fail"}],\
            "callerIds":[{"pool":"us","number":"+12025550100","attestation":"a",\
            "serves":["+1202"],"callsToday":12,"callsPerDayMax":300,"answered":3.5,"expected":7.25,\
            "blocked":2,"restsUntilMs":1790000000,"because":"fallen","trialLeft":0,"fallenAlone":"less than before"}],\
            "decisions":[{"timeMs":2,"event":"11",%1$s},{"timeMs":1,"event":"10",%1$s}]}"""
                .formatted(
                    """
                    "campaign":"us-sales","wanted":3,"placed":2,"limit":"lines",\
                    "detail":"no line","idleAgents":4,"inFlight":5,"waiting":1,"theta":null,\
                    "expectedIdleAgents":6.5,"expectedAnswers":null,"riskAccepted":0.01,\
                    "riskRefused":null,"ledgerAnswered":200,"ledgerAbandoned":3,"callerIds":null"""));
  }

  @Test
  void staysJsonWhateverANameHolds() {
    String nasty = "\"</script>\n\u2028\\ \u0000 \ud83d\ude00";
    Snapshot snapshot =
        new Snapshot(
            0,
            0,
            List.of(),
            List.of(new AgentView(nasty, "", AgentState.PAUSED, 0, 0, nasty)),
            List.of(),
            List.of(),
            List.of());
    JsonNode agent =
        MAPPER.readTree(BoardJson.board(snapshot, BoardClock.REAL)).get("agents").get(0);

    assertThat(agent.get("name").asString()).isEqualTo(nasty);
    assertThat(agent.get("call").isNull()).isTrue();
  }

  @Test
  void boundsTheAgentsAndSaysHowManyThereAre() {
    JsonNode board =
        MAPPER.readTree(BoardJson.board(Crowd.of(BoardJson.AGENTS_MAX + 1), BoardClock.REAL));

    assertThat(board.get("agents").size()).isEqualTo(BoardJson.AGENTS_MAX);
    assertThat(board.get("agentsTotal").asInt()).isEqualTo(BoardJson.AGENTS_MAX + 1);
  }

  @Test
  void writesTheEmptySnapshot() {
    assertThat(BoardJson.board(Snapshot.EMPTY, BoardClock.REAL))
        .isEqualTo(
            """
            {"type":"board","timeMs":0,"sequence":"0","clock":{"simulated":false,"speed":1.0},\
            "campaigns":[],"agentsTotal":0,"agents":[],"nodes":[],"trunks":[],"callerIds":[],"decisions":[]}""");
  }

  private static Map<AgentState, Integer> agents() {
    Map<AgentState, Integer> counts = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) counts.put(state, state.ordinal());
    return counts;
  }

  private static Map<Outcome, Long> outcomes() {
    return new EnumMap<>(Map.of(Outcome.CONNECTED, 9L, Outcome.NO_ANSWER, 1L));
  }
}
