package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;
import org.pacekeeper.pace.Policies;

/** Agents who wish to go while calls ring, and calls that are given up when nobody will be free. */
class SparedAgentsTest {
  private static final String POLICY = "test.Told";

  /** Does what the test tells it. */
  private static final class Told implements Pacer {
    int count;
    int shed;
    int release = PacingDecision.ALL;

    @Override
    public PacingDecision decide(PacingInput in) {
      return PacingDecision.plain(Math.max(0, count - in.inFlight()), LimitingFactor.RISK)
          .shed(shed)
          .release(release);
    }

    @Override
    public String explain(PacingInput in, PacingDecision decision) {
      return "told";
    }
  }

  private final Told told = new Told();
  private final CoreRig rig = new CoreRig(Policies.shipped().with(POLICY, name -> told));

  private AgentState state(String agent) {
    return rig.core.snapshot().agents().stream()
        .filter(view -> view.name().equals(agent))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void aFreeAgentPausesAtOnceWhenThePolicyCanSpareThem() {
    rig.campaign(POLICY).agents(2);
    rig.on(new AgentPaused("a1", "lunch"));
    assertThat(state("a1")).isEqualTo(AgentState.PAUSED);
  }

  @Test
  void aFreeAgentStaysUntilThePolicyCanSpareThem() {
    rig.campaign(POLICY).agents(2);
    told.release = 0;
    rig.on(new AgentPaused("a1", "lunch"));
    rig.on(new AgentLoggedOut("a2"));
    assertThat(state("a1")).isEqualTo(AgentState.AVAILABLE);

    told.release = 1;
    List<Command> commands = rig.after(1);
    assertThat(state("a1")).as("who asked first goes first").isEqualTo(AgentState.PAUSED);
    assertThat(CoreRig.of(commands, HangupAgent.class)).isEmpty();
    commands = rig.after(1);
    assertThat(CoreRig.of(commands, HangupAgent.class))
        .extracting(HangupAgent::agent)
        .containsExactly("a2");
  }

  @Test
  void nobodyIsKeptLongerThanACallRings() {
    rig.campaign(POLICY).agents(1);
    told.release = 0;
    rig.on(new AgentPaused("a1", "lunch"));
    rig.after(19);
    assertThat(state("a1")).isEqualTo(AgentState.AVAILABLE);
    rig.after(1);
    assertThat(state("a1")).isEqualTo(AgentState.PAUSED);
  }

  @Test
  void whoChangesTheirMindStays() {
    rig.campaign(POLICY).agents(1);
    told.release = 0;
    rig.on(new AgentPaused("a1", "lunch"));
    rig.on(new AgentReady("a1"));
    told.release = PacingDecision.ALL;
    rig.after(30);
    assertThat(state("a1")).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void aCalleeGoesToAnAgentWhoStaysBeforeOneWhoWishesToGo() {
    told.count = 1;
    rig.campaign(POLICY).agents(2);
    rig.leads(10);
    told.release = 0;
    rig.on(new AgentPaused("a1", "lunch"));
    List<Command> commands = rig.on(new CallAnswered(rig.last(Originate.class).callId()));
    assertThat(CoreRig.of(commands, Connect.class)).extracting(Connect::agent).containsOnly("a2");
  }

  @Test
  void onlyCallsThatRangAsLongAsTheLawAsksAreGivenUp() {
    told.count = 3;
    rig.campaign(POLICY).agents(3);
    rig.leads(10);
    List<Originate> placed = rig.all(Originate.class);
    rig.after(2);
    rig.on(new CallRinging(placed.get(0).callId()));
    rig.on(new CallRinging(placed.get(1).callId()));
    told.shed = 1;
    assertThat(CoreRig.of(rig.after(14.9), Hangup.class)).isEmpty();
    List<Hangup> first = CoreRig.of(rig.after(0.1), Hangup.class);
    assertThat(first).extracting(Hangup::callId).containsExactly(placed.get(0).callId());
    assertThat(first).extracting(Hangup::reason).containsExactly(Hangup.SHED);
    List<Hangup> second = CoreRig.of(rig.after(0.1), Hangup.class);
    assertThat(second).extracting(Hangup::callId).containsExactly(placed.get(1).callId());
    assertThat(CoreRig.of(rig.after(1), Hangup.class)).as("one that never rang").isEmpty();
    assertThat(Set.copyOf(placed)).hasSize(3);
  }
}
