package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * What an exchange does under the Asterisk adapter with agents' legs, and how it connects callees
 * to them: the same suite for a real Asterisk and for the simulated one.
 */
public abstract class ConnectContract extends ExchangeContract {
  @Test
  void putsACalleeThroughOverATrunkBetweenNodes() {
    long leg = agent("berta", 1002);
    long call = answered();
    driver.connectAcross(call, "berta", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("berta"));
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    long next = talking("berta", leg);
  }

  @Test
  void aCalleeWhomTheOtherNodeDoesNotPutThroughWaitsOn() {
    long leg = agent("carla", 1003);
    long call = answered();
    driver.connectAcross(call, "nobody", driver.newId());
    events.await(ConnectFailed.class, e -> e.callId() == call);
    driver.connect(call, "carla", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("carla"));
  }

  @Test
  void keepsAnAgentsLegUpUntilToldOtherwise() {
    long leg = agent("anna", 1001);
    driver.hangupAgent(leg, "anna");
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(down.agent()).isEqualTo("anna");
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "anna"), down);
  }

  @ParameterizedTest
  @ValueSource(ints = {2001, 3001})
  void reportsAnAgentWhoCannotBeReached(int phone) {
    long leg = driver.newId();
    driver.pbx.send(new PbxCommand.CallAgent(rig.node().name(), leg, "ben", rig.phone(phone), 400));
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(of(leg)).containsExactly(down);
  }

  @Test
  void reportsAnAgentWhoHangsUp() {
    long leg = driver.callAgent("cora", rig.phone(4003));
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "cora"), down);
  }

  @Test
  void connectsOneCallAfterAnotherToTheSameLeg() {
    long leg = agent("anna", 1001);
    for (int i = 0; i < 3; i++) {
      long call = talking("anna", leg);
      driver.hangup(call);
      events.await(CallHungUp.class, e -> e.callId() == call);
      assertThat(of(call))
          .containsExactly(
              new CallRinging(call),
              new CallAnswered(call),
              new CallConnected(call, "anna"),
              new CallHungUp(call, 16, Party.ENGINE));
    }
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "anna"));
  }

  @Test
  void connectsTheNextCallWhileTheLegIsStillOnItsWayBack() {
    long leg = agent("anna", 1001);
    long first = answered();
    long second = answered();
    driver.connect(first, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == first);
    driver.hangup(first);
    events.await(CallHungUp.class, e -> e.callId() == first);
    driver.connect(second, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == second);
  }

  @Test
  void endsTheCallWithoutAMessageWhenTheAgentsLegIsLost() {
    long leg = agent("dora", 1001);
    long call = talking("dora", leg);
    driver.hangupAgent(leg, "dora");
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    CallHungUp end = events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call), new CallAnswered(call), new CallConnected(call, "dora"), end);
  }

  @Test
  void refusesToConnectToALegThatIsGoneAndLetsTheCalleeWaitForAnother() {
    long gone = agent("anna", 1001);
    long other = agent("ben", 1002);
    long call = answered();
    driver.hangupAgent(gone, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == gone);
    driver.connect(call, "anna", gone);
    assertThat(events.await(ConnectFailed.class, e -> e.callId() == call).agent())
        .isEqualTo("anna");
    driver.connect(call, "ben", other);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("ben"));
  }

  @Test
  void refusesToConnectACallThatIsGone() {
    long leg = agent("anna", 1001);
    long call = driver.newId();
    driver.connect(call, "anna", leg);
    assertThat(events.await(ConnectFailed.class, e -> e.callId() == call).agent())
        .isEqualTo("anna");
  }

  @Test
  void carriesOutACommandThatComesTwiceOnce() {
    long leg = driver.newId();
    PbxCommand.CallAgent callAgent =
        new PbxCommand.CallAgent(rig.node().name(), leg, "anna", rig.phone(1001), 5_000);
    driver.pbx.send(callAgent);
    driver.pbx.send(callAgent);
    events.await(AgentLegUp.class, e -> e.legId() == leg);
    long call = driver.newId();
    PbxCommand.Originate originate = driver.originate(call, rig.callee(1, 1, 999));
    driver.pbx.send(originate);
    driver.pbx.send(originate);
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    driver.hangup(call);
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    driver.pbx.send(originate);
    driver.hangup(call);
    driver.hangupAgent(leg, "anna");
    driver.hangupAgent(leg, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    driver.pbx.send(callAgent);
    long last = driver.call(rig.callee(6, 0, 0));
    events.await(CallFailed.class, e -> e.callId() == last);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call),
            new CallAnswered(call),
            new CallConnected(call, "anna"),
            new CallHungUp(call, 16, Party.ENGINE));
    assertThat(of(leg)).hasSize(2);
  }
}
