package org.pacekeeper.sim.contract;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;

/** A started adapter for one node, its events, and short ways to give commands. */
final class Driver implements AutoCloseable {
  private static final int HOLD_MS = 60_000;
  private static final AtomicInteger INSTANCES =
      new AtomicInteger((int) (System.currentTimeMillis() / 1000) << 8);

  final EventLog events = new EventLog();
  final AsteriskPbx pbx;
  private final String node;
  private final String message;
  private final int instance = INSTANCES.incrementAndGet();
  private int lastSequence;
  private boolean closed;

  Driver(AsteriskNode node, AsteriskTimings timings, String message) {
    this.node = node.name();
    this.message = message;
    pbx = new AsteriskPbx(List.of(node), events, timings);
    pbx.start();
    events.await(NodeReconciled.class, e -> true);
  }

  long newId() {
    return LegId.of(instance, ++lastSequence);
  }

  long call(String dialString) {
    return call(dialString, 20_000, HOLD_MS);
  }

  long call(String dialString, int ringTimeoutMs, int holdTimeoutMs) {
    long id = newId();
    pbx.send(originate(id, dialString, "12025550199", ringTimeoutMs, holdTimeoutMs, message));
    return id;
  }

  PbxCommand.Originate originate(long id, String dialString) {
    return originate(id, dialString, "12025550199", 20_000, HOLD_MS, message);
  }

  PbxCommand.Originate originate(
      long id,
      String dialString,
      String callerId,
      int ringTimeoutMs,
      int holdTimeoutMs,
      String message) {
    return new PbxCommand.Originate(
        node,
        "trunk",
        id,
        "campaign",
        id,
        1,
        PhoneNumber.of("+12025550123"),
        dialString,
        callerId,
        ringTimeoutMs,
        holdTimeoutMs,
        message);
  }

  /** A call whose messages offer a key. */
  long call(String dialString, String optOutKey) {
    return call(dialString, new PbxCommand.Answering(null, 0, 0, optOutKey));
  }

  /** A call that machine detection listens to. */
  long listen(String dialString, String optOutKey) {
    return call(
        dialString,
        new PbxCommand.Answering(AnswerSettings.Detection.DEFAULTS, 1_000, 15_000, optOutKey));
  }

  private long call(String dialString, PbxCommand.Answering answering) {
    long id = newId();
    PbxCommand.Originate plain = originate(id, dialString);
    pbx.send(
        new PbxCommand.Originate(
            plain.node(),
            plain.trunk(),
            id,
            plain.campaign(),
            plain.leadId(),
            plain.attempt(),
            plain.phone(),
            dialString,
            plain.callerId(),
            plain.ringTimeoutMs(),
            plain.holdTimeoutMs(),
            plain.message(),
            answering));
    return id;
  }

  void leaveMessage(long call) {
    pbx.send(new PbxCommand.LeaveMessage(node, call, message));
  }

  long callAgent(String agent, String dialString) {
    long id = newId();
    pbx.send(new PbxCommand.CallAgent(node, id, agent, dialString, 5_000));
    return id;
  }

  long callAgent(String agent, String dialString, String pin) {
    long id = newId();
    pbx.send(new PbxCommand.CallAgent(node, id, agent, dialString, 5_000, pin));
    return id;
  }

  long callThird(long call, String dialString) {
    long id = newId();
    PhoneNumber phone = PhoneNumber.of("+12025550177");
    pbx.send(
        new PbxCommand.CallThird(
            node, id, call, phone, dialString, "12025550199", 5_000, List.of()));
    return id;
  }

  /** Takes somebody who called from outside. */
  long take(String channel, int holdTimeoutMs) {
    long id = newId();
    pbx.send(
        new PbxCommand.TakeInbound(node, id, "campaign", channel, holdTimeoutMs, message, 1_000));
    return id;
  }

  void hold(long call, String recording, int limitMs) {
    pbx.send(new PbxCommand.Hold(node, call, recording, limitMs));
  }

  void consult(long call, long third, long leg) {
    pbx.send(new PbxCommand.Consult(node, call, third, leg));
  }

  void handOver(long call, long third) {
    pbx.send(new PbxCommand.HandOver(node, call, third));
  }

  void threeWay(long call, long third, long leg) {
    pbx.send(new PbxCommand.ThreeWay(node, call, third, leg));
  }

  void mute(long call, long leg, String agent, boolean muted) {
    pbx.send(new PbxCommand.Mute(node, call, leg, agent, muted));
  }

  void connect(long call, String agent, long leg) {
    pbx.send(new PbxCommand.Connect(node, call, agent, leg));
  }

  /** The other node is this one, by a way that leads back to it. */
  void connectAcross(long call, String agent, long leg) {
    String way = "Local/" + LegId.text(leg) + "@pacekeeper-joined/n";
    pbx.send(new PbxCommand.ConnectAcross(node, call, agent, node, leg, way));
  }

  void record(long call, String file, String announcement) {
    pbx.send(new PbxCommand.RecordCall(node, call, file, announcement));
  }

  void pauseRecording(long call, boolean paused) {
    pbx.send(new PbxCommand.PauseRecording(node, call, paused));
  }

  void stopRecording(long call) {
    pbx.send(new PbxCommand.StopRecording(node, call));
  }

  void playMessage(long call) {
    pbx.send(new PbxCommand.PlayMessage(node, call, message));
  }

  void hangup(long call) {
    pbx.send(new PbxCommand.Hangup(node, call, "test"));
  }

  void hangupAgent(long leg, String agent) {
    pbx.send(new PbxCommand.HangupAgent(node, leg, agent, "test"));
  }

  /**
   * Ends whatever this driver began and is still there, and waits for it: a command that was not
   * read yet is lost with the session.
   */
  void hangupAll() {
    if (closed) return;
    for (int sequence = 1; sequence <= lastSequence; sequence++)
      hangup(LegId.of(instance, sequence));
    for (PbxEvent event : events.events()) {
      long begun = begun(event);
      if (begun != 0) events.await(PbxEvent.class, e -> ended(e) == begun);
    }
  }

  @Override
  public void close() {
    closed = true;
    pbx.close();
  }

  private static long begun(PbxEvent event) {
    if (event instanceof PbxEvent.CallRinging e) return e.callId();
    if (event instanceof PbxEvent.CallAnswered e) return e.callId();
    if (event instanceof PbxEvent.AgentLegUp e) return e.legId();
    if (event instanceof PbxEvent.ThirdUp e) return e.legId();
    return 0;
  }

  private static long ended(PbxEvent event) {
    if (event instanceof PbxEvent.CallFailed e) return e.callId();
    if (event instanceof PbxEvent.CallHungUp e) return e.callId();
    if (event instanceof PbxEvent.AgentLegDown e) return e.legId();
    if (event instanceof PbxEvent.ThirdDown e) return e.legId();
    return 0;
  }
}
