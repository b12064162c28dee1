package org.pacekeeper.asterisk;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PhoneNumber;

/**
 * Drives a {@link ChannelTracker} by words and keeps what it says as words, so that a case is one
 * line. A step is {@code verb id arguments}; results are {@code >Command id} for what goes to the
 * node and {@code Event id arguments} for what goes to the core.
 */
final class TrackerScript implements ChannelTracker.Outbox {
  private static final String NODE = "pbx1";

  final List<String> said = new ArrayList<>();
  final ChannelTracker tracker = new ChannelTracker(NODE, AsteriskTimings.defaults(), this);
  private long nowMs;
  private long overdue;

  static List<String> play(String steps) {
    TrackerScript script = new TrackerScript();
    for (String step : steps.split(",")) script.step(step.strip());
    return script.said;
  }

  long overdue() {
    return overdue;
  }

  void step(String step) {
    String[] word = step.split(" ");
    if (word[0].equals("wait")) {
      nowMs += Long.parseLong(word[1]);
      overdue = tracker.tick(nowMs);
      return;
    }
    if (word[0].equals("dialplan")) {
      tracker.dialplan(Integer.parseInt(word[1]));
      return;
    }
    if (word[0].equals("list")) {
      tracker.reconcile(seen(word), nowMs);
      return;
    }
    long id = Long.parseLong(word[1]);
    PbxCommand command = command(word, id);
    if (command != null) tracker.accept(command, nowMs);
    else if (word[0].equals("refused")) tracker.failed(refused(word, id), "no", nowMs);
    else if (word[0].equals("no-channel"))
      tracker.failed(refused(word, id), Watch.NO_SUCH_CHANNEL, nowMs);
    else if (word[0].equals("not-moved")) tracker.notMoved(id, "no", nowMs);
    else if (word[0].equals("on-its-way"))
      tracker.notMoved(id, "Redirect failed, " + Conversations.ON_ITS_WAY + ".", nowMs);
    else if (word[0].equals("found")) tracker.lookedUp(id, null, nowMs);
    else if (word[0].equals("not-found")) tracker.lookedUp(id, Watch.NO_SUCH_CHANNEL, nowMs);
    else if (word[0].equals("not-told")) tracker.lookedUp(id, "Permission denied", nowMs);
    else tracker.on(event(word, id), nowMs);
  }

  /** {@code refused 1 connect 9}: what the node said no to. */
  private static PbxCommand refused(String[] word, long id) {
    return command(new String[] {word[2], Long.toString(id), word.length > 3 ? word[3] : ""}, id);
  }

  private static PbxCommand command(String[] word, long id) {
    return switch (word[0]) {
      case "call" ->
          new PbxCommand.Originate(
              NODE,
              "trunk",
              id,
              "c",
              id,
              1,
              PhoneNumber.of("+12025550123"),
              "Local/1@trunk/n",
              "",
              20_000,
              2_000,
              "sorry");
      case "agent" -> new PbxCommand.CallAgent(NODE, id, "anna", "PJSIP/1001", 20_000);
      case "connect" -> new PbxCommand.Connect(NODE, id, "anna", Long.parseLong(word[2]));
      case "across" -> new PbxCommand.ConnectAcross(NODE, id, "berta", "pbx2", 99, "PJSIP/99@pbx2");
      case "third" ->
          new PbxCommand.CallThird(
              NODE,
              id,
              Long.parseLong(word[2]),
              PhoneNumber.of("+12025550123"),
              "Local/1@trunk/n",
              "",
              20_000,
              List.of());
      case "hold" -> new PbxCommand.Hold(NODE, id, word.length > 2 ? word[2] : "", 60_000);
      case "consult" ->
          new PbxCommand.Consult(NODE, id, Long.parseLong(word[2]), Long.parseLong(word[3]));
      case "hand-over" -> new PbxCommand.HandOver(NODE, id, Long.parseLong(word[2]));
      case "three-way" ->
          new PbxCommand.ThreeWay(NODE, id, Long.parseLong(word[2]), Long.parseLong(word[3]));
      case "record" -> new PbxCommand.RecordCall(NODE, id, word[2], word.length > 3 ? word[3] : "");
      case "pause" -> new PbxCommand.PauseRecording(NODE, id, true);
      case "stop" -> new PbxCommand.StopRecording(NODE, id);
      case "mute" -> new PbxCommand.Mute(NODE, 1, id, "anna", true);
      case "message" -> new PbxCommand.PlayMessage(NODE, id, "sorry");
      case "hangup" -> new PbxCommand.Hangup(NODE, id, "test");
      case "logout" -> new PbxCommand.HangupAgent(NODE, id, "anna", "test");
      default -> null;
    };
  }

