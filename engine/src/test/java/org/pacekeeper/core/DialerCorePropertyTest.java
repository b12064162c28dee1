package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LegId;
import org.pacekeeper.pace.Policies;

/**
 * What must hold whatever the PBX does: any order of events, late ones, repeated ones, missing
 * ones.
 */
class DialerCorePropertyTest {
  private static final int AGENTS = 4;
  private static final int LINES = 9;

  /** One run of an erratic node, to the end of its last call. */
  private static final class Run {
    final CoreRig rig = new CoreRig();
    final Random random;
    final ErraticNode node;
    private int carriedOut;

    Run(long seed, int steps) {
      random = new Random(seed);
      node = new ErraticNode(random);
      String policy = seed % 2 == 0 ? "fixed.Ratio:r=2" : "predictive";
      CampaignSettings settings = CoreRig.settings(policy, 0.5);
      rig.campaign("progressive");
      rig.on(new CampaignConfigured(settings));
      rig.on(new TrunkConfigured(CoreRig.trunk(LINES, 50)));
      for (int i = 1; i <= AGENTS; i++)
        rig.on(new AgentLoggedIn("a" + i, "sales", "pbx", "PJSIP/a" + i));
      for (int i = 0; i < steps; i++) step();
      finish();
    }

    private void step() {
      carryOut();
      node.live();
      if (random.nextInt(12) == 0) on(agentAction());
      if (random.nextInt(400) == 0) on(new EngineStarted(random.nextInt(), "again"));
      Event event = node.next();
      if (event == null) tick(random.nextDouble() * 2);
      else on(event);
    }

    private Event agentAction() {
      String agent = "a" + (1 + random.nextInt(AGENTS));
      return switch (random.nextInt(6)) {
        case 0 -> new AgentPaused(agent, "break");
        case 1 -> new AgentLoggedOut(agent);
        case 2, 3 -> new AgentLoggedIn(agent, "sales", "pbx", "PJSIP/" + agent);
        default -> new AgentReady(agent);
      };
    }

    private void on(Event event) {
      rig.nowNs += random.nextInt(50_000_000);
      rig.on(event);
      invariants();
    }

    private void tick(double seconds) {
      rig.after(seconds);
      invariants();
    }

    private void carryOut() {
      for (; carriedOut < rig.commands.size(); carriedOut++)
        node.carryOut(rig.commands.get(carriedOut));
    }

    private void finish() {
      on(new EngineStopping("done"));
      for (int i = 0; i < 400 && (rig.core.callsUp() > 0 || !node.quiet()); i++) {
        carryOut();
        node.endAll();
        for (Event event = node.next(); event != null; event = node.next()) {
          on(event);
          carryOut();
        }
        tick(5);
      }
    }

    private void invariants() {
      Snapshot snapshot = rig.core.snapshot();
      Snapshot.CampaignView campaign = snapshot.campaigns().get(0);
      Set<Long> callsWithAgents = new HashSet<>();
      for (Snapshot.AgentView agent : snapshot.agents())
        if (agent.state() == AgentState.TALKING || agent.state() == AgentState.RESERVED)
          assertThat(callsWithAgents.add(agent.callId())).as("one agent a call").isTrue();
      assertThat(snapshot.trunks().get(0).linesInUse()).isBetween(0, LINES);
      assertThat(campaign.abandoned()).isLessThanOrEqualTo(campaign.answered());
      long ended = campaign.outcomes().values().stream().mapToLong(Long::longValue).sum();
      assertThat(campaign.originated()).isEqualTo(ended + rig.core.callsUp());
    }
  }

  @Property(tries = 1000)
  void everyCallEndsWithExactlyOneRecordedAttempt(@ForAll long seed) {
    Run run = new Run(seed, 300);
    Map<Long, Integer> recorded = new HashMap<>();
    for (RecordAttempt attempt : run.rig.all(RecordAttempt.class))
      recorded.merge(attempt.callId(), 1, Integer::sum);
    List<Long> originated = run.rig.all(Originate.class).stream().map(Originate::callId).toList();

    assertThat(run.rig.core.callsUp()).isZero();
    assertThat(recorded.keySet()).containsExactlyInAnyOrderElementsOf(originated);
    assertThat(recorded.values()).allMatch(times -> times == 1);
  }

  @Property(tries = 200)
  void noLeadIsDialedTwiceInOneFetch(@ForAll long seed) {
    Run run = new Run(seed, 300);
    List<Long> leads = run.rig.all(Originate.class).stream().map(Originate::leadId).toList();
    assertThat(leads).doesNotHaveDuplicates();
    assertThat(run.node.dialed).isLessThanOrEqualTo(leads.size());
  }

  @Property(tries = 200)
  void agentsAreConnectedOnlyToCallsThatWereAnswered(@ForAll long seed) {
    Run run = new Run(seed, 200);
    Set<Long> originated = new HashSet<>();
    for (Command command : run.rig.commands) {
      if (command instanceof Originate o) originated.add(o.callId());
      if (command instanceof Connect c) assertThat(originated).contains(c.callId());
    }
  }

  @Property(tries = 100)
  void theSameEventsGiveTheSameCommands(@ForAll long seed) {
    Run run = new Run(seed, 200);
    List<Command> again = new ArrayList<>();
    DialerCore core = new DialerCore(Policies.shipped());
    for (EventRecord event : run.rig.events) core.apply(event, again::add);
    assertThat(again).isEqualTo(run.rig.commands);
  }

  @Property(tries = 200)
  void aCoreRestoredFromACheckpointDecidesAsTheOneThatWroteIt(@ForAll long seed) {
    Run run = new Run(seed, 200);
    List<EventRecord> events = run.rig.events;
    int cut = 6 + new Random(seed).nextInt(events.size() - 6);
    DialerCore first = new DialerCore(Policies.shipped());
    for (EventRecord event : events.subList(0, cut)) first.apply(event, command -> {});
    DialerCore second =
        DialerCore.restore(Policies.shipped(), new Checkpointed(cut, cut, first.checkpoint()));
    List<Command> expected = new ArrayList<>();
    List<Command> actual = new ArrayList<>();
    for (EventRecord event : events.subList(cut, events.size())) {
      first.apply(event, expected::add);
      second.apply(event, actual::add);
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(second.checkpoint()).isEqualTo(first.checkpoint());
  }

  @Property
  void anIdSurvivesItsTextualForm(@ForAll int instance, @ForAll int sequence) {
    long id = LegId.of(instance, sequence);
    assertThat(LegId.parse(LegId.text(id))).isEqualTo(id);
    assertThat(LegId.text(id)).hasSize(19);
  }
}
