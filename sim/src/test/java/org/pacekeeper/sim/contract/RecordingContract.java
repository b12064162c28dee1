package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.Move;
import org.pacekeeper.event.PbxEvent.MoveFailed;
import org.pacekeeper.event.PbxEvent.RecordingBegun;
import org.pacekeeper.event.PbxEvent.RecordingEnded;
import org.pacekeeper.event.PbxEvent.RecordingFailed;
import org.pacekeeper.event.PbxEvent.RecordingPaused;
import org.pacekeeper.sim.ami.AmiClient;

/**
 * What an exchange with the shipped dialplan and account records: the same suite for a real
 * Asterisk and for the simulated one.
 */
public abstract class RecordingContract extends ExchangeContract {

  @Test
  void recordsFromTheMomentAtWhichTheyAreConnectedToTheEndOfTheCall() {
    long leg = agent("anna", 1001);
    long call = heard();
    driver.record(call, file(call), "");
    assertThat(events.count(RecordingBegun.class, e -> e.callId() == call)).isZero();
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("anna"));
    events.await(RecordingBegun.class, e -> e.callId() == call);
    RecordingEnded ended = events.await(RecordingEnded.class, e -> e.callId() == call);
    assertThat(ended.bytes()).isPositive();
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(index(RecordingEnded.class)).isLessThan(index(CallHungUp.class));
  }

  @Test
  void tellsBothThatTheyAreRecordedAndLetsThemTalk() {
    long leg = agent("anna", 1001);
    long call = announced(leg);
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "engine twice", "callee"})
  void endsOnceWhenItIsHungUpDuringTheAnnouncement(String who) throws Exception {
    for (boolean silent : new boolean[] {true, false}) {
      long leg = agent("anna", 1001);
      long call = silent ? recorded(leg, rig.message()) : announced(leg);
      if (who.equals("callee")) calleeHangsUp(call);
      else driver.hangup(call);
      if (who.equals("engine twice")) driver.hangup(call);
      events.await(CallHungUp.class, e -> e.callId() == call);
      // What comes of the call at all comes before the end of one that is placed afterwards.
      int before = events.size();
      long next = driver.call(rig.callee(4, 0, 0));
      events.await(before, CallFailed.class, e -> e.callId() == next);
      assertThat(
              events.count(CallHungUp.class, e -> e.callId() == call)
                  + events.count(CallFailed.class, e -> e.callId() == call))
          .as("ends")
          .isOne();
      assertThat(
              events.count(RecordingEnded.class, e -> e.callId() == call)
                  + events.count(RecordingFailed.class, e -> e.callId() == call))
          .as("recording results")
          .isOne();
      driver.hangupAgent(leg, "anna");
      events.await(AgentLegDown.class, e -> e.legId() == leg);
    }
  }

  @Test
  void aRecordingInWhichNobodyIsHeardHasFailed() {
    long call = recorded(agent("anna", 1001), rig.silent(), "");
    driver.hangup(call);
    RecordingFailed failed = events.await(RecordingFailed.class, e -> e.callId() == call);
    assertThat(failed.detail()).contains("heard");
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(RecordingEnded.class, e -> e.callId() == call)).isZero();
  }

  /** The far half of the Local channel ends, as when the callee puts the receiver down. */
  private void calleeHangsUp(long call) throws Exception {
    AsteriskNode node = rig.node();
    try (AmiClient client = new AmiClient(node.port()).login(node.user(), node.secret())) {
      client.send("Action: Hangup", "Channel: pl-" + LegId.text(call).substring(3));
      client.await(m -> "Channel Hungup".equals(m.get("Message")));
    }
  }

  @Test
  void beginsInMidTalkByTakingTheCalleeOutAndBack() {
    long leg = agent("anna", 1001);
    long call = talking("anna", leg);
    int before = events.size();
    driver.hold(call, "", 60_000);
    driver.record(call, file(call), "");
    driver.connect(call, "anna", leg);
    events.await(before, CallConnected.class, e -> e.callId() == call);
    events.await(before, RecordingBegun.class, e -> e.callId() == call);
  }

  @Test
  void goesOnOverHoldAndTransfer() {
    long first = agent("anna", 1001);
    long second = agent("ben", 1002);
    long call = recorded(first, "");
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
    driver.connect(call, "ben", second);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("ben"));
    assertThat(events.count(RecordingEnded.class, e -> e.callId() == call)).isZero();
    driver.pauseRecording(call, true);
    events.await(RecordingPaused.class, e -> e.callId() == call && e.paused());
  }

  @Test
  void pausesAndGoesOn() {
    long call = recorded(agent("anna", 1001), "");
    driver.pauseRecording(call, true);
    events.await(RecordingPaused.class, e -> e.callId() == call && e.paused());
    driver.pauseRecording(call, false);
    events.await(RecordingPaused.class, e -> e.callId() == call && !e.paused());
  }

  @Test
  void stopsWhileTheyTalkOn() {
    long call = recorded(agent("anna", 1001), "");
    driver.stopRecording(call);
    events.await(RecordingEnded.class, e -> e.callId() == call);
    assertThat(events.count(CallHungUp.class, e -> e.callId() == call)).isZero();
    driver.stopRecording(call);
    events.await(MoveFailed.class, e -> e.callId() == call && e.move() == Move.STOP_RECORDING);
  }

  @Test
  void recordsACalleeWhoseAgentIsOnAnotherNode() {
    long leg = agent("anna", 1001);
    long call = heard();
    driver.record(call, file(call), "");
    driver.connectAcross(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    events.await(RecordingBegun.class, e -> e.callId() == call);
    assertThat(events.await(RecordingEnded.class, e -> e.callId() == call).bytes()).isPositive();
  }

  @Test
  void recordsNothingOfACalleeWhomTheOtherNodeDoesNotPutThrough() {
    long call = answered();
    driver.record(call, file(call), "");
    driver.connectAcross(call, "nobody", driver.newId());
    events.await(ConnectFailed.class, e -> e.callId() == call);
    int begun = index(RecordingBegun.class);
    assertThat(events.await(RecordingEnded.class, e -> e.callId() == call).bytes()).isEqualTo(-1);
    assertThat(begun).isNotNegative();
  }

  @Test
  void aFileThatLeadsOutOfTheFolderIsRefusedAndTheCallGoesOn() {
    long leg = agent("anna", 1001);
    long call = answered();
    for (String file : new String[] {"../x.wav", "/etc/x.wav", "a,b.wav", "a\r\nAction: x", "a/"}) {
      int before = events.size();
      driver.record(call, file, "");
      RecordingFailed failed = events.await(before, RecordingFailed.class, e -> e.callId() == call);
      assertThat(failed.detail()).contains("file").contains("refused");
    }
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    assertThat(events.count(RecordingBegun.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void connectsWithAToneAndRecords() {
    long leg = agent("anna", 1001);
    long call = answered();
    driver.record(call, file(call), "");
    driver.pbx.send(new PbxCommand.Connect(rig.node().name(), call, "anna", leg, true));
    events.await(CallConnected.class, e -> e.callId() == call);
    events.await(RecordingBegun.class, e -> e.callId() == call);
  }

  /** The index of the first event of a kind, -1 when there is none. */
  private int index(Class<? extends PbxEvent> kind) {
    var all = events.events();
    for (int i = 0; i < all.size(); i++) if (kind.isInstance(all.get(i))) return i;
    return -1;
  }

  protected static String file(long call) {
    return "contract/2026-01-01/" + LegId.text(call).substring(3) + ".wav";
  }

  /** Ends a recorded call; its file is whole then. */
  protected final void endRecorded(long call) {
    driver.hangup(call);
    events.await(RecordingEnded.class, e -> e.callId() == call);
    events.await(CallHungUp.class, e -> e.callId() == call);
  }

  /** A call that is being recorded, of a callee who is heard, with an announcement. */
  protected final long announced(long leg) {
    return recorded(leg, rig.voice(2, 1, 0), rig.message());
  }

  /** A call that is being recorded, of a callee who says nothing. */
  protected final long recorded(long leg, String announcement) {
    return recorded(leg, rig.callee(1, 1, 999), announcement);
  }

  protected final long recorded(long leg, String callee, String announcement) {
    long call = driver.call(callee);
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.record(call, file(call), announcement);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    events.await(RecordingBegun.class, e -> e.callId() == call);
    return call;
  }

  /** A callee who has answered, says hello and hangs up; a file of silence may never be made. */
  private long heard() {
    long call = driver.call(rig.voice(1, 1, 50));
    events.await(CallAnswered.class, e -> e.callId() == call);
    return call;
  }
}
