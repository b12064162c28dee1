package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Curve;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;
import org.pacekeeper.sim.world.Distribution;

/** What a replay makes of calls from outside. */
class CallersInJournalsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final PhoneNumber CALLED = PhoneNumber.of("+12025550100");
  private static final long LEG = LegId.of(1, 1);
  private static final long CALLER = LegId.of(1, 2);

  @TempDir private Path folder;

  /** One agent, nobody to be dialed, and then this. */
  private static List<Event> floor(Event... then) {
    List<Event> events = new ArrayList<>(WrittenFloor.oneAgent());
    events.remove(events.size() - 1);
    InboundSettings plain = InboundSettings.NONE;
    events.add(
        4,
        new InboundConfigured(
            "one",
            new InboundSettings(
                List.of(CALLED),
                Priority.BEFORE,
                60_000,
                "",
                "",
                plain.announceEveryMs(),
                20_000)));
    events.addAll(List.of(then));
    return events;
  }

  private static InboundArrived arrived(String channel) {
    return new InboundArrived("n1", channel, CALLED, null);
  }

  private Recording repeats(List<Event> events) {
    events.add(WrittenFloor.leads(1, "one", 1));
    Path journal = RecordedJournal.of(folder.resolve("journal"), events);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed());
    return recording;
  }

  @Test
  void aCallerTalksForAsLongAsTheyDid() {
    Recording recording =
        repeats(
            floor(
                arrived("c-1"),
                new CallAnswered(CALLER),
                new CallConnected(CALLER, "a0"),
                new CallHungUp(CALLER, 16, Party.CALLEE),
                new AgentReady("a0")));
    RecordedCall caller = recording.callers().get(0);
    assertThat(caller.talk()).isEqualTo(Span.whole(SECOND));
    assertThat(caller.wrap()).isEqualTo(Span.whole(SECOND));
    assertThat(recording.calls()).hasSize(1);
  }

  @Test
  void whoHungUpWhileWaitingHadThatMuchPatience() {
    Recording recording =
        repeats(
            floor(
                arrived("c-1"),
                new CallAnswered(CALLER),
                new CallConnected(CALLER, "a0"),
                arrived("c-2"),
                arrived("c-2"),
                new CallAnswered(LegId.of(1, 3)),
                new CallHungUp(LegId.of(1, 3), 16, Party.CALLEE),
                new CallHungUp(CALLER, 16, Party.CALLEE),
                new AgentReady("a0")));
    assertThat(recording.arrivals()).hasSize(2);
    assertThat(recording.callers().get(1).patience()).isEqualTo(Span.whole(SECOND));
  }

  @Test
  void nobodyIsHeardWhileTheNodeIsNotSeen() {
    Recording recording =
        repeats(
            floor(
                arrived("c-1"),
                new CallAnswered(CALLER),
                new NodeDisconnected("n1", "gone"),
                new NodeConnected("n1", "22"),
                new NodeReconciled("n1", List.of(new SeenLeg(LEG, LegState.UP, 0)))));
    assertThat(recording.callers().get(0).patience()).isEqualTo(Span.atLeast(SECOND));
  }

  private Scenario blended() {
    return RecordedJournal.scenario(
        folder,
        """
        name: blended
        duration: 2h
        agents: [{at: 0h, count: 8}]
        handle: {talk: {dist: lognormal, mean: 60s, cv: 0.9}, wrap: {dist: gamma, mean: 10s, shape: 3}}
        callees: {human: {share: 0.3, ring: {dist: gamma, mean: 9s, shape: 4}}}
        patience: {dist: exponential, mean: 20s}
        lines: {max: 60, originatesPerSecond: 10}
        inbound: {rate: 90, talk: {dist: exponential, mean: 120s}, patience: {dist: exponential, mean: 60s}}
        limits: {abandonFractionMax: 0.2, window: 24h}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed.Ratio:r=2", "predictive"})
  void aDayWithCallersIsRepeatedWithoutADraw(String policy) {
    Path journal = RecordedJournal.record(folder.resolve("journal"), blended(), policy, 3);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    assertThat(recording.callers()).hasSizeGreaterThan(100);
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isPositive();
  }

  @Test
  void theSameCallersComeUnderAnotherPolicyAndWaitAsTheyWould() {
    String policy = "fixed.Ratio:r=2.5";
    Path journal =
        RecordedJournal.record(folder.resolve("journal"), blended(), "fixed.Ratio:r=1", 5);
    Path other = RecordedJournal.record(folder.resolve("other"), blended(), policy, 5);
    Counterfactual replayed =
        Counterfactual.of(journal, Changes.of(policy, List.of()), 1, 12, done -> {});
    Recording truth = Counterfactual.read(other, Baselines.all());
    for (String figure : List.of("originated", "connected", "utilization")) {
      Spread said = replayed.figures().get(figure).replayed();
      double was = ((Number) truth.figures().get(figure)).doubleValue();
      assertThat(was).as(figure).isBetween(said.low(), said.high());
    }
    assertThat(replayed.figures().get("originated").difference().low()).isPositive();
  }

  @Test
  void aScenarioFittedOnItIsCalledAsOften() throws IOException {
    Path journal = RecordedJournal.record(folder.resolve("journal"), blended(), "progressive", 3);
    Path file = folder.resolve("fitted.yaml");
    ScenarioFromJournal.write(journal, file, "");
    Scenario.Inbound fitted = ScenarioReader.read(file).inbound();
    assertThat(fitted.perHour()).isBetween(60.0, 120.0);
    assertThat(fitted.priority()).isEqualTo(Priority.AFTER);
    assertThat(fitted.waitMaxNs()).isEqualTo(blended().inbound().waitMaxNs());
    assertThat(fitted.curve()).isEqualTo(Curve.ONE);
    Distribution talk = fitted.talkSeconds();
    RandomStream luck = new RandomStreams(1).stream("talk");
    double mean = DoubleStream.generate(() -> talk.sample(luck)).limit(2_000).average().orElse(0);
    assertThat(mean).isBetween(95.0, 145.0);
  }
}
