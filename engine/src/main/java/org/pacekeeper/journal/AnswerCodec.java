package org.pacekeeper.journal;

import org.pacekeeper.command.PbxCommand.Answering;
import org.pacekeeper.command.StoreCommand.AbandonReason;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.Detection;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.PhoneNumber;

/** How the parts of events and commands are written that tell what is done with answers. */
final class AnswerCodec {
  private AnswerCodec() {}

  static void writeAnswers(AnswersConfigured event, FieldWriter out) {
    AnswerSettings settings = event.settings();
    out.string(event.campaign()).name(settings.mode());
    writeDetection(settings.detection(), out);
    out.string(settings.machineMessage())
        .i32(settings.beepSilenceMs())
        .i32(settings.beepWaitMaxMs())
        .f64(settings.assumedErrorFraction())
        .i32(settings.sampleEvery())
        .string(settings.optOutKey())
        .i64(settings.abandonedRestMs());
  }

  static AnswersConfigured readAnswers(FieldReader in) {
    return new AnswersConfigured(
        in.string(),
        new AnswerSettings(
            in.name(MachineMode.class),
            readDetection(in),
            in.string(),
            in.i32(),
            in.i32(),
            in.f64(),
            in.i32(),
            in.string(),
            in.i64()));
  }

  static void writeAnswering(Answering answering, FieldWriter out) {
    out.bool(answering.detection() != null);
    if (answering.detection() != null) writeDetection(answering.detection(), out);
    out.i32(answering.beepSilenceMs()).i32(answering.beepWaitMaxMs()).string(answering.optOutKey());
  }

  static Answering readAnswering(FieldReader in) {
    return new Answering(in.bool() ? readDetection(in) : null, in.i32(), in.i32(), in.string());
  }

  static void writeAbandoned(RecordAbandoned c, FieldWriter out) {
    out.i64(c.callId())
        .string(c.campaign())
        .i64(c.leadId())
        .i64(c.phone().digits())
        .string(c.callerId())
        .name(c.reason())
        .i64(c.answeredAtNs())
        .i64(c.endedAtNs())
        .string(c.message())
        .i64(c.messageAtNs())
        .bool(c.heardOut())
        .bool(c.optedOut())
        .i64(c.restsUntilNs());
  }

  static RecordAbandoned readAbandoned(FieldReader in) {
    return new RecordAbandoned(
        in.i64(),
        in.string(),
        in.i64(),
        new PhoneNumber(in.i64()),
        in.string(),
        in.name(AbandonReason.class),
        in.i64(),
        in.i64(),
        in.string(),
        in.i64(),
        in.bool(),
        in.bool(),
        in.i64());
  }

  private static void writeDetection(Detection d, FieldWriter out) {
    out.i32(d.initialSilenceMs())
        .i32(d.greetingMs())
        .i32(d.afterGreetingSilenceMs())
        .i32(d.totalAnalysisMs())
        .i32(d.minimumWordMs())
        .i32(d.betweenWordsSilenceMs())
        .i32(d.maximumWords())
        .i32(d.silenceThreshold())
        .i32(d.maximumWordMs());
  }

  private static Detection readDetection(FieldReader in) {
    return new Detection(
        in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32());
  }
}
