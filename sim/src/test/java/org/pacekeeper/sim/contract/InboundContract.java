package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.RecordingBegun;
import org.pacekeeper.event.PbxEvent.RecordingEnded;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.ami.AmiClient;

/**
 * What an exchange does under the Asterisk adapter with calls from outside. The caller's telephone
 * is played by a call of ours whose far end dials in.
 */
public abstract class InboundContract extends ExchangeContract {
  /** The cause of those who were sent elsewhere, as the far ends' dialplan says it. */
  private static final int SENT_ELSEWHERE = 17;

  private static final int LONG_MS = 60_000;
  private static final int NORMAL = 16;
  private static final long FIRST_NUMBER = 12_025_550_100L;

  private int callers;

  @Test
  void announcesACallUntilItIsTakenAndPutsItThroughToAnAgent() {
    long leg = agent("anna", 1001);
    PhoneNumber called = nextNumber();
    long phone = dialIn(called, "outside");
    InboundArrived first = events.await(InboundArrived.class, e -> e.called().equals(called));
    int after = events.size();
    InboundArrived again =
        events.await(after, InboundArrived.class, e -> e.called().equals(called));
    assertThat(again).isEqualTo(first);
    long call = driver.take(first.channel(), LONG_MS);
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("anna"));
    driver.hangup(call);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == call).by())
        .isEqualTo(Party.ENGINE);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == phone).cause()).isEqualTo(NORMAL);
    assertThat(events.count(OriginateTaken.class, e -> e.callId() == call)).isZero();
    assertThat(events.count(AgentLegDown.class, e -> e.legId() == leg)).isZero();
  }

  @Test
  void reportsACallerWhoHangsUpWhileWaiting() {
    Caller caller = taken("outside", LONG_MS);
    driver.hangup(caller.phone);
    events.await(CallHungUp.class, e -> e.callId() == caller.call);
  }

  @Test
  void reportsACallerWhoHangsUpInMidTalkAndFreesTheAgent() {
    long leg = agent("anna", 1001);
    Caller caller = taken("outside", LONG_MS);
    driver.connect(caller.call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == caller.call);
    driver.hangup(caller.phone);
    events.await(CallHungUp.class, e -> e.callId() == caller.call);
    Caller next = taken("outside", LONG_MS);
    driver.connect(next.call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == next.call);
  }

  @Test
  void sendsACallerWhomNoEngineTakesElsewhere() {
    long phone = dialIn(nextNumber(), "elsewhere");
    assertThat(events.await(CallHungUp.class, e -> e.callId() == phone).cause())
        .isEqualTo(SENT_ELSEWHERE);
  }

  @Test
  void sendsACallerElsewhereWhomTheEngineTookAndThenForgot() {
    Caller caller = taken("elsewhere", 1_000);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == caller.phone).cause())
        .isEqualTo(SENT_ELSEWHERE);
    events.await(CallHungUp.class, e -> e.callId() == caller.call);
  }

  @Test
  void tellsACallerThatNobodyIsFreeThenHangsUp() {
    Caller caller = taken("elsewhere", LONG_MS);
    driver.playMessage(caller.call);
    events.await(MessagePlayed.class, e -> e.callId() == caller.call);
    events.await(CallHungUp.class, e -> e.callId() == caller.call);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == caller.phone).cause())
        .isEqualTo(NORMAL);
  }

  @Test
  void holdsACallerAndTakesThemBack() {
    long leg = agent("anna", 1001);
    Caller caller = taken("outside", LONG_MS);
    driver.connect(caller.call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == caller.call);
    driver.hold(caller.call, "", LONG_MS);
    events.await(CallHeld.class, e -> e.callId() == caller.call);
    int before = events.size();
    driver.connect(caller.call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == caller.call);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == caller.phone)).isZero();
  }

  @Test
  void findsCallersAgainAfterANewSession() {
    Caller caller = taken("outside", LONG_MS);
    Driver other = newDriver();
    NodeReconciled seen = other.events.await(NodeReconciled.class, e -> true);
    assertThat(seen.legs()).anyMatch(each -> each.legId() == caller.call);
    other.hangup(caller.call);
    events.await(CallHungUp.class, e -> e.callId() == caller.phone);
    other.close();
  }

  @Test
  void takesACallerWhoWithholdsTheirNumber() {
    PhoneNumber called = nextNumber();
    long phone = driver.newId();
    driver.pbx.send(
        driver.originate(phone, dialString(called, "outside"), "", 20_000, LONG_MS, rig.message()));
    InboundArrived here = events.await(InboundArrived.class, e -> e.called().equals(called));
    assertThat(here.caller()).isNull();
    long call = driver.take(here.channel(), LONG_MS);
    events.await(CallAnswered.class, e -> e.callId() == call);
  }

  @Test
  void saysOfACallersLegWhatAsteriskSays() throws Exception {
    AsteriskNode node = rig.node();
    try (AmiClient ears = new AmiClient(node.port()).login(node.user(), node.secret())) {
      long leg = agent("anna", 1001);
      Caller caller = taken("outside", LONG_MS);
      String id = LegId.text(caller.call);
      ears.await(m -> is(m, "BridgeEnter", id));
      driver.connect(caller.call, "anna", leg);
      events.await(CallConnected.class, e -> e.callId() == caller.call);
      driver.hangup(caller.phone);
      events.await(CallHungUp.class, e -> e.callId() == caller.call);
      ears.await(m -> is(m, "Hangup", id));
      assertThat(steps(ears, id))
          .containsExactly(
              "Newchannel Down ",
              "Newstate Up caller",
              "BridgeEnter pacekeeper-callees caller",
              "BridgeLeave pacekeeper-callees caller",
              "BridgeEnter <unknown> caller",
              "BridgeLeave <unknown> caller",
              "SoftHangupRequest 16 caller",
              "Hangup 16 caller");
      String called = "+" + (FIRST_NUMBER + callers - 1);
      Map<String, String> said =
          ears.seen().stream()
              .filter(m -> called.equals(m.get("Called")))
              .findFirst()
              .orElseThrow();
      assertThat(said)
          .containsEntry("State", "inbound")
          .containsEntry("Event", "UserEvent")
          .containsEntry("UserEvent", "Pacekeeper")
          .containsEntry("CallerIDNum", "12025550199")
          .containsEntry("ChannelStateDesc", "Up")
          .containsEntry("Context", "pacekeeper-inbound");
    }
  }

  @Test
  void recordsACallerFromTheMomentAtWhichTheyAreConnected() {
    long leg = agent("anna", 1001);
    Caller caller = taken("outside", LONG_MS);
    driver.record(caller.call, "inbound/" + LegId.text(caller.call) + ".wav", "");
    assertThat(events.count(RecordingBegun.class, e -> e.callId() == caller.call)).isZero();
    driver.connect(caller.call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == caller.call);
    events.await(RecordingBegun.class, e -> e.callId() == caller.call);
    // The caller speaks, then hangs up: a file in which nobody is heard has failed.
    driver.playMessage(caller.phone);
    assertThat(events.await(RecordingEnded.class, e -> e.callId() == caller.call).bytes())
        .isPositive();
    events.await(CallHungUp.class, e -> e.callId() == caller.call);
  }

  /** The agent's leg is gone just when the dialplan wants it, which no command can bring about. */
  @Test
  void keepsACallerWaitingAmongCallersWhoCouldNotBeConnectedToBeRecorded() throws Exception {
    Caller caller = taken("outside", LONG_MS);
    String id = LegId.text(caller.call);
    AsteriskNode node = rig.node();
    try (AmiClient hands = new AmiClient(node.port()).login(node.user(), node.secret())) {
      hands.send(
          "Action: Setvar", "Channel: " + id, "Variable: PK_RECORD", "Value: inbound/nobody.wav");
      hands.send(
          "Action: Redirect",
          "Channel: " + id,
          "Context: pacekeeper-recorded",
          "Exten: " + LegId.text(driver.newId()),
          "Priority: 1");
      hands.await(m -> is(m, "UserEvent", id) && "DROPPED".equals(m.get("Status")));
      assertThat(hands.await(m -> is(m, "BridgeEnter", id)))
          .containsEntry("Context", "pacekeeper-caller-waits");
    }
    long leg = agent("anna", 1001);
    driver.connect(caller.call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == caller.call);
  }

  private static boolean is(Map<String, String> message, String event, String id) {
    return event.equals(message.get("Event")) && id.equals(message.get("Uniqueid"));
  }

  /** What happens to one channel in one and the same order, whatever else goes on. */
  private static List<String> steps(AmiClient ears, String id) {
    Map<String, String> told =
        Map.of(
            "Newchannel", "ChannelStateDesc",
            "Newstate", "ChannelStateDesc",
            "BridgeEnter", "BridgeName",
            "BridgeLeave", "BridgeName",
            "SoftHangupRequest", "Cause",
            "Hangup", "Cause");
    return ears.seen().stream()
        .filter(m -> id.equals(m.get("Uniqueid")) && told.containsKey(m.get("Event")))
        .map(
            m ->
                m.get("Event") + " " + m.get(told.get(m.get("Event"))) + " " + m.get("AccountCode"))
        .toList();
  }

  private record Caller(long phone, long call) {}

  private Caller taken(String context, int holdMs) {
    PhoneNumber called = nextNumber();
    long phone = dialIn(called, context);
    InboundArrived here = events.await(InboundArrived.class, e -> e.called().equals(called));
    long call = driver.take(here.channel(), holdMs);
    events.await(CallAnswered.class, e -> e.callId() == call);
    return new Caller(phone, call);
  }

  private long dialIn(PhoneNumber called, String context) {
    return driver.call(dialString(called, context));
  }

  private static String dialString(PhoneNumber called, String context) {
    return "Local/" + called.e164() + "@" + context + "/n";
  }

  private PhoneNumber nextNumber() {
    return new PhoneNumber(FIRST_NUMBER + callers++);
  }
}
