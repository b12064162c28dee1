package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.NodeResponding;
import org.pacekeeper.event.PbxEvent.NodeStalled;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/**
 * What an exchange tells the Asterisk adapter after a session was lost: the same suite for a real
 * Asterisk and for the simulated one. Everything passes through a relay that can be cut.
 */
public abstract class ReconnectContract extends ExchangeContract {
  /** A lost session is noticed soon. */
  private static final AsteriskTimings BRISK =
      new AsteriskTimings(2_000, 5_000, 200, 500, 1_000, 50, 500, 500, 1_000, 15_000, 120_000);

  private CuttableProxy proxy;

  @BeforeAll
  void startRelay() throws Exception {
    proxy = new CuttableProxy(rig.node().host(), rig.node().port());
  }

  @AfterAll
  void stopRelay() {
    if (proxy != null) proxy.close();
  }

  @Override
  AsteriskNode node() {
    AsteriskNode node = rig.node();
    return new AsteriskNode(
        node.name(), "127.0.0.1", proxy.port(), node.user(), node.secret(), node.actionSessions());
  }

  @Override
  AsteriskTimings timings() {
    return BRISK;
  }

  @Test
  void listsWhatIsThereAfterAReconnectAndGoesOn() {
    long leg = agent("anna", 1001);
    long talking = talking("anna", leg);
    long waiting = answered();
    long ringing = driver.call(rig.callee(5, 0, 0));
    events.await(CallRinging.class, e -> e.callId() == ringing);
    int before = events.size();
    proxy.cut();
    events.await(before, NodeDisconnected.class, e -> true);
    NodeReconciled list = events.await(before, NodeReconciled.class, e -> true);
    assertThat(list.legs())
        .containsExactlyInAnyOrder(
            new SeenLeg(leg, LegState.UP, talking),
            new SeenLeg(talking, LegState.UP, leg),
            new SeenLeg(waiting, LegState.UP, 0),
            new SeenLeg(ringing, LegState.RINGING, 0));
    driver.hangup(talking);
    events.await(CallHungUp.class, e -> e.callId() == talking);
    driver.connect(waiting, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == waiting);
    driver.hangup(ringing);
    events.await(CallFailed.class, e -> e.callId() == ringing);
    driver.hangupAgent(leg, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == leg && e.agent().equals("anna"));
    assertThat(events.count(CallAnswered.class, e -> e.callId() == waiting)).isOne();
  }

  @Test
  void takesOverTheLegsOfAnEngineThatDied() {
    long leg = agent("anna", 1001);
    long call = answered();
    driver.close();
    try (Driver next = newDriver()) {
      assertThat(next.events.await(NodeReconciled.class, e -> true).legs())
          .contains(new SeenLeg(leg, LegState.UP, 0), new SeenLeg(call, LegState.UP, 0));
      next.connect(call, "anna", leg);
      next.events.await(CallConnected.class, e -> e.agent().equals("anna"));
      next.hangup(call);
      next.events.await(CallHungUp.class, e -> e.callId() == call);
      next.hangupAgent(leg, "anna");
      next.events.await(AgentLegDown.class, e -> e.legId() == leg && e.agent().equals("anna"));
    }
  }

  @Test
  void saysThatTheNodeStandsStillBeforeItIsTakenForLostAndThatItAnswersAgain() {
    int before = events.size();
    proxy.freeze(true);
    try {
      events.await(before, NodeDisconnected.class, e -> true);
    } finally {
      proxy.freeze(false);
    }
    events.await(before, NodeReconciled.class, e -> true);
    events.await(before, NodeResponding.class, e -> true);
    List<Class<?>> told =
        events.events().stream()
            .skip(before)
            .<Class<?>>map(Object::getClass)
            .filter(kind -> kind == NodeStalled.class || kind == NodeDisconnected.class)
            .toList();
    assertThat(told).containsExactly(NodeStalled.class, NodeDisconnected.class);
  }

  @Test
  void refusesCommandsWhileTheNodeDoesNotAnswer() {
    int before = events.size();
    proxy.freeze(true);
    try {
      events.await(before, NodeDisconnected.class, e -> true);
      long call = driver.call(rig.callee(1, 0, 0));
      events.await(OriginateSkipped.class, e -> e.callId() == call);
      long leg = driver.callAgent("anna", rig.phone(1001));
      events.await(AgentLegDown.class, e -> e.legId() == leg);
      driver.connect(call, "anna", leg);
      events.await(ConnectFailed.class, e -> e.callId() == call);
    } finally {
      proxy.freeze(false);
    }
    events.await(before, NodeReconciled.class, e -> true);
    answered(1);
  }
}
