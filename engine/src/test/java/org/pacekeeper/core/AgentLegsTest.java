package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.CallThird;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.AgentConfigured;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegRefused;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PbxEvent.Party;

/** How agents are reached: nailed up or for each call, with a PIN or without. */
class AgentLegsTest {
  private final CoreRig rig = new CoreRig().campaign("progressive");

  @Test
  void asksForThePinOnTheLegAndBeepsWhenToldTo() {
    logIn(new AgentSettings("a1", LegMode.NAILED_UP, "4711", true));
    CallAgent called = rig.last(CallAgent.class);
    assertThat(called.pin()).isEqualTo("4711");
    assertThat(called.toString()).doesNotContain("4711");
    rig.on(new AgentLegUp(called.legId(), "a1"));
    long call = answered();
    assertThat(rig.last(Connect.class))
        .isEqualTo(new Connect("pbx", call, "a1", called.legId(), true));
  }

  @Test
  void aWrongPinStopsThePhoneFromBeingCalledUntilTheAgentSaysReady() {
    logIn(new AgentSettings("a1", LegMode.NAILED_UP, "4711", false));
    long leg = rig.last(CallAgent.class).legId();
    assertThat(
            CoreRig.of(
                rig.on(new AgentLegRefused(leg, "a1", "the PIN was wrong")), NoteAgent.class))
        .hasSize(1);
    rig.on(new AgentLegDown(leg, "a1", 21, ""));
    assertThat(CoreRig.of(rig.after(3_600), CallAgent.class)).isEmpty();
    assertThat(CoreRig.of(rig.on(new AgentReady("a1")), CallAgent.class)).hasSize(1);
  }

  @Test
  void tellsAnAgentWhosePhoneIsNeverReached() {
    logIn(AgentSettings.plain("a1"));
    for (int i = 0; i < 7; i++) {
      rig.on(new AgentLegDown(rig.last(CallAgent.class).legId(), "a1", 19, ""));
      rig.after(400);
    }
    assertThat(rig.last(NoteAgent.class).text()).contains("could not be reached");
    assertThat(CoreRig.of(rig.after(3_600), CallAgent.class)).isEmpty();
  }

  @Test
  void callsThePhoneForEachConversationAndHangsItUpAfter() {
    perCall();
    assertThat(rig.all(CallAgent.class)).isEmpty();
    assertThat(state()).isEqualTo(AgentState.AVAILABLE);
    for (int i = 1; i <= 2; i++) {
      long call = answered();
      assertThat(rig.all(CallAgent.class)).hasSize(i);
      assertThat(rig.all(Connect.class)).hasSize(i - 1);
      long leg = rig.last(CallAgent.class).legId();
      rig.on(new AgentLegUp(leg, "a1"));
      assertThat(rig.last(Connect.class)).isEqualTo(new Connect("pbx", call, "a1", leg));
      rig.on(new CallConnected(call, "a1"));
      List<Command> after = rig.on(new CallHungUp(call, 16, Party.CALLEE));
      assertThat(CoreRig.of(after, HangupAgent.class)).hasSize(1);
      rig.on(new AgentLegDown(leg, "a1", 16, ""));
      assertThat(state()).isEqualTo(AgentState.WRAP_UP);
      rig.on(new AgentReady("a1"));
    }
  }

