package org.pacekeeper.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.event.AgentEvent.LeaveAnnounced;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.pbx.CalleePlan;
import org.pacekeeper.sim.pbx.Callees;
import org.pacekeeper.sim.pbx.FarEnd;
import org.pacekeeper.sim.pbx.SimCall;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;

class SimRunTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MINUTE_NS = 60 * SECOND_NS;

  @Test
  void progressiveReachesWhatTheorySays() {
    // U = h / (h + E[D]/p) = 150 / (150 + 12 / 0.2); the standard error of 20 agents over 5 x 8 h
    // is about 0.0025
    Scenario exact =
        Runs.scenario(
            """
            name: exact
            duration: 9h
            warmup: 1h
            agents: [{at: 0h, count: 20}]
            handle: {talk: {dist: exponential, mean: 150s}}
            callees:
              human: {share: 0.2, ring: {dist: exponential, mean: 12s}}
              noAnswer: {share: 0.8, ring: {dist: exponential, mean: 12s}}
            ringTimeout: none
            abandonAfter: 60s
            patience: 1h
            leads: {count: 10000000}
            """);
    double sum = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Figures figures = Runs.figures(exact, "progressive", seed);
      assertThat(figures.abandoned()).isZero();
      sum += figures.utilization();
    }
    assertThat(sum / 5).isCloseTo(150.0 / 210, within(0.0075));
  }

  @ParameterizedTest
  @ValueSource(strings = {"progressive", "fixed.Ratio:r=3"})
  void repeatsExactly(String policy) {
    Scenario scenario = Runs.floor("1h", 8, "humanShareCurve: [{at: 30m, factor: 2}]");
    Figures first = Runs.figures(scenario, policy, 5).withoutWallTime();
    assertThat(Runs.figures(scenario, policy, 5).withoutWallTime()).isEqualTo(first);
    assertThat(Runs.figures(scenario, policy, 6).withoutWallTime()).isNotEqualTo(first);
  }

  @Test
  void policiesMeetTheSamePeople() {
    Scenario scenario = Runs.floor("30m", 8, "");
    Map<Long, CalleePlan> progressive = plans(scenario, "progressive");
    Map<Long, CalleePlan> ratio = plans(scenario, "fixed.Ratio:r=3");
    assertThat(progressive.size()).isGreaterThan(100);
    assertThat(ratio).hasSizeGreaterThan(progressive.size()).containsAllEntriesOf(progressive);
  }

  private static Map<Long, CalleePlan> plans(Scenario scenario, String policy) {
    Map<Long, CalleePlan> plans = new HashMap<>();
    Runs.figures(
        scenario,
        policy,
        3,
        (event, run) -> {
          for (SimCall call : run.pbx().calls()) plans.put(call.leadId(), call.plan());
        });
    return plans;
  }

  @Test
  void aLargerShareOfPersonsOnlyAddsPersons() {
    Scenario few = Runs.floor("1h", 1, "attempts: {humanFactor: [0.5]}");
    Scenario many = Runs.floor("1h", 1, "attempts: {humanFactor: [2]}");
    Callees before = new Callees(few, 1);
    Callees after = new Callees(many, 1);
    int persons = 0;
    for (long lead = 1; lead <= 10_000; lead++) {
      CalleePlan plan = before.plan(lead, 1, 0);
      CalleePlan other = after.plan(lead, 1, 0);
      if (plan.farEnd() == FarEnd.HUMAN) {
        assertThat(other).isEqualTo(plan);
        persons++;
      } else if (other.farEnd() == FarEnd.HUMAN) {
        assertThat(plan.farEnd()).isEqualTo(FarEnd.NO_ANSWER);
      } else {
        assertThat(other).isEqualTo(plan);
      }
    }
    assertThat(persons).isBetween(1_400, 1_600);
  }

  @Test
  void agentsComeAndGoByTheStaffing() {
    Scenario scenario =
        Runs.scenario(
            """
            name: shifts
            duration: 40m
            agents: [{at: 0h, count: 5}, {at: 10m, count: 2}, {at: 20m, count: 6}]
            handle: {talk: 30s, wrap: 5s}
            callees: {human: {share: 0.5, ring: 5s}}
            shocks: [{at: 30m, for: 5m, agents: 1}]
            """);
    Map<Long, Integer> staffed = new HashMap<>();
    Runs.figures(
        scenario,
        "progressive",
        1,
        (e, run) -> {
          FigureCounts now = FigureCounts.of(run);
          staffed.put(run.nowNs() / MINUTE_NS, now.staffed());
        });
    // a minute later, whoever left has finished their call
    assertThat(staffed)
        .containsEntry(5L, 5)
        .containsEntry(12L, 2)
        .containsEntry(25L, 6)
        .containsEntry(32L, 1)
        .containsEntry(37L, 6);
  }

  @Test
  void whoWillLeaveSaysSoBefore() {
    Scenario scenario =
        Runs.scenario(
            """
            name: announced
            duration: 20m
            agents: [{at: 0h, count: 5}, {at: 10m, count: 3, announced: 2m}]
            handle: {talk: 30s}
            callees: {human: {share: 0.5, ring: 5s}}
            """);
    long startNs = scenario.start().toEpochSecond() * SECOND_NS;
    List<LeaveAnnounced> said = new ArrayList<>();
    Runs.figures(
        scenario,
        "progressive",
        1,
        (event, run) -> {
          if (!(event.event() instanceof LeaveAnnounced announced)) return;
          assertThat(run.nowNs()).isEqualTo(8 * MINUTE_NS);
          said.add(announced);
        });
    assertThat(said)
        .containsExactly(
            new LeaveAnnounced("agent-1", startNs + 10 * MINUTE_NS),
            new LeaveAnnounced("agent-2", startNs + 10 * MINUTE_NS));
  }

  @Test
  void theTimelineHasASampleForEveryStep() {
    Timeline timeline = new Timeline(10 * SECOND_NS);
    Runs.figures(Runs.floor("10m", 6, ""), "progressive", 1, timeline);
    assertThat(timeline.samples()).hasSize(60);
    assertThat(timeline.samples().subList(1, 60))
        .allSatisfy(
            s -> assertThat(s.available() + s.talking() + s.wrapping() + s.paused()).isEqualTo(6));
  }

  @Test
  void halfOfTheAgentsPauseAndComeBack() {
    Scenario scenario = Runs.floor("30m", 10, "shocks: [{at: 10m, for: 10m, pause: 0.5}]");
    Map<Long, Integer> paused = new HashMap<>();
    Runs.figures(
        scenario,
        "progressive",
        1,
        (e, run) -> paused.put(run.nowNs() / MINUTE_NS, run.book().paused()));
    assertThat(paused).containsEntry(9L, 0).containsEntry(18L, 5).containsEntry(21L, 0);
  }

  @Test
  void aCarrierThatIsDownAnswersWithCongestion() {
    Scenario scenario = Runs.floor("10m", 10, "shocks: [{at: 5m, for: 30s, carrier: down}]");
    List<Long> congestionAtNs = new ArrayList<>();
    Runs.figures(
        scenario,
        "progressive",
        1,
        (event, run) -> {
          if (event.event() instanceof CallFailed e && e.outcome() == Outcome.CONGESTION)
            congestionAtNs.add(run.nowNs());
        });
    assertThat(congestionAtNs)
        .isNotEmpty()
        .allSatisfy(at -> assertThat(at).isBetween(5 * MINUTE_NS, 5 * MINUTE_NS + 31 * SECOND_NS));
  }

  @Test
  void threeTimesAsManyPersonsAnswerUnderAShockOfThree() {
    Scenario calm = Runs.floor("40m", 20, "");
    Scenario triple = Runs.floor("40m", 20, "shocks: [{at: 0h, humanFactor: 3}]");
    Figures before = Runs.figures(calm, "progressive", 1);
    Figures after = Runs.figures(triple, "progressive", 1);
    assertThat(answerRate(after) / answerRate(before)).isCloseTo(0.9 / 0.3, within(0.3));
  }

  private static double answerRate(Figures figures) {
    return (double) figures.answeredByPerson() / figures.originated();
  }

  @Test
  void zeroPatienceOfTheLawServesThoseForWhomSomebodyIsFree() {
    Figures figures = Runs.figures(Runs.floor("1h", 10, "abandonAfter: 0s"), "progressive", 1);
    assertThat(figures.connected()).isGreaterThan(200);
    assertThat(figures.abandoned()).isZero();
  }

  @Test
  void personsTakenForMachinesAreAbandoned() {
    Figures figures =
        Runs.figures(
            Runs.floor(
                "4h",
                20,
                "machineDetection: {enabled: true, decide: 1s, humanTakenForMachine: 0.2,"
                    + " machineTakenForHuman: 0.1}"),
            "progressive",
            1);
    assertThat(figures.abandonFraction()).isCloseTo(0.2, within(0.03));
    assertThat(figures.calleeWaitSecondsP50()).isCloseTo(1.0, within(0.01));
  }

  @Test
  void theEngineLearnsHowLongDetectionListensAndBooksWhomItMisses() {
    AnswersView[] seen = new AnswersView[1];
    Runs.figures(
        Runs.floor(
            "4h",
            20,
            "machineDetection: {enabled: true, decide: 1s, humanTakenForMachine: 0.1,"
                + " machineTakenForHuman: 0.1}"),
        "predictive",
        1,
        (e, run) -> {
          if (e.event() instanceof Tick)
            seen[0] = run.core().snapshot().campaigns().get(0).answers();
        });
    assertThat(seen[0].detectionDelayS()).isCloseTo(1.0, within(0.11));
    assertThat(seen[0].heard().get(Heard.HUMAN)).isPositive();
    assertThat(seen[0].heard().get(Heard.MACHINE)).isPositive();
    assertThat(seen[0].missedBooked())
        .isEqualTo((long) (seen[0].heard().get(Heard.MACHINE) * 0.03));
    assertThat(seen[0].machinesAmongPersons()).isPositive();
  }

  @Test
  void nobodyIsCalledOutsideTheCallingHoursOfTheirZone() {
    Scenario scenario =
        Runs.floor(
            "4h",
            5,
            """
            start: 2026-01-05T07:00 America/New_York
            leads: {zones: [{zone: America/New_York, share: 0.5}, {zone: America/Chicago, share: 0.5}]}
            limits: {callingHours: {from: "08:00", to: "10:00"}}
            """
                .indent(0));
    List<Long> dialedAtNs = new ArrayList<>();
    Runs.figures(
        scenario,
        "progressive",
        1,
        (e, run) -> {
          for (SimCall call : run.pbx().calls()) dialedAtNs.add(run.nowNs());
        });
    // Chicago is an hour behind: open from 8 to 11 by New York's clock
    long hourNs = 60 * MINUTE_NS;
    assertThat(dialedAtNs.get(0)).isBetween(hourNs, hourNs + 15 * SECOND_NS);
    assertThat(dialedAtNs.get(dialedAtNs.size() - 1)).isLessThan(4 * hourNs + 10 * MINUTE_NS);
  }

  @Test
  void retriesComeBackWhenTheListIsShort() {
    Figures figures = Runs.figures(Runs.floor("10h", 5, "leads: {count: 300}"), "progressive", 1);
    assertThat(figures.originated()).isGreaterThan(400);
    assertThat(figures.connected()).isLessThanOrEqualTo(300);
  }

  @Test
  void anUnknownPolicyIsNamed() {
    assertThatThrownBy(() -> new SimRun(Runs.floor("1h", 1, ""), "no.Such", 1, Policies.shipped()))
        .hasMessageContaining("no.Such");
  }

  /** Agents by what they do. */
  private record FigureCounts(int staffed) {
    static FigureCounts of(RunView run) {
      var book = run.book();
      return new FigureCounts(book.available() + book.talking() + book.wrapping() + book.paused());
    }
  }
}
