package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegRefused;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.sim.ami.AmiClient;

/**
 * What comes of keys that callees and agents press: the same suite for a real Asterisk and for the
 * simulated one. A key is pressed when the dialplan is seen to read keys, never by the clock.
 */
public abstract class KeyContract extends ExchangeContract {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long BETWEEN_LOOKS_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private AmiClient client;
  private int asked;

  @Override
  AsteriskTimings timings() {
    return AsteriskTimings.defaults();
  }

  @BeforeEach
  void login() throws Exception {
    client = new AmiClient(rig.node().port()).login(rig.node().user(), rig.node().secret());
  }

  @AfterEach
  void logout() throws Exception {
    if (client != null) client.close();
  }

  @Test
  void endsTheCallAtOnceWhenTheKeyIsPressedDuringTheMessage() {
    long call = hearsTheMessage();
    press(call, 3, "9");
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(OptOutRequested.class, e -> e.callId() == call)).isOne();
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void beginsTheMessageAnewWhenAnotherKeyIsPressed() {
    long call = hearsTheMessage();
    press(call, 3, "5");
    awaitReading(call, 2);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(OptOutRequested.class, e -> e.callId() == call)).isZero();
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isOne();
  }

  @Test
  void takesTheKeyWhenTheMessageHasBegunAnew() {
    long call = hearsTheMessage();
    press(call, 3, "5");
    press(call, 2, "9");
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(OptOutRequested.class, e -> e.callId() == call)).isOne();
  }

  @Test
  void letsAnAgentInWhoEntersThePin() {
    long leg = driver.callAgent("anna", rig.phone(1001), "5123");
    press(leg, 3, "5123");
    events.await(AgentLegUp.class, e -> e.legId() == leg);
    long call = driver.call(rig.callee(1, 1, 999));
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
  }

  @Test
  void refusesAPhoneThatEntersAWrongPinThreeTimes() {
    long leg = driver.callAgent("anna", rig.phone(1001), "9999");
    for (int tries = 3; tries > 0; tries--) press(leg, tries, "6123");
    events.await(AgentLegRefused.class, e -> e.legId() == leg && e.agent().equals("anna"));
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(events.count(AgentLegUp.class, e -> e.legId() == leg)).isZero();
  }

  private long hearsTheMessage() {
    long call = driver.call(rig.callee(1, 1, 999), "9");
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.playMessage(call);
    return call;
  }

  /**
   * The far half of the leg's Local channel presses keys once the leg reads them.
   *
   * @param tries what is left of them, the present one counted
   */
  private void press(long leg, int tries, String keys) {
    awaitReading(leg, tries);
    for (char key : keys.toCharArray()) {
      String id = "key-" + ++asked;
      client.send(
          "Action: PlayDTMF",
          "ActionID: " + id,
          "Channel: pl-" + LegId.text(leg).substring(3),
          "Digit: " + key);
      assertThat(client.await(m -> id.equals(m.get("ActionID"))).get("Response"))
          .isEqualTo("Success");
    }
  }

  private void awaitReading(long leg, int tries) {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!isReading(leg, tries)) {
      assertThat(System.nanoTime()).as("time until keys are read, try %d", tries).isLessThan(endNs);
      LockSupport.parkNanos(BETWEEN_LOOKS_NS);
    }
  }

  private boolean isReading(long leg, int tries) {
    String id = "tries-" + ++asked;
    client.send(
        "Action: Getvar", "ActionID: " + id, "Channel: " + LegId.text(leg), "Variable: PK_TRIES");
    Map<String, String> left = client.await(m -> id.equals(m.get("ActionID")));
    if (!Integer.toString(tries).equals(left.get("Value"))) return false;
    String status = "status-" + ++asked;
    client.send("Action: Status", "ActionID: " + status, "Channel: " + LegId.text(leg));
    Map<String, String> answer = client.await(m -> status.equals(m.get("ActionID")));
    if (!"Success".equals(answer.get("Response"))) return false;
    Map<String, String> channel =
        client.await(m -> status.equals(m.get("ActionID")) && m.containsKey("Event"));
    boolean reads = "Read".equals(channel.get("Application"));
    if (!"StatusComplete".equals(channel.get("Event")))
      client.await(m -> "StatusComplete".equals(m.get("Event")));
    return reads;
  }
}
