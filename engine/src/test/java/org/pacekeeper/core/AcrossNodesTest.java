package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Hold;
import org.pacekeeper.command.PbxCommand.Mute;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.AgentConfigured;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/** Conversations whose callee is on n1 and whose agent is on n2, joined with it. */
class AcrossNodesTest {
  private final PoolRig pool = new PoolRig("progressive", true);
  private final CoreRig rig = pool.rig;
  private long leg;
  private long call;

  @BeforeEach
  void talking() {
    rig.on(
        new ConversationConfigured(
            new ConversationSettings("sales", 30_000, "one-moment", "call-again")));
    leg = pool.agents("n2", 1).get(0);
    rig.leads(1);
    call = answered();
    rig.on(new CallConnected(call, "n2-1"));
  }

  @Test
  void theCalleesNodeHoldsAndTheCalleeGoesAcrossAgain() {
    assertThat(CoreRig.of(ask(Ask.HOLD, ""), Hold.class))
        .extracting(Hold::node)
        .containsExactly("n1");
    assertThat(pbx(ask(Ask.RESUME, ""))).containsExactly(across(call, "n2-1", leg, ""));
    rig.on(new CallConnected(call, "n2-1"));
    assertThat(CoreRig.of(ask(Ask.HOLD, ""), Hold.class)).hasSize(1);
  }

  @Test
  void theAgentsNodeMutes() {
    assertThat(CoreRig.of(ask(Ask.MUTE, ""), Mute.class))
        .containsExactly(new Mute("n2", call, leg, "n2-1", true));
  }

  @Test
  void aThirdPartyIsRefusedSinceThreeCannotMeet() {
    List<Command> commands = ask(Ask.CONSULT, "+12025550177");
    assertThat(refusal(commands))
        .contains("the callee is on n1 and you are on n2; three can only meet on one node");
    assertThat(pbx(commands)).isEmpty();
    assertThat(CoreRig.of(ask(Ask.HOLD, ""), Hold.class)).as("nothing has changed").hasSize(1);
  }

  @Test
  void transfersToAColleagueOfEitherNode() {
    long second = pool.agents("n2", 1).get(0);
    assertThat(CoreRig.of(ask(Ask.TRANSFER, "n2-2"), ConnectAcross.class))
        .containsExactly(across(call, "n2-2", second, ""));
    rig.on(new CallConnected(call, "n2-2"));
    long third = pool.agents("n1", 1).get(0);
    List<Command> commands = rig.on(new ConversationAsked("n2-2", Ask.TRANSFER, "n1-1"));
    assertThat(CoreRig.of(commands, Connect.class))
        .containsExactly(new Connect("n1", call, "n1-1", third));
    rig.on(new CallConnected(call, "n1-1"));
    assertThat(state("n2-2")).isEqualTo(AgentState.WRAP_UP);
    List<Command> ended = rig.on(new CallHungUp(call, 16, Party.CALLEE));
    assertThat(CoreRig.of(ended, RecordAttempt.class).get(0).agent()).isEqualTo("n1-1");
  }

  @Test
  void noTransferToANodeThatIsNotJoinedOrNotThere() {
    pool.agents("n2", 1);
    rig.on(new NodeConfigured(new NodeSettings("n1", 1_000, 1_000)));
    assertThat(refusal(ask(Ask.TRANSFER, "n2-2")))
        .contains("'n2-2' is on n2, which n1 does not reach");
  }

  @Test
  void nothingButTheEndIsDoneForAnAgentWhoseNodeIsNotThere() {
    rig.on(new NodeDisconnected("n2", "cut"));
    assertThat(refusal(ask(Ask.HOLD, ""))).contains("your node n2 is not connected");
    assertThat(CoreRig.of(ask(Ask.HANG_UP, ""), Hangup.class))
        .extracting(Hangup::node, Hangup::callId)
        .containsExactly(tuple("n1", call));
  }

