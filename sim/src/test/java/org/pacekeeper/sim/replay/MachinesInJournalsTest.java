package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** What a replay makes of machine detection, and of phones that were lost in mid-talk. */
class MachinesInJournalsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long CALL = LegId.of(1, 2);

  @TempDir private Path folder;

  private static AnswersConfigured answers(MachineMode mode, int sampleEvery) {
    AnswerSettings plain = AnswerSettings.DEFAULTS;
    return new AnswersConfigured(
        "one",
        new AnswerSettings(
            mode, plain.detection(), "left", 2_000, 30_000, 0.03, sampleEvery, "9", 3_600_000));
  }

  /** One agent and one call, after these settings, and then this. */
  private static List<Event> floor(Event setting, Event... then) {
    List<Event> events = new ArrayList<>(WrittenFloor.oneAgent());
    events.add(4, setting);
    events.addAll(List.of(then));
    return events;
  }

  private RecordedCall repeats(List<Event> events) {
    Path journal = RecordedJournal.of(folder.resolve("journal"), events);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isEqualTo(recording.calls().size());
    return recording.calls().get(0);
  }

  @Test
  void aMachineThatIsHungUpOnIsNoAnswerOfAPerson() {
    RecordedCall call =
        repeats(
            floor(
                answers(MachineMode.DROP, 0),
                new CallPickedUp(CALL),
                new CallDetected(CALL, Heard.MACHINE, ""),
                new CallHungUp(CALL, 16, Party.ENGINE)));
    assertThat(call.outcome()).isEqualTo(Outcome.MACHINE);
    assertThat(call.pickUp()).isEqualTo(new RecordedCall.PickUp(Heard.MACHINE, SECOND, -1));
    assertThat(call.turnedAway()).isTrue();
    assertThat(call.patience()).isNull();
  }

  @Test
  void aMessageIsLeftOnAMachineForAsLongAsItWas() {
    RecordedCall call =
        repeats(
            floor(
                answers(MachineMode.LEAVE_MESSAGE, 0),
                new CallPickedUp(CALL),
                new CallDetected(CALL, Heard.MACHINE, ""),
                new AgentReady("a0"),
                new OptOutRequested(CALL),
                new MachineMessageLeft(CALL),
                new CallHungUp(CALL, 16, Party.ENGINE)));
    assertThat(call.messageNs()).isEqualTo(4 * SECOND);
    assertThat(call.optOutNs()).isEqualTo(2 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(
      value = MachineMode.class,
      names = {"MARK", "DROP"})
  void aMachineThatAnAgentTalksToIsKnownByTheirWord(MachineMode mode) {
    RecordedCall call =
        repeats(
            floor(
                answers(mode, 1),
                new CallDetected(CALL, Heard.MACHINE, ""),
                new CallAnswered(CALL),
                new CallConnected(CALL, "a0"),
                new CallHungUp(CALL, 16, Party.CALLEE),
                new DispositionRecorded("a0", CALL, DispositionRecorded.MACHINE, ""),
                new AgentReady("a0")));
    assertThat(call.person()).isFalse();
    assertThat(call.saidAfterNs()).isEqualTo(SECOND);
    assertThat(call.talk()).isEqualTo(Span.whole(SECOND));
  }

  @Test
  void whoLosesTheAgentWaitsAndTalksOnForAsLongAsTheyDid() {
    RecordedCall call =
        repeats(
            floor(
                new ConversationConfigured(new ConversationSettings("one", 30_000, "", "")),
                new CallAnswered(CALL),
                new CallConnected(CALL, "a0"),
                new AgentLegDown(LegId.of(1, 1), "a0", 16, ""),
                new AgentLegUp(LegId.of(1, 3), "a0"),
                new CallConnected(CALL, "a0"),
                new CallHungUp(CALL, 16, Party.CALLEE),
                new AgentReady("a0")));
    assertThat(call.talk()).isEqualTo(Span.whole(4 * SECOND));
    assertThat(call.reconnectsNs()).containsExactly(SECOND);
    assertThat(call.wrap()).isEqualTo(Span.whole(SECOND));
  }

  @Test
  void whoseAgentDoesNotComeBackWouldHaveTalkedOn() {
    RecordedCall call =
        repeats(
            floor(
                new ConversationConfigured(new ConversationSettings("one", 2_500, "", "lost")),
                new CallAnswered(CALL),
                new CallConnected(CALL, "a0"),
                new AgentLegDown(LegId.of(1, 1), "a0", 16, ""),
                new AgentReady("a0"),
                new AgentReady("a0"),
                new AgentReady("a0"),
                new CallHungUp(CALL, 16, Party.ENGINE)));
    assertThat(call.talk().seen()).isFalse();
  }

  private Scenario detecting() {
    return RecordedJournal.scenario(
        folder,
        """
        name: machines
        duration: 2h
        agents: [{at: 0h, count: 5}]
        handle: {talk: {dist: lognormal, mean: 60s, cv: 0.9}, wrap: {dist: gamma, mean: 10s, shape: 3}}
        callees:
          human: {share: 0.25, ring: {dist: gamma, mean: 9s, shape: 4}}
          machine: {share: 0.3, ring: {dist: normal, mean: 16s, sd: 1.5s}}
        machineDetection: {enabled: true, decide: 1s, humanTakenForMachine: 0.02, machineTakenForHuman: 0.05}
        patience: {dist: exponential, mean: 20s}
        lines: {max: 40, originatesPerSecond: 10}
        limits: {abandonFractionMax: 0.2, window: 24h}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed.Ratio:r=2", "predictive"})
  void aDayWithDetectionIsRepeatedWithoutADraw(String policy) {
    Path journal = RecordedJournal.record(folder.resolve("journal"), detecting(), policy, 3);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    assertThat(recording.calls())
        .anyMatch(RecordedCall::turnedAway)
        .anyMatch(RecordedCall::saidMachine);
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isPositive();
  }

  @Test
  void saysWhatAnotherPolicyDidWithTheSameMachines() {
    String policy = "fixed.Ratio:r=2.5";
    Path journal =
        RecordedJournal.record(folder.resolve("journal"), detecting(), "fixed.Ratio:r=1.5", 5);
    Path other = RecordedJournal.record(folder.resolve("other"), detecting(), policy, 5);
    Counterfactual replayed =
        Counterfactual.of(journal, Changes.of(policy, List.of()), 1, 12, done -> {});
    Recording truth = Counterfactual.read(other, Baselines.all());
    for (String figure : List.of("originated", "answeredByPerson", "connected", "utilization")) {
      Spread said = replayed.figures().get(figure).replayed();
      double was = ((Number) truth.figures().get(figure)).doubleValue();
      assertThat(was).as(figure).isBetween(said.low(), said.high());
    }
    assertThat(replayed.calls().neverPlaced()).isPositive();
  }

  @Test
  void aScenarioFittedOnItListensAsItDid() throws IOException {
    Path journal = RecordedJournal.record(folder.resolve("journal"), detecting(), "progressive", 5);
    Path file = folder.resolve("fitted.yaml");
    ScenarioFromJournal.write(journal, file, "");
    Scenario fitted = ScenarioReader.read(file);
    assertThat(fitted.machineDetection().enabled()).isTrue();
    assertThat(fitted.machineDetection().decideSeconds()).isEqualTo(1);
    assertThat(fitted.machineDetection().machineTakenForHumanFraction())
        .isCloseTo(0.05, within(0.04));
    assertThat(fitted.callees().machine().share()).isCloseTo(0.3, within(0.04));
    assertThat(fitted.callees().human().share()).isCloseTo(0.25, within(0.04));
  }
}
