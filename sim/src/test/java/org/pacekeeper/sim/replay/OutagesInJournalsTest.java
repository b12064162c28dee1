package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/** What a replay makes of times at which the engine did not see a node, or did not run. */
class OutagesInJournalsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long LEG = LegId.of(1, 1);
  private static final long CALL = LegId.of(1, 2);

  @TempDir private Path folder;
  private List<Event> events;

  /** An agent, and a call that rings at 12 s, a second after it was placed. */
  @BeforeEach
  void start() {
    events = WrittenFloor.oneAgent();
    events.add(new CallRinging(CALL));
  }

  private void lost() {
    events.add(new NodeDisconnected("n1", "gone"));
  }

  private void back(SeenLeg... legs) {
    events.add(new NodeConnected("n1", "22"));
    events.add(new NodeReconciled("n1", List.of(legs)));
  }

  private static SeenLeg up(long legId, long with) {
    return new SeenLeg(legId, LegState.UP, with);
  }

  /** Reads what was written, and sees that the world made of it repeats it. */
  private RecordedCall repeats() {
    return repeats(RecordedJournal.of(folder.resolve("journal"), events));
  }

  private static RecordedCall repeats(Path journal) {
    Recording recording = Counterfactual.read(journal, Baselines.all());
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isEqualTo(recording.calls().size());
    return recording.calls().get(0);
  }

  @Test
  void ofACallThatWasGoneItIsKnownHowLongItRangAndNoMore() {
    lost();
    back(up(LEG, 0));
    RecordedCall call = repeats();
    assertThat(call.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(call.resolution()).isEqualTo(Resolution.UNSEEN);
    assertThat(call.resolved()).isEqualTo(Span.atLeast(2 * SECOND));
    assertThat(call.goneAfterNs()).isEqualTo(3 * SECOND - 1);
  }

  @Test
  void aTalkThatWasOverByThenLastedAtLeastUntilTheNodeWasLost() {
    events.add(new CallAnswered(CALL));
    events.add(new CallConnected(CALL, "a0"));
    lost();
    back(up(LEG, 0));
    events.add(new AgentReady("a0"));
    RecordedCall call = repeats();
    assertThat(call.talk()).isEqualTo(Span.atLeast(SECOND));
    assertThat(call.wrap()).isEqualTo(Span.whole(SECOND));
  }

  @Test
  void aTalkThatGoesOnIsSeenToItsEnd() {
    events.add(new CallAnswered(CALL));
    events.add(new CallConnected(CALL, "a0"));
    lost();
    back(up(LEG, CALL), up(CALL, LEG));
    events.add(new CallHungUp(CALL, 16, Party.CALLEE));
    assertThat(repeats().talk()).isEqualTo(Span.whole(4 * SECOND));
  }

  @Test
  void anAnswerThatNobodySawCameBeforeTheNodeWasBack() {
    lost();
    back(up(LEG, 0), up(CALL, 0));
    events.add(new CallConnected(CALL, "a0"));
    events.add(new CallHungUp(CALL, 16, Party.CALLEE));
    RecordedCall call = repeats();
    assertThat(call.resolution()).isEqualTo(Resolution.ANSWERED);
    assertThat(call.resolved()).isEqualTo(Span.whole(3 * SECOND - 1));
    assertThat(call.talk()).isEqualTo(Span.whole(SECOND));
  }

  @Test
  void aCallThatEndsAtTheMomentOfTheListIsSeenToItsEnd() {
    lost();
    back(up(LEG, 0), new SeenLeg(CALL, LegState.RINGING, 0));
    events.add(new CallFailed(CALL, Outcome.BUSY, 17, 486, 0, ""));
    List<EventRecord> told = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      boolean withTheList = i == events.size() - 1;
      long atNs = 1_000 * SECOND + (withTheList ? i - 1 : i) * SECOND;
      told.add(new EventRecord(i + 1, atNs, events.get(i)));
    }
    RecordedCall call = repeats(RecordedJournal.at(folder.resolve("journal"), told));
    assertThat(call.resolution()).isEqualTo(Resolution.REFUSED);
    assertThat(call.resolved()).isEqualTo(Span.whole(4 * SECOND));
    assertThat(call.goneAfterNs()).isEqualTo(-1);
  }

  @Test
  void whoHearsTheNodesMessageAnsweredAWaitEarlier() {
    lost();
    for (int i = 0; i < 5; i++) events.add(new AgentReady("a0"));
    back(up(LEG, 0), new SeenLeg(CALL, LegState.PLAYING_MESSAGE, 0));
    events.add(new CallHungUp(CALL, 16, Party.CALLEE));
    RecordedCall call = repeats();
    assertThat(call.resolution()).isEqualTo(Resolution.ANSWERED);
    assertThat(call.outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(call.messageNs()).isEqualTo(2 * SECOND + 1);
  }

  @Test
  void aPhoneThatWasGoneIsCalledAgain() {
    lost();
    back(up(CALL, 0));
    events.add(new AgentLegUp(LegId.of(1, 3), "a0"));
    events.add(new CallHungUp(CALL, 16, Party.CALLEE));
    repeats();
  }

  @Test
  void theNextRunFindsTheTalkOfTheLast() {
    events.add(new CallAnswered(CALL));
    events.add(new CallConnected(CALL, "a0"));
    events.add(new EngineStarted(2, "test"));
    back(up(LEG, CALL), up(CALL, LEG));
    events.add(new CallHungUp(CALL, 16, Party.CALLEE));
    assertThat(repeats().talk()).isEqualTo(Span.whole(4 * SECOND));
  }

  @Test
  void aCallThatWasNeverSentBecauseTheEngineEndedIsNoDial() {
    events.remove(events.size() - 1);
    events.add(new EngineStarted(2, "test"));
    events.add(new OriginateSkipped(CALL, "decided before its node was connected"));
    back(up(LEG, 0));
    events.add(WrittenFloor.leads(3, "one", 1));
    events.add(new CallRinging(LegId.of(2, 1)));
    assertThat(repeats().resolution()).isEqualTo(Resolution.UNSENT);
  }

  /** The world is its own witness here: it plays the outages, and what it journals is replayed. */
  @ParameterizedTest
  @ValueSource(strings = {"fixed.Ratio:r=2", "predictive"})
  void aLivelyDayWithOutagesAndACrashIsRepeated(String policy) {
    Path plain =
        RecordedJournal.record(
            folder.resolve("plain"), RecordedJournal.livelyFloor(folder), policy, 3);
    Recording calm = Counterfactual.read(plain, Baselines.all());
    List<EventRecord> told = new ArrayList<>();
    new ReplayWorld(stormy(calm), Changes.NONE, 7, Baselines.all()).with(told::add).run();
    Path journal = RecordedJournal.at(folder.resolve("stormy"), told);

    Recording recording = Counterfactual.read(journal, Baselines.all());
    assertThat(recording.outages()).hasSize(3);
    assertThat(recording.deadTimes()).hasSize(1);
    assertThat(recording.calls()).anyMatch(call -> call.outcome() == Outcome.UNKNOWN);
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed());

    Counterfactual other =
        Counterfactual.of(journal, Changes.of("fixed.Ratio:r=3", List.of()), 1, 2, done -> {});
    assertThat(other.outages()).isEqualTo(3);
    assertThat(CounterfactualText.lines(other))
        .anyMatch(line -> line.startsWith("not seen: 1 restart, 3 outages of a node"));
  }

  /** Two lost sessions, of 20 s and of 3 s, and a crash from which the engine is back in 8 s. */
  private static Recording stormy(Recording calm) {
    List<EventRecord> script = new ArrayList<>(calm.script());
    String node = ((NodeConnected) first(script, NodeConnected.class)).node();
    long[] lostAtS = {600, 2_500};
    long[] forS = {20, 3};
    for (int i = 0; i < lostAtS.length; i++) {
      add(script, calm, lostAtS[i] * SECOND, new NodeDisconnected(node, "gone"));
      long backNs = (lostAtS[i] + forS[i]) * SECOND;
      add(script, calm, backNs, new NodeConnected(node, "22"));
      add(script, calm, backNs + 50_000_000L, new NodeReconciled(node, List.of()));
    }
    long startedNs = 4_008 * SECOND;
    add(script, calm, startedNs, new EngineStarted(2, "test"));
    add(script, calm, startedNs + SECOND, new NodeConnected(node, "22"));
    add(script, calm, startedNs + SECOND + 50_000_000L, new NodeReconciled(node, List.of()));
    long diedNs = calm.firstNs() + 4_000 * SECOND;
    script.removeIf(
        record -> record.timeNs() > diedNs && record.timeNs() < calm.firstNs() + startedNs);
    script.sort(Comparator.comparingLong(EventRecord::timeNs));
    return calm.with(script, List.of(new DeadTime(diedNs, calm.firstNs() + startedNs)));
  }

  private static Event first(List<EventRecord> script, Class<? extends Event> type) {
    return script.stream()
        .map(EventRecord::event)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static void add(List<EventRecord> script, Recording calm, long atNs, Event event) {
    script.add(new EventRecord(Long.MAX_VALUE / 2, calm.firstNs() + atNs, event));
  }
}
