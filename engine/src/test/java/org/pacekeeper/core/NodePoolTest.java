package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.pace.Policies;

class NodePoolTest {

  @Test
  void callsAreSpreadByWeight() {
    PoolRig pool = new PoolRig("progressive", true, 50, 1, 0);
    pool.trunk("n2", 30, 2, 0);
    pool.agents("n1", 12);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 4, "n2", 8));
  }

  @Test
  void callsAreSpreadByTheLinesThatAreLeft() {
    PoolRig pool = new PoolRig("progressive", true, 50, 1, 0);
    pool.trunk("n1", 4, 1, 0);
    pool.trunk("n2", 8, 1, 0);
    pool.agents("n1", 12);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 4, "n2", 8));
  }

  @Test
  void callsThatComeOneByOneTakeTurns() {
    PoolRig pool = new PoolRig("progressive", true, 50, 1, 0);
    pool.agents("n1", 1);
    pool.rig.leads(10);
    for (int i = 0; i < 5; i++)
      pool.rig.on(
          new CallFailed(pool.rig.last(Originate.class).callId(), Outcome.BUSY, 17, 486, 0, ""));
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 3, "n2", 3));
  }

  @Test
  void theCheaperTrunkIsUsedFirst() {
    PoolRig pool = new PoolRig("progressive", true, 50, 1, -1);
    pool.agents("n1", 35);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 5, "n2", 30));
  }

  @Test
  void withoutWeightsTheOrderOfTheCampaignIsKept() {
    PoolRig pool = new PoolRig("progressive", true);
    pool.agents("n1", 35);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 30, "n2", 5));
  }

  @Test
  void nodesThatAreNotJoinedArePacedByTheirOwnAgents() {
    PoolRig pool = new PoolRig("progressive", false, 50, 1, 0);
    pool.agents("n1", 3);
    pool.agents("n2", 1);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 3, "n2", 1));
  }

  @Test
  void aCalleeOfANodeThatIsNotJoinedWaitsForAnAgentOfIt() {
    PoolRig pool = new PoolRig("progressive", false);
    pool.agents("n1", 1);
    pool.rig.leads(50);
    long call = pool.rig.last(Originate.class).callId();
    pool.rig.on(new NodeDisconnected("n2", "gone"));
    pool.up("n2");
    pool.agents("n2", 1);
    List<Command> onAnswer = pool.rig.on(new CallAnswered(call));
    assertThat(CoreRig.of(onAnswer, Connect.class))
        .extracting(Connect::agent)
        .containsExactly("n1-1");
    assertThat(pool.rig.all(ConnectAcross.class)).isEmpty();
  }

  @Test
  void aCalleeGetsAnAgentOfAJoinedNodeWhenThereIsNoneOnTheSame() {
    PoolRig pool = new PoolRig("progressive", true);
    long leg = pool.agents("n2", 1).get(0);
    pool.rig.leads(50);
    Originate originate = pool.rig.last(Originate.class);
    assertThat(originate.node()).isEqualTo("n1");

    List<Command> onAnswer = pool.rig.on(new CallAnswered(originate.callId()));

    assertThat(CoreRig.of(onAnswer, ConnectAcross.class))
        .containsExactly(
            new ConnectAcross(
                "n1", originate.callId(), "n2-1", "n2", leg, "PJSIP/" + LegId.text(leg) + "@n2"));
    pool.rig.on(new CallConnected(originate.callId(), "n2-1"));
    assertThat(agents(pool, AgentState.TALKING)).isEqualTo(1);
  }

  @Test
  void whenANodeFailsTheOtherIsDialedForTheAgentsWhoAreLeft() {
    PoolRig pool = new PoolRig("progressive", true, 50, 1, 0);
    pool.agents("n1", 4);
    pool.agents("n2", 4);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 4, "n2", 4));

    pool.rig.on(new NodeDisconnected("n1", "the node closed the connection"));
    for (Originate of : pool.rig.all(Originate.class))
      if (of.node().equals("n2"))
        pool.rig.on(new CallFailed(of.callId(), Outcome.BUSY, 17, 486, 0, ""));

    assertThat(pool.spread()).isEqualTo(Map.of("n1", 4, "n2", 8));
    assertThat(pool.rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.IDLE_AGENTS);
    assertThat(pool.rig.last(NoteDecision.class).idleAgents()).isEqualTo(4);
    assertThat(pool.rig.core.snapshot().agents().get(0).detail()).isEqualTo("node n1 is not there");
    assertThat(pool.rig.all(RecordAttempt.class)).as("n1's calls are not given up").hasSize(4);

    pool.up("n1");
    assertThat(pool.rig.all(RecordAttempt.class))
        .filteredOn(a -> a.node().equals("n1"))
        .extracting(RecordAttempt::outcome)
        .containsOnly(Outcome.UNKNOWN)
        .hasSize(4);
    pool.rig.after(1);
    assertThat(pool.spread().get("n1")).as("n2's agents are dialed for over both").isEqualTo(4);
  }

  @Test
  void aConversationOverTwoNodesIsTakenUpAgainAfterTheCalleesNodeReconnects() {
    PoolRig pool = talkingAcross();
    long call = pool.rig.last(ConnectAcross.class).callId();
    pool.rig.on(new NodeDisconnected("n1", "cut"));
    pool.rig.on(new NodeConnected("n1", "22"));
    pool.rig.on(new NodeReconciled("n1", List.of(new SeenLeg(call, LegState.ACROSS, 0))));
    assertThat(pool.rig.all(Hangup.class)).isEmpty();
    assertThat(agents(pool, AgentState.TALKING)).isEqualTo(1);
  }

  @Test
  void anAgentWhoseCalleesNodeLostTheCallGetsTheirLegAnew() {
    PoolRig pool = talkingAcross();
    pool.rig.on(new NodeDisconnected("n1", "killed"));
    pool.up("n1");
    assertThat(pool.rig.last(HangupAgent.class).node()).isEqualTo("n2");
    assertThat(pool.rig.last(RecordAttempt.class).outcome()).isEqualTo(Outcome.CONNECTED);
  }

  @Test
  void aCallIsEndedWhenTheNodeOfItsAgentLostTheLeg() {
    PoolRig pool = talkingAcross();
    pool.rig.on(new NodeDisconnected("n2", "killed"));
    pool.up("n2");
    assertThat(pool.rig.last(Hangup.class).node()).isEqualTo("n1");
  }

  @Test
  void aRestoredPoolDecidesAlike() {
    PoolRig pool = new PoolRig("predictive", true, 50, 1, 0);
    pool.agents("n1", 4);
    pool.agents("n2", 4);
    pool.rig.leads(50);
    pool.rig.on(new NodeDisconnected("n1", "cut"));
    restoresAlike(pool);
    PoolRig apart = new PoolRig("predictive", false, 50, 1, 0);
    apart.agents("n1", 4);
    apart.agents("n2", 2);
    apart.rig.leads(50);
    restoresAlike(apart);
  }

  private static void restoresAlike(PoolRig pool) {
    long last = pool.rig.events.size();
    DialerCore restored =
        DialerCore.restore(
            Policies.shipped(), new Checkpointed(last, 0, pool.rig.core.checkpoint()));
    assertThat(restored.checkpoint()).isEqualTo(pool.rig.core.checkpoint());
    List<Command> commands = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      List<Command> expected = pool.rig.after(0.5);
      commands.clear();
      restored.apply(new EventRecord(last + i, pool.rig.nowNs, new Tick()), commands::add);
      assertThat(commands).isEqualTo(expected);
    }
    assertThat(restored.checkpoint()).isEqualTo(pool.rig.core.checkpoint());
  }

  private static PoolRig talkingAcross() {
    PoolRig pool = new PoolRig("progressive", true);
    pool.agents("n2", 1);
    pool.rig.leads(50);
    long call = pool.rig.last(Originate.class).callId();
    pool.rig.on(new CallAnswered(call));
    pool.rig.on(new CallConnected(call, "n2-1"));
    return pool;
  }

  private static int agents(PoolRig pool, AgentState state) {
    return pool.rig.core.snapshot().campaigns().get(0).agentsByState().get(state);
  }
}
