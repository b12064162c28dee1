package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.scenario.Scenario;

/** Two campaigns of one journal, which share a trunk and have people of their own. */
class CampaignsInJournalsTest {
  private static final long LEADS_APART = 1_000_000;

  @TempDir private Path folder;
  private Path journal;
  private String first;

  /** Two simulated mornings, put into one world; that world's journal. */
  @BeforeEach
  void recordTwoCampaigns() {
    Recording one = recorded("one", 0.25, 60, "fixed.Ratio:r=2", 3);
    Recording two = recorded("two", 0.5, 25, "progressive", 4);
    first = one.campaigns().get(0).name();
    List<EventRecord> told = new ArrayList<>();
    new ReplayWorld(together(one, two), Changes.NONE, 7, Baselines.all()).with(told::add).run();
    journal = RecordedJournal.at(folder.resolve("both"), told);
  }

  private Recording recorded(String name, double human, int talkS, String policy, long seed) {
    Scenario scenario =
        RecordedJournal.scenario(
            folder,
            """
            name: %s
            duration: 1h
            agents: [{at: 0h, count: 4}]
            handle: {talk: {dist: exponential, mean: %ds}, wrap: {dist: gamma, mean: 8s, shape: 3}}
            callees: {human: {share: %s, ring: {dist: gamma, mean: 9s, shape: 4}}}
            lines: {max: 40, originatesPerSecond: 10}
            limits: {abandonFractionMax: 0.2, window: 24h}
            """
                .formatted(name, talkS, human));
    Path at = RecordedJournal.record(folder.resolve(name), scenario, policy, seed);
    return Counterfactual.read(at, Baselines.all());
  }

  private static Recording together(Recording one, Recording two) {
    CampaignSettings plain = two.campaigns().get(0);
    CampaignSettings second =
        new CampaignSettings(
            "second",
            plain.policy(),
            plain.trunks(),
            plain.callerId(),
            plain.ringTimeoutMs(),
            plain.abandonAfterMs(),
            plain.wrapUpMs(),
            plain.abandonFractionMax(),
            plain.abandonWindowMs(),
            plain.message(),
            plain.callingHours(),
            plain.retry(),
            plain.minimumRingMs(),
            plain.occupancyMax());
    List<EventRecord> script = new ArrayList<>(one.script());
    for (EventRecord record : two.script())
      if (record.event() instanceof CampaignConfigured)
        script.add(
            new EventRecord(record.sequence(), record.timeNs(), new CampaignConfigured(second)));
      else if (record.event() instanceof AgentLoggedIn e)
        script.add(
            new EventRecord(
                record.sequence(),
                record.timeNs(),
                new AgentLoggedIn("other-" + e.agent(), "second", e.node(), e.dialString())));
    script.sort(Comparator.comparingLong(EventRecord::timeNs).thenComparing(EventRecord::sequence));
    List<RecordedCall> calls = new ArrayList<>(one.calls());
    for (RecordedCall call : two.calls()) calls.add(moved(call, calls.size()));
    Map<String, List<LegTry>> legs = new HashMap<>(one.legs());
    two.legs().forEach((agent, tries) -> legs.put("other-" + agent, tries));
    Recording.Leads leads = two.leads().values().iterator().next();
    Map<String, Recording.Leads> lists = new HashMap<>(one.leads());
    lists.put(
        "second",
        new Recording.Leads(
            leads.leads().stream().map(CampaignsInJournalsTest::moved).toList(),
            leads.unseen(),
            leads.fetchesNs()));
    return new Recording(
        "both",
        List.of(one.campaigns().get(0), second),
        one.trunks(),
        one.firstNs(),
        one.lastNs(),
        one.events(),
        script,
        calls,
        List.of(),
        List.of(),
        lists,
        legs,
        one.delays(),
        one.silence(),
        List.of(),
        List.of(),
        one.staffing(),
        one.figures(),
        Map.of());
  }

  private static LeadEntry moved(LeadEntry lead) {
    long id = lead.leadId() + LEADS_APART;
    return new LeadEntry(id, new PhoneNumber(13_000_000_000L + id), lead.zones(), 0);
  }

  private static RecordedCall moved(RecordedCall call, int index) {
    return new RecordedCall(
        index,
        "second",
        call.leadId() + LEADS_APART,
        call.attempt(),
        call.originatedAtNs(),
        call.ringTimeoutMs(),
        call.ringsAfterNs(),
        call.resolved(),
        call.resolution(),
        call.outcome(),
        call.cause(),
        call.sipStatus(),
        call.patience(),
        call.connectNs(),
        call.talk(),
        call.wrap(),
        call.wrapEndedByTimer(),
        call.hangupNs(),
        call.messageNs(),
        call.reconnectsNs(),
        call.said(),
        call.saidAfterNs(),
        call.optOutNs(),
        call.goneAfterNs(),
        call.pickUp());
  }

  @Test
  void eachIsRepeated() {
    Recording recording = Counterfactual.read(journal, Baselines.all());
    assertThat(recording.campaignFigures()).containsOnlyKeys(first, "second");
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.campaignFigures()).isEqualTo(recording.campaignFigures());
    assertThat(world.figures()).isEqualTo(recording.figures());
    assertThat(world.recorded()).isEqualTo(world.placed()).isPositive();
  }

  @Test
  void eachIsLearnedApart() {
    Recording recording = Counterfactual.read(journal, Baselines.all());
    assertThat(answerShare(recording, first)).isBetween(0.15, 0.35);
    assertThat(answerShare(recording, "second")).isBetween(0.4, 0.6);
  }

  /** Of people who were never called. */
  private static double answerShare(Recording recording, String campaign) {
    People people = new People(recording, campaign, 1);
    int dials = 2_000;
    int answered = 0;
    for (long lead = 1; lead <= dials; lead++)
      if (people.meet(10 * LEADS_APART + lead, 1, recording.firstNs(), 25_000).answered())
        answered++;
    return (double) answered / dials;
  }

  @Test
  void anotherPolicyForOneLeavesTheOtherItsOwn() {
    Changes changes = Changes.of("fixed.Ratio:r=3", List.of()).only("second");
    Counterfactual replayed = Counterfactual.of(journal, changes, 1, 4, done -> {});
    assertThat(replayed.unchanged()).isFalse();
    assertThat(replayed.campaigns()).containsOnlyKeys(first, "second");
    Map<String, Counterfactual.Figure> changed = replayed.campaigns().get("second");
    assertThat(changed.get("originated").difference().mean()).isGreaterThan(50);
    Counterfactual.Figure other = replayed.campaigns().get(first).get("originated");
    assertThat(Math.abs(other.difference().mean())).isLessThan(0.1 * other.recorded());
    assertThat(CounterfactualText.lines(replayed))
        .contains("campaign second of these:")
        .anyMatch(line -> line.contains("fixed.Ratio:r=3 for campaign second"));
  }

  @Test
  void saysWhichCampaignsThereAreWhenAnotherIsNamed() {
    assertThatThrownBy(
            () -> Counterfactual.of(journal, Changes.NONE.only("third"), 1, 1, done -> {}))
        .isInstanceOf(UnreplayableException.class)
        .hasMessageContaining("holds no campaign third; expected one of " + first + ", second");
  }
}