  @Test
  void abandonsACalleeForWhomThePhoneIsNotAnsweredInTime() {
    perCall();
    long call = answered();
    List<Command> commands = rig.after(2);
    assertThat(CoreRig.of(commands, PlayMessage.class)).hasSize(1);
    assertThat(CoreRig.of(commands, HangupAgent.class)).hasSize(1);
    assertThat(state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(rig.core.snapshot().campaigns().get(0).abandoned()).isEqualTo(1);
  }

  /** The wait counts from the pick-up, and goes on while the phone is called. */
  @Test
  void abandonsAPersonWhomDetectionHeardAndForWhomThePhoneIsNotAnsweredInTime() {
    detecting();
    long call = heard(Heard.HUMAN, 1.5);
    assertThat(rig.all(CallAgent.class)).hasSize(1);
    assertThat(CoreRig.of(rig.after(0.4), PlayMessage.class)).isEmpty();
    List<Command> commands = rig.after(0.1);
    assertThat(CoreRig.of(commands, PlayMessage.class))
        .extracting(PlayMessage::callId)
        .containsExactly(call);
    assertThat(CoreRig.of(commands, HangupAgent.class)).hasSize(1);
    assertThat(rig.core.snapshot().campaigns().get(0).abandoned()).isEqualTo(1);
  }

  @Test
  void callsNoPhoneForAMachine() {
    detecting();
    long call = heard(Heard.MACHINE, 1.5);
    assertThat(rig.last(Hangup.class).callId()).isEqualTo(call);
    assertThat(rig.all(CallAgent.class)).isEmpty();
    assertThat(state()).isEqualTo(AgentState.AVAILABLE);
  }

  /** The node says of no third party that it took the originate: it must not seem silent. */
  @Test
  void aThirdPartyIsNotWaitedForAsAnOriginate() {
    rig.agents(1).leads(1);
    long call = rig.last(Originate.class).callId();
    rig.on(new OriginateTaken(call));
    rig.on(new CallAnswered(call));
    rig.on(new CallConnected(call, "a1"));
    rig.on(new ConversationAsked("a1", Ask.CONSULT, "+12025550177"));
    assertThat(rig.all(CallThird.class)).hasSize(1);
    rig.after(5);
    assertThat(rig.core.snapshot().nodes().get(0).heldBack()).isEmpty();
  }

  private void detecting() {
    AnswerSettings plain = AnswerSettings.DEFAULTS;
    rig.on(
        new AnswersConfigured(
            "sales",
            new AnswerSettings(
                MachineMode.DROP, plain.detection(), "", 2_000, 30_000, 0.03, 0, "", 3_600_000)));
    perCall();
  }

  private long heard(Heard what, double afterSeconds) {
    rig.after(1);
    rig.leads(1);
    long call = rig.last(Originate.class).callId();
    rig.on(new CallPickedUp(call));
    rig.after(afterSeconds);
    rig.on(new CallDetected(call, what, ""));
    if (what != Heard.MACHINE) rig.on(new CallAnswered(call));
    return call;
  }

  @Test
  void endsTheCallWhenTheAgentPutsThePhoneDown() {
    perCall();
    long call = answered();
    long leg = rig.last(CallAgent.class).legId();
    rig.on(new AgentLegUp(leg, "a1"));
    rig.on(new CallConnected(call, "a1"));
    List<Command> commands = rig.on(new AgentLegDown(leg, "a1", 16, ""));
    assertThat(CoreRig.of(commands, Hangup.class)).hasSize(1);
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(state()).isEqualTo(AgentState.WRAP_UP);
  }

  @Test
  void offersTheCalleeToAnotherWhenThePhoneIsBusy() {
    perCall();
    answered();
    long leg = rig.last(CallAgent.class).legId();
    rig.on(new AgentLegDown(leg, "a1", 17, "busy"));
    assertThat(state()).isEqualTo(AgentState.OFFLINE);
    rig.after(6);
    assertThat(state()).isEqualTo(AgentState.AVAILABLE);
  }

  private void perCall() {
    logIn(new AgentSettings("a1", LegMode.PER_CALL, "", false));
  }

  private void logIn(AgentSettings settings) {
    rig.on(new AgentConfigured(settings));
    rig.on(new AgentLoggedIn("a1", "sales", "pbx", "PJSIP/a1"));
  }

  private long answered() {
    rig.after(1);
    rig.leads(1);
    long call = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(call));
    return call;
  }

  private AgentState state() {
    return rig.core.snapshot().agents().get(0).state();
  }
}
