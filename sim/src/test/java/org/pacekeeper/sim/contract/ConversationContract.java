package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentMuted;
import org.pacekeeper.event.PbxEvent.AllTogether;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.Move;
import org.pacekeeper.event.PbxEvent.MoveFailed;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.ThirdDown;
import org.pacekeeper.event.PbxEvent.ThirdUp;

/**
 * What an exchange does under the Asterisk adapter with agents' legs and with conversations: the
 * same suite for a real Asterisk and for the simulated one.
 */
public abstract class ConversationContract extends ExchangeContract {

  @Test
  void putsACalleeOnHoldAndTakesThemBack() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    for (int i = 0; i < 2; i++) {
      int before = events.size();
      driver.hold(call, "", 60_000);
      events.await(before, CallHeld.class, e -> e.callId() == call);
      driver.connect(call, "anna", leg);
      events.await(
          before, CallConnected.class, e -> e.callId() == call && e.agent().equals("anna"));
    }
    driver.hangup(call);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == call).by())
        .isEqualTo(Party.ENGINE);
  }

  @Test
  void takesACalleeBackBeforeTheRecordingIsOver() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    int before = events.size();
    driver.hold(call, rig.message(), 60_000);
    driver.connect(call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == call);
  }

  @Test
  void endsACallThatNobodyTakesOffHold() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    driver.hold(call, "", 1_000);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(AgentLegDown.class, e -> e.legId() == leg)).isZero();
  }

  @Test
  void keepsTheCalleeWhileAnAgentWhoseLegWasLostIsCalledAgain() {
    long lost = agent("anna", 1001);
    long call = talking("anna", lost);
    driver.hangupAgent(lost, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == lost);
    driver.hold(call, rig.message(), 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
    int before = events.size();
    long again = agent("anna", 1001);
    driver.connect(call, "anna", again);
    events.await(before, CallConnected.class, e -> e.callId() == call);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void transfersToAColleague() {
    long first = agent("anna", 1001);
    long second = agent("ben", 1002);
    long call = talking("anna", first);
    driver.hold(call, "", 60_000);
    driver.connect(call, "ben", second);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("ben"));
    long next = talking("anna", first);
    driver.hangup(next);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void holdsACalleeWhoseAgentIsOnAnotherNodeAndPutsThemThroughAgain() {
    long leg = agent("anna", 1001);
    long call = answered();
    driver.connectAcross(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    for (int i = 0; i < 2; i++) {
      int before = events.size();
      driver.hold(call, "", 60_000);
      events.await(before, CallHeld.class, e -> e.callId() == call);
      driver.connectAcross(call, "anna", leg);
      events.await(before, CallConnected.class, e -> e.callId() == call);
    }
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(AgentLegDown.class, e -> e.legId() == leg)).isZero();
  }

  @Test
  void aCalleeOnHoldWhomTheOtherNodeDoesNotPutThroughStaysOnHold() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
    driver.connectAcross(call, "nobody", driver.newId());
    events.await(ConnectFailed.class, e -> e.callId() == call);
    int before = events.size();
    driver.connect(call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == call && e.agent().equals("anna"));
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void keepsACalleeWhoseAgentOnAnotherNodeLostTheLeg() {
    long lost = agent("anna", 1001);
    long call = answered();
    driver.connectAcross(call, "anna", lost);
    events.await(CallConnected.class, e -> e.callId() == call);
    driver.hangupAgent(lost, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == lost);
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
    int before = events.size();
    long again = agent("anna", 1001);
    driver.connectAcross(call, "anna", again);
    events.await(before, CallConnected.class, e -> e.callId() == call);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void mutesAnAgentAndLetsThemSpeakAgain() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    driver.mute(call, leg, "anna", true);
    events.await(AgentMuted.class, e -> e.legId() == leg && e.muted());
    driver.mute(call, leg, "anna", false);
    events.await(AgentMuted.class, e -> e.legId() == leg && !e.muted());
  }

  @Test
  void refusesToMuteALegThatIsNotThere() {
    long call = answered();
    driver.mute(call, driver.newId(), "anna", true);
    events.await(MoveFailed.class, e -> e.callId() == call && e.move() == Move.MUTE);
  }

  @Test
  void reportsAThirdPartyWhoCannotBeReached() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = driver.callThird(call, rig.callee(3, 1, 0));
    ThirdDown down = events.await(ThirdDown.class, e -> e.legId() == third);
    assertThat(down.outcome()).isEqualTo(Outcome.BUSY);
    assertThat(down.callId()).isEqualTo(call);
  }

  @Test
  void handsTheCalleeOverToAThirdParty() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = consulting(call, leg);
    driver.handOver(call, third);
    events.await(HandedOver.class, e -> e.callId() == call && e.legId() == third);
    long next = talking("anna", leg);
    driver.hangup(next);
    driver.hangup(third);
    ThirdDown down = events.await(ThirdDown.class, e -> e.legId() == third);
    assertThat(down.outcome()).isEqualTo(Outcome.CONNECTED);
    // Nobody is left to talk with, and no engine says what now.
    events.await(CallHungUp.class, e -> e.callId() == call);
  }

  @Test
  void goesBackToTheCalleeWhenAConsultationIsCancelled() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = consulting(call, leg);
    int before = events.size();
    driver.hangup(third);
    driver.connect(call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == call);
    events.await(ThirdDown.class, e -> e.legId() == third);
  }

  @Test
  void bringsThreeTogetherAndTakesTheThirdAwayAgain() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = consulting(call, leg);
    driver.threeWay(call, third, leg);
    events.await(AllTogether.class, e -> e.callId() == call && e.legId() == third);
    driver.hangup(third);
    events.await(ThirdDown.class, e -> e.legId() == third);
    int goneAt = events.size();
    driver.hold(call, "", 60_000);
    events.await(goneAt, CallHeld.class, e -> e.callId() == call);
    int before = events.size();
    driver.connect(call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == call);
  }

  @Test
  void leavesTheOtherTwoTogetherWhenTheAgentLeavesTheThree() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = consulting(call, leg);
    driver.threeWay(call, third, leg);
    events.await(AllTogether.class, e -> e.callId() == call);
    driver.handOver(call, third);
    events.await(HandedOver.class, e -> e.callId() == call);
    long next = talking("anna", leg);
    driver.hangup(next);
    events.await(CallHungUp.class, e -> e.callId() == next);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == call)).isZero();
    assertThat(events.count(ThirdDown.class, e -> e.legId() == third)).isZero();
  }

  @Test
  void freesTheAgentWhenTheCalleeLeavesTheThree() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    long third = consulting(call, leg);
    driver.threeWay(call, third, leg);
    events.await(AllTogether.class, e -> e.callId() == call);
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    driver.hangup(third);
    talking("anna", leg);
  }

  @Test
  void connectsWithATone() {
    long leg = agent("anna", 1001);
    long call = answered();
    driver.pbx.send(new PbxCommand.Connect(rig.node().name(), call, "anna", leg, true));
    events.await(CallConnected.class, e -> e.callId() == call);
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
  }

  @Test
  void refusesMovesOfWhatIsNotThere() {
    long call = driver.newId();
    driver.hold(call, "", 1_000);
    driver.consult(call, driver.newId(), driver.newId());
    driver.handOver(call, driver.newId());
    driver.threeWay(call, driver.newId(), driver.newId());
    for (Move move : new Move[] {Move.HOLD, Move.CONSULT, Move.HAND_OVER, Move.THREE_WAY})
      events.await(MoveFailed.class, e -> e.callId() == call && e.move() == move);
  }

  private long consulting(long call, long leg) {
    driver.hold(call, "", 60_000);
    long third = driver.callThird(call, rig.callee(1, 1, 999));
    events.await(ThirdUp.class, e -> e.legId() == third && e.callId() == call);
    driver.consult(call, third, leg);
    events.await(ConsultBegun.class, e -> e.callId() == call && e.legId() == third);
    return third;
  }
}
