package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.Event;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.scenario.Scenario;

class CounterfactualTest {
  @TempDir private Path folder;

  private static Counterfactual replay(Path journal, String policy, int runs, String... settings) {
    return Counterfactual.of(journal, Changes.of(policy, List.of(settings)), 1, runs, done -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed.Ratio:r=2", "progressive", "predictive"})
  void theWorldMadeFromAJournalRepeatsItWithoutADraw(String policy) {
    Path journal =
        RecordedJournal.record(
            folder.resolve("journal"), RecordedJournal.livelyFloor(folder), policy, 3);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isPositive();
  }

  @Test
  void theRecordedPolicyAndSettingsGiveTheRecordedFigures() {
    Path journal =
        RecordedJournal.record(
            folder.resolve("journal"), RecordedJournal.livelyFloor(folder), "fixed.Ratio:r=2", 3);
    Counterfactual same = replay(journal, "fixed.Ratio:r=2", 2, "ringTimeout=25s", "lines=40");
    assertThat(same.unchanged()).isTrue();
    assertThat(same.calls().recorded()).isEqualTo(same.calls().placed());
    assertThat(same.figures().keySet()).containsExactlyElementsOf(Counterfactual.NAMES);
    assertThat(same.figures())
        .allSatisfy(
            (name, figure) -> {
              assertThat(figure.replayed()).as(name).isEqualTo(Spread.exactly(figure.recorded()));
              assertThat(figure.difference()).as(name).isEqualTo(Spread.exactly(0));
            });
    assertThat(CounterfactualText.lines(same).get(1)).contains("no call was drawn");
  }

  @Test
  void saysWhatAnotherPolicyDidInTheSameWorld() {
    Scenario scenario = RecordedJournal.livelyFloor(folder);
    Path journal =
        RecordedJournal.record(folder.resolve("journal"), scenario, "fixed.Ratio:r=1.5", 5);
    Path other = RecordedJournal.record(folder.resolve("other"), scenario, "fixed.Ratio:r=2.5", 5);
    Counterfactual replayed = replay(journal, "fixed.Ratio:r=2.5", 12);
    Counterfactual truth = replay(other, "fixed.Ratio:r=2.5", 1);
    for (String name : List.of("originated", "answeredByPerson", "connected", "utilization")) {
      Spread said = replayed.figures().get(name).replayed();
      double was = truth.figures().get(name).recorded();
      assertThat(was).as(name).isBetween(said.low(), said.high());
      assertThat(was).as(name).isNotEqualTo(replayed.figures().get(name).recorded());
    }
    assertThat(replayed.figures().get("originated").difference().low()).isPositive();
    Counterfactual.Calls calls = replayed.calls();
    assertThat(calls.neverPlaced()).isPositive();
    assertThat(calls.recorded() + calls.neverPlaced() + calls.goneOn())
        .isCloseTo(calls.placed(), within(1e-9));
    assertThat(CounterfactualText.lines(replayed).get(2))
        .contains("calls as recorded,")
        .contains("drawn from what this journal shows");
  }

  @Test
  void theSameSeedsSayTheSame() {
    Path journal =
        RecordedJournal.record(
            folder.resolve("journal"), RecordedJournal.livelyFloor(folder), "progressive", 2);
    assertThat(replay(journal, "fixed.Ratio:r=3", 2))
        .isEqualTo(replay(journal, "fixed.Ratio:r=3", 2));
  }

  @Test
  void drawsForCallsThatRangToTheTimeoutOnlyWhenTheyMayRingLonger() {
    Path journal =
        RecordedJournal.record(
            folder.resolve("journal"), RecordedJournal.livelyFloor(folder), "progressive", 2);
    Recording recording = Counterfactual.read(journal, Baselines.all());
    List<RecordedCall> unanswered =
        recording.calls().stream()
            .filter(call -> call.resolution() == RecordedCall.Resolution.TIMED_OUT)
            .toList();
    assertThat(unanswered).isNotEmpty();
    for (RecordedCall call : unanswered) {
      assertThat(met(recording, call, 25_000).drawn()).isFalse();
      assertThat(met(recording, call, 20_000).drawn()).isFalse();
      Course longer = met(recording, call, 40_000);
      assertThat(longer.drawn()).isTrue();
      assertThat(longer.resolvesAfterNs()).isGreaterThan(25_000_000_000L);
    }
  }

  private static Course met(Recording recording, RecordedCall call, int ringTimeoutMs) {
    return new People(recording, recording.campaigns().get(0).name(), 1)
        .meet(call.leadId(), call.attempt(), call.originatedAtNs(), ringTimeoutMs);
  }

  @Test
  void refusesWhatItCouldOnlyGuess() {
    CampaignSettings campaign = campaign("one");
    List<Event> start = List.of(new EngineStarted(1, "test"), new CampaignConfigured(campaign));
    refuses(List.of(), "holds no campaign");
    refuses(start, "holds no call");
  }

  private static CampaignSettings campaign(String name) {
    return new CampaignSettings(
        name,
        "progressive",
        List.of(),
        "",
        25_000,
        2_000,
        10_000,
        0.03,
        86_400_000,
        "sorry",
        List.of(),
        new CampaignSettings.RetrySettings(5, 1, 1, 1, 1),
        15_000,
        1);
  }

  private static List<Event> and(List<Event> events, Event... more) {
    List<Event> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return all;
  }

  private void refuses(List<Event> events, String why) {
    Path journal = RecordedJournal.of(folder.resolve("refused-" + why.hashCode()), events);
    assertThatThrownBy(() -> Counterfactual.read(journal, Baselines.all()))
        .isInstanceOf(UnreplayableException.class)
        .hasMessageContaining(why);
  }
}
