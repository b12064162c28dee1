package org.pacekeeper.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.ControlEvent.AgentConfigured;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.NodeSettings.Join;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.sim.baseline.Baselines;

/** What a replay makes of holds, transfers, machine detection and agents of other nodes. */
class ConversationsInJournalsTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  /** Ids in the order in which the core gives them: an agent's leg each, then the call. */
  private static long id(int sequence) {
    return LegId.of(1, sequence);
  }

  /** A node n1 with the trunk, joined with a node n2; the agents' nodes; one call, answered. */
  private static List<Event> answered(String... agentNodes) {
    List<Event> events = new ArrayList<>();
    events.add(new EngineStarted(1, "test"));
    events.add(node("n1", "n2"));
    events.add(node("n2", "n1"));
    events.add(
        new TrunkConfigured(
            new TrunkSettings("t", "n1", "PJSIP/{e164}@carrier", 10, 100, "+12025550100")));
    events.add(new CampaignConfigured(campaign()));
    for (String node : List.of("n1", "n2")) {
      events.add(new NodeConnected(node, "22"));
      events.add(new NodeReconciled(node, List.of()));
    }
    for (int i = 0; i < agentNodes.length; i++) {
      events.add(new AgentLoggedIn("a" + i, "one", agentNodes[i], "PJSIP/a" + i));
      events.add(new AgentLegUp(id(i + 1), "a" + i));
    }
    LeadEntry lead = new LeadEntry(1, PhoneNumber.of("+12025550123"), List.of("UTC"), 0);
    events.add(new LeadsReady(1, "one", List.of(lead), 0, Long.MAX_VALUE));
    events.add(new CallAnswered(id(agentNodes.length + 1)));
    return events;
  }

  private static NodeConfigured node(String name, String other) {
    Join join = new Join(other, "PJSIP/{leg}@" + other);
    return new NodeConfigured(new NodeSettings(name, 100, 100, 0, List.of(join)));
  }

  private static CampaignSettings campaign() {
    return new CampaignSettings(
        "one",
        "progressive",
        List.of("t"),
        "",
        25_000,
        2_000,
        10_000,
        0.03,
        86_400_000,
        "sorry",
        IntStream.rangeClosed(1, 7).mapToObj(day -> new CallingHours(day, 0, 1_440)).toList(),
        new CampaignSettings.RetrySettings(5, 1, 1, 1, 1),
        15_000,
        1);
  }

  private Recording read(List<Event> events) {
    return Counterfactual.read(
        RecordedJournal.of(folder.resolve("journal-" + events.hashCode()), events),
        Baselines.all());
  }

  private void refuses(List<Event> events, String why) {
    assertThatThrownBy(() -> read(events))
        .isInstanceOf(UnreplayableException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aTalkLastsAsLongAsItDidWhateverWasAskedMeanwhile() {
    List<Event> events = answered("n1");
    long call = id(2);
    events.add(new CallConnected(call, "a0"));
    events.add(new ConversationAsked("a0", Ask.HOLD, ""));
    events.add(new CallHeld(call));
    events.add(new ConversationAsked("a0", Ask.RESUME, ""));
    events.add(new CallConnected(call, "a0"));
    events.add(new ConversationAsked("a0", Ask.HANG_UP, ""));
    events.add(new CallHungUp(call, 16, Party.ENGINE));
    Recording recording = read(events);
    RecordedCall talk = recording.calls().get(0);
    assertThat(talk.talk()).isEqualTo(Span.whole(6 * SECOND));
    assertThat(talk.connectNs()).isEqualTo(SECOND);
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.recorded()).isEqualTo(world.placed()).isEqualTo(1);
    for (String figure : List.of("originated", "connected", "abandoned", "utilization"))
      assertThat(world.figures()).containsEntry(figure, recording.figures().get(figure));
  }

  @Test
  void aTalkThatTheEngineCutHasNoSeenEnd() {
    List<Event> events = answered("n1");
    events.add(new CallConnected(id(2), "a0"));
    events.add(new CallHungUp(id(2), 16, Party.ENGINE));
    assertThat(read(events).calls().get(0).talk()).isEqualTo(Span.atLeast(SECOND));
  }

  @Test
  void aCalleeIsPutThroughToAnotherNodeAsTheyWere() {
    List<Event> events = answered("n2");
    events.add(new CallConnected(id(2), "a0"));
    events.add(new CallHungUp(id(2), 16, Party.CALLEE));
    Recording recording = read(events);
    assertThat(recording.calls().get(0).connectNs()).isEqualTo(SECOND);
    ReplayWorld.Result world = new ReplayWorld(recording, Changes.NONE, 1, Baselines.all()).run();
    assertThat(world.figures())
        .containsEntry("connected", recording.figures().get("connected"))
        .containsEntry("agentWaitSecondsP50", recording.figures().get("agentWaitSecondsP50"));
    assertThat(world.recorded()).isEqualTo(world.placed());
  }

  @Test
  void refusesCalleesWhoWereGivenToOthers() {
    List<Event> transfer = answered("n1", "n1");
    transfer.add(new CallConnected(id(3), "a0"));
    transfer.add(new ConversationAsked("a0", Ask.TRANSFER, "a1"));
    refuses(transfer, "given to another agent in mid-talk (event 17)");
    List<Event> consult = answered("n1");
    consult.add(new CallConnected(id(2), "a0"));
    consult.add(new ConversationAsked("a0", Ask.CONSULT, "+12025550177"));
    refuses(consult, "given to a third party in mid-talk");
  }

  @Test
  void refusesPhonesThatAreCalledForEachConversation() {
    List<Event> perCall = answered("n1");
    perCall.add(new AgentConfigured(new AgentSettings("a0", LegMode.PER_CALL, "", false)));
    refuses(perCall, "calls the phone of agent a0 for each conversation");
  }
}