  private static ChannelEvent event(String[] word, long id) {
    return switch (word[0]) {
      case "made" -> new ChannelEvent.Made(id);
      case "rings" -> new ChannelEvent.Rings(id);
      case "up" -> new ChannelEvent.Up(id);
      case "waits" -> new ChannelEvent.Entered(id, "holding", true);
      case "joins" -> new ChannelEvent.Entered(id, word[2], false);
      case "confers" -> new ChannelEvent.Entered(id, word[2], false, true);
      case "wrong-pin" -> new ChannelEvent.PinRefused(id);
      case "leaves" -> new ChannelEvent.Left(id, word[2]);
      case "far-hangup" -> new ChannelEvent.HangupBegun(id, true);
      case "near-hangup" -> new ChannelEvent.HangupBegun(id, false);
      case "recording" -> new ChannelEvent.RecordingTried(id, true, "");
      case "not-recording" -> new ChannelEvent.RecordingTried(id, false, "no module");
      case "dropped" -> new ChannelEvent.RecordingDropped(id);
      case "recorded" -> new ChannelEvent.RecordingMeasured(id, Long.parseLong(word[2]));
      case "gone" ->
          new ChannelEvent.Gone(
              id,
              word.length > 4,
              word.length > 2 ? Integer.parseInt(word[2]) : 16,
              word.length > 3 ? Integer.parseInt(word[3]) : 0);
      case "originated" -> new ChannelEvent.OriginateEnded(id, true, 4);
      case "not-originated" ->
          new ChannelEvent.OriginateEnded(id, false, Integer.parseInt(word[2]));
      case "played" -> new ChannelEvent.MessageEnded(id, true);
      case "not-played" -> new ChannelEvent.MessageEnded(id, false);
      case "blocked" -> new ChannelEvent.Blocked(id);
      default ->
          throw new IllegalArgumentException("unknown step '" + String.join(" ", word) + "'");
    };
  }

  /** {@code list 1:UP:2 2:UP:1:anna}: id, state, bridged with, the agent's name. */
  private static List<SeenChannel> seen(String[] word) {
    List<SeenChannel> seen = new ArrayList<>();
    for (int i = 1; i < word.length; i++) {
      String[] part = word[i].split(":");
      long with = Long.parseLong(part[2]);
      boolean up = part[1].equals("UP");
      seen.add(
          new SeenChannel(
              Long.parseLong(part[0]),
              part.length > 3,
              part.length > 3 ? part[3] : "",
              LegState.valueOf(part[1]),
              with != 0 ? "talk" : up ? "holding" : null,
              with));
    }
    return seen;
  }

  @Override
  public void carryOut(PbxCommand command) {
    said.add(">" + command.getClass().getSimpleName() + " " + ActionFactory.legId(command));
  }

  @Override
  public void move(long legId, String context, String exten) {
    said.add(">to " + context.substring("pacekeeper-".length()) + " " + legId);
  }

  @Override
  public void set(long legId, String variable, String value) {
    said.add(">set " + variable + " " + value + " " + legId);
  }

  @Override
  public void lookUp(long legId) {
    said.add(">LookUp " + legId);
  }

  @Override
  public void report(PbxEvent event) {
    said.add(text(event));
  }

  private static String text(PbxEvent event) {
    if (event instanceof PbxEvent.OriginateTaken e) return "Taken " + e.callId();
    if (event instanceof PbxEvent.CallRinging e) return "Ringing " + e.callId();
    if (event instanceof PbxEvent.CallAnswered e) return "Answered " + e.callId();
    if (event instanceof PbxEvent.CallConnected e)
      return "Connected " + e.callId() + " " + e.agent();
    if (event instanceof PbxEvent.MessagePlayed e) return "MessagePlayed " + e.callId();
    if (event instanceof PbxEvent.CallFailed e)
      return "Failed " + e.callId() + " " + e.outcome() + " " + e.sipStatus();
    if (event instanceof PbxEvent.CallHungUp e) return "HungUp " + e.callId() + " " + e.by();
    if (event instanceof PbxEvent.AgentLegUp e) return "LegUp " + e.legId() + " " + e.agent();
    if (event instanceof PbxEvent.AgentLegDown e) return "LegDown " + e.legId() + " " + e.agent();
    if (event instanceof PbxEvent.ConnectFailed e) return "ConnectFailed " + e.callId();
    if (event instanceof PbxEvent.CallHeld e) return "Held " + e.callId();
    if (event instanceof PbxEvent.AgentLegRefused e) return "LegRefused " + e.legId();
    if (event instanceof PbxEvent.ThirdUp e) return "ThirdUp " + e.legId() + " " + e.callId();
    if (event instanceof PbxEvent.ThirdDown e) return "ThirdDown " + e.legId() + " " + e.outcome();
    if (event instanceof PbxEvent.ConsultBegun e) return "Consulting " + e.callId();
    if (event instanceof PbxEvent.HandedOver e) return "HandedOver " + e.callId();
    if (event instanceof PbxEvent.AllTogether e) return "Together " + e.callId();
    if (event instanceof PbxEvent.MoveFailed e) return "MoveFailed " + e.callId() + " " + e.move();
    if (event instanceof PbxEvent.RecordingBegun e) return "Recording " + e.callId();
    if (event instanceof PbxEvent.RecordingEnded e)
      return "Recorded " + e.callId() + " " + e.bytes();
    if (event instanceof PbxEvent.RecordingFailed e) return "NotRecorded " + e.callId();
    if (event instanceof PbxEvent.OriginateSkipped e) return "Skipped " + e.callId();
    if (event instanceof PbxEvent.ChannelMissing e) return "Missing " + e.legId();
    if (event instanceof PbxEvent.StrayChannel e) return "Stray " + e.legId();
    if (event instanceof PbxEvent.NodeReconciled e) return "Reconciled " + e.legs().size();
    return event.toString();
  }
}
