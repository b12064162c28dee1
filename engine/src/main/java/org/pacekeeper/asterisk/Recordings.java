package org.pacekeeper.asterisk;

import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;

/**
 * Recordings on one node. The account may not start one, since whoever may could also run programs:
 * the dialplan does, when it is given the callee to connect. So a recorded connect is a redirect,
 * with the file in a variable. Every order ends as {@code RecordingBegun}, as {@code
 * RecordingFailed}, or with the end of the call. One thread.
 */
final class Recordings {
  /** Since which version the dialplan has {@link ActionFactory#RECORDED}. */
  static final int DIALPLAN_VERSION = 2;

  private static final String NOTHING_WRITTEN =
      "nothing was written: may Asterisk write to its folder for recordings, is there room, was"
          + " anybody heard?";

  private static final String ONLY_A_HEADER =
      " bytes were written, which is a header and no sound: nobody was heard, or the call ended as it"
          + " was connected";

  /** The longest header among Asterisk's formats of sound, that of WAV; wav has 44 bytes. */
  private static final long HEADER_BYTES_MAX = 60;

  private final ChannelTracker.Outbox outbox;
  private int dialplan;

  Recordings(ChannelTracker.Outbox outbox) {
    this.outbox = outbox;
  }

  /** The version of the node's dialplan, 0 when it has none. */
  void dialplan(int version) {
    dialplan = version;
  }

  /** Takes a command that is about a recording; passes over any other. */
  void accept(PbxCommand command, Legs legs) {
    if (command instanceof PbxCommand.RecordCall c) order(c, legs.get(c.callId()));
    else if (command instanceof PbxCommand.StopRecording c) stop(c, legs.get(c.callId()));
    else if (command instanceof PbxCommand.PauseRecording c) {
      if (legs.get(c.callId()) != null) outbox.carryOut(c);
      else Refusal.of(c, "no such call on this node").ifPresent(outbox::report);
    }
  }

  /** What the dialplan says of a recording; anything else is passed over. */
  void on(Leg call, ChannelEvent event) {
    if (event instanceof ChannelEvent.RecordingTried e) tried(call, e);
    else if (event instanceof ChannelEvent.RecordingMeasured e) measured(call, e.bytes());
    else if (event instanceof ChannelEvent.RecordingDropped)
      outbox.report(new PbxEvent.RecordingEnded(call.id, -1));
  }

  private void order(PbxCommand.RecordCall c, Leg call) {
    String refusal = null;
    if (call == null || call.agent || call.third()) refusal = "no such call on this node";
    else if (dialplan < DIALPLAN_VERSION)
      refusal =
          "the node's dialplan is of version "
              + dialplan
              + ": copy extensions_pacekeeper.conf again, then 'dialplan reload', and connect anew";
    else
      try {
        ActionFactory.file(c.file());
        if (!c.announcement().isEmpty()) ActionFactory.message(c.announcement());
      } catch (IllegalArgumentException e) {
        refusal = e.getMessage();
      }
    if (refusal == null) call.record = c;
    else Refusal.of(c, refusal).ifPresent(outbox::report);
  }

  private void stop(PbxCommand.StopRecording c, Leg call) {
    if (call == null) return;
    if (call.record != null) call.record = null;
    else outbox.carryOut(c);
  }

  /**
   * Connects a call that is to be recorded.
   *
   * @return false when it is not to be
   */
  boolean connect(Leg call) {
    if (call.record == null) return false;
    outbox.set(call.id, "PK_RECORD", call.record.file());
    outbox.set(call.id, "PK_ANNOUNCE", call.record.announcement());
    call.announced = !call.record.announcement().isEmpty();
    call.connectedByDialplan = call.connect instanceof PbxCommand.Connect;
    if (call.connect instanceof PbxCommand.Connect c)
      outbox.move(
          call.id, ActionFactory.RECORDED, LegId.text(c.agentLegId()) + (c.beep() ? "p" : ""));
    else outbox.carryOut(call.connect);
    return true;
  }

  private void tried(Leg call, ChannelEvent.RecordingTried e) {
    call.record = null;
    outbox.report(
        e.begun()
            ? new PbxEvent.RecordingBegun(call.id)
            : new PbxEvent.RecordingFailed(call.id, e.detail()));
  }

  private void measured(Leg call, long bytes) {
    boolean sound = bytes < 0 || bytes > HEADER_BYTES_MAX;
    outbox.report(
        sound
            ? new PbxEvent.RecordingEnded(call.id, bytes)
            : new PbxEvent.RecordingFailed(
                call.id, bytes == 0 ? NOTHING_WRITTEN : bytes + ONLY_A_HEADER));
  }

  /** The node has carried a command out. */
  void done(PbxCommand command) {
    if (command instanceof PbxCommand.PauseRecording c)
      outbox.report(new PbxEvent.RecordingPaused(c.callId(), c.paused()));
    else if (command instanceof PbxCommand.StopRecording c)
      outbox.report(new PbxEvent.RecordingEnded(c.callId(), -1));
  }

  static ChannelEvent tried(long legId, PacekeeperEvent e) {
    if ("DROPPED".equals(e.getStatus())) return new ChannelEvent.RecordingDropped(legId);
    String why = e.getReason() == null ? "the dialplan does not say why" : e.getReason();
    return new ChannelEvent.RecordingTried(legId, "BEGUN".equals(e.getStatus()), why);
  }

  /** -1 when it is no number. */
  static long bytes(String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }
}
