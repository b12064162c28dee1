package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.PauseRecording;
import org.pacekeeper.command.PbxCommand.RecordCall;
import org.pacekeeper.command.PbxCommand.StopRecording;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.RecordingStatus;
import org.pacekeeper.event.ControlEvent.RecordingConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.RecordingBegun;
import org.pacekeeper.event.PbxEvent.RecordingEnded;
import org.pacekeeper.event.PbxEvent.RecordingFailed;
import org.pacekeeper.event.PbxEvent.RecordingPaused;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.RecordingSettings.Mode;

/** How events and commands about recordings are written. */
final class RecordingCodec {
  static final List<RecordType<Event>> EVENTS =
      List.<RecordType<Event>>of(
          of(
              270,
              1,
              RecordingConfigured.class,
              (e, out) -> write(e.settings(), out),
              in -> new RecordingConfigured(read(in))),
          of(
              271,
              1,
              RecordingBegun.class,
              (e, out) -> out.i64(e.callId()),
              in -> new RecordingBegun(in.i64())),
          of(
              272,
              1,
              RecordingPaused.class,
              (e, out) -> out.i64(e.callId()).bool(e.paused()),
              in -> new RecordingPaused(in.i64(), in.bool())),
          of(
              273,
              1,
              RecordingEnded.class,
              (e, out) -> out.i64(e.callId()).i64(e.bytes()),
              in -> new RecordingEnded(in.i64(), in.i64())),
          of(
              274,
              1,
              RecordingFailed.class,
              (e, out) -> out.i64(e.callId()).text(e.detail()),
              in -> new RecordingFailed(in.i64(), in.string())));

  static final List<RecordType<Command>> COMMANDS =
      List.<RecordType<Command>>of(
          of(
              160,
              1,
              RecordCall.class,
              (c, out) ->
                  out.string(c.node()).i64(c.callId()).string(c.file()).string(c.announcement()),
              in -> new RecordCall(in.string(), in.i64(), in.string(), in.string())),
          of(
              161,
              1,
              PauseRecording.class,
              (c, out) -> out.string(c.node()).i64(c.callId()).bool(c.paused()),
              in -> new PauseRecording(in.string(), in.i64(), in.bool())),
          of(
              162,
              1,
              StopRecording.class,
              (c, out) -> out.string(c.node()).i64(c.callId()),
              in -> new StopRecording(in.string(), in.i64())),
          of(163, 1, KeepRecording.class, RecordingCodec::writeKeep, RecordingCodec::readKeep));

  private RecordingCodec() {}

  private static void write(RecordingSettings settings, FieldWriter out) {
    out.string(settings.campaign())
        .name(settings.mode())
        .string(settings.folder())
        .string(settings.format())
        .string(settings.announcement())
        .i32(settings.keepDays());
  }

  private static RecordingSettings read(FieldReader in) {
    return new RecordingSettings(
        in.string(), in.name(Mode.class), in.string(), in.string(), in.string(), in.i32());
  }

  private static void writeKeep(KeepRecording c, FieldWriter out) {
    out.i64(c.callId())
        .i32(c.part())
        .string(c.campaign())
        .i32(c.attempt())
        .string(c.agent())
        .string(c.node())
        .string(c.file())
        .name(c.status())
        .text(c.detail())
        .i64(c.beganAtNs())
        .i64(c.endedAtNs())
        .i64(c.bytes())
        .i64(c.keepUntilNs());
  }

  private static KeepRecording readKeep(FieldReader in) {
    return new KeepRecording(
        in.i64(),
        in.i32(),
        in.string(),
        in.i32(),
        in.string(),
        in.string(),
        in.string(),
        in.name(RecordingStatus.class),
        in.string(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64());
  }
}