  @Test
  void aCalleeWhoseAgentsLegIsLostIsHeldOnOneNodeWhileTheOtherCallsThePhone() {
    List<Command> commands = rig.on(new AgentLegDown(leg, "n2-1", 16, ""));
    assertThat(CoreRig.of(commands, Hold.class)).extracting(Hold::node).containsExactly("n1");
    CallAgent called = CoreRig.of(commands, CallAgent.class).get(0);
    assertThat(called.node()).isEqualTo("n2");
    assertThat(pbx(rig.on(new AgentLegUp(called.legId(), "n2-1"))))
        .containsExactly(across(call, "n2-1", called.legId(), ""));
    rig.on(new CallConnected(call, "n2-1"));
    assertThat(state("n2-1")).isEqualTo(AgentState.TALKING);
  }

  @Test
  void aCalleeOnHoldStaysWhenTheNodesAreNoLongerJoined() {
    ask(Ask.HOLD, "");
    rig.on(new NodeConfigured(new NodeSettings("n1", 1_000, 1_000)));
    List<Command> commands = ask(Ask.RESUME, "");
    assertThat(pbx(commands)).isEmpty();
    assertThat(CoreRig.of(commands, NoteAgent.class))
        .extracting(NoteAgent::text)
        .containsExactly("the callee could not be connected: n1 is not joined with n2");
    assertThat(CoreRig.of(ask(Ask.HANG_UP, ""), Hangup.class)).hasSize(1);
  }

  @Test
  void aTransferThatWasCutOffIsTakenUpWithTheColleagueAcross() {
    pool.agents("n2", 1);
    ask(Ask.TRANSFER, "n2-2");
    rig.on(new NodeDisconnected("n1", "cut"));
    rig.on(new NodeConnected("n1", "22"));
    rig.on(new NodeReconciled("n1", List.of(new SeenLeg(call, LegState.ACROSS, 0))));
    assertThat(state("n2-2")).isEqualTo(AgentState.TALKING);
    assertThat(state("n2-1")).isEqualTo(AgentState.WRAP_UP);
    assertThat(rig.all(Hangup.class)).isEmpty();
  }

  @Test
  void aPhoneThatIsCalledForEachConversationIsCalledByItsOwnNode() {
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    String name = "berta";
    rig.on(new AgentConfigured(new AgentSettings(name, LegMode.PER_CALL, "", true)));
    rig.on(new AgentLoggedIn(name, "sales", "n2", "PJSIP/berta"));
    assertThat(state(name)).isEqualTo(AgentState.AVAILABLE);
    rig.leads(1);
    long next = answered();
    CallAgent called = rig.last(CallAgent.class);
    assertThat(called.node()).isEqualTo("n2");
    assertThat(pbx(rig.on(new AgentLegUp(called.legId(), name))))
        .containsExactly(across(next, name, called.legId(), "p"));
    rig.on(new CallConnected(next, name));
    List<Command> after = rig.on(new CallHungUp(next, 16, Party.CALLEE));
    assertThat(CoreRig.of(after, HangupAgent.class))
        .extracting(HangupAgent::node, HangupAgent::legId)
        .containsExactly(tuple("n2", called.legId()));
    assertThat(rig.last(RecordAttempt.class).outcome()).isEqualTo(Outcome.CONNECTED);
  }

  private long answered() {
    rig.after(1);
    Originate originate = rig.last(Originate.class);
    assertThat(originate.node()).isEqualTo("n1");
    rig.on(new CallAnswered(originate.callId()));
    return originate.callId();
  }

  private static ConnectAcross across(long call, String agent, long leg, String beep) {
    String way = "PJSIP/" + LegId.text(leg) + beep + "@n2";
    return new ConnectAcross("n1", call, agent, "n2", leg, way);
  }

  private List<Command> ask(Ask ask, String target) {
    return rig.on(new ConversationAsked("n2-1", ask, target));
  }

  private static List<PbxCommand> pbx(List<Command> commands) {
    return CoreRig.of(commands, PbxCommand.class);
  }

  private static String refusal(List<Command> commands) {
    NoteAgent told = CoreRig.of(commands, NoteAgent.class).get(0);
    assertThat(told.kind()).isEqualTo(NoteAgent.Kind.REFUSED);
    return told.text();
  }

  private AgentState state(String agent) {
    return rig.core.snapshot().agents().stream()
        .filter(view -> view.name().equals(agent))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
