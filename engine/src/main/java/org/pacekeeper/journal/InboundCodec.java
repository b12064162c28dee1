package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PhoneNumber;

/** How events and commands about calls from outside are written. */
final class InboundCodec {
  private static final List<RecordType<Event>> EVENTS =
      List.<RecordType<Event>>of(
          of(
              280,
              2,
              InboundConfigured.class,
              (e, out) -> writeSettings(e, out),
              InboundCodec::readSettings),
          of(
              281,
              1,
              InboundArrived.class,
              (e, out) ->
                  out.string(e.node())
                      .string(e.channel())
                      .i64(e.called().digits())
                      .i64(digits(e.caller())),
              in ->
                  new InboundArrived(
                      in.string(), in.string(), new PhoneNumber(in.i64()), number(in.i64()))));

  private static final List<RecordType<Command>> COMMANDS =
      List.<RecordType<Command>>of(
          of(
              170,
              1,
              TakeInbound.class,
              (c, out) ->
                  out.string(c.node())
                      .i64(c.callId())
                      .string(c.campaign())
                      .string(c.channel())
                      .i32(c.holdTimeoutMs())
                      .string(c.announcement())
                      .i32(c.announceEveryMs()),
              in ->
                  new TakeInbound(
                      in.string(),
                      in.i64(),
                      in.string(),
                      in.string(),
                      in.i32(),
                      in.string(),
                      in.i32())),
          of(
              171,
              1,
              RecordInbound.class,
              (c, out) ->
                  out.i64(c.callId())
                      .string(c.campaign())
                      .string(c.node())
                      .i64(c.called().digits())
                      .i64(digits(c.caller()))
                      .name(c.outcome())
                      .string(c.agent())
                      .i64(c.arrivedAtNs())
                      .i64(c.connectedAtNs())
                      .i64(c.endedAtNs()),
              in ->
                  new RecordInbound(
                      in.i64(),
                      in.string(),
                      in.string(),
                      new PhoneNumber(in.i64()),
                      number(in.i64()),
                      in.name(InboundOutcome.class),
                      in.string(),
                      in.i64(),
                      in.i64(),
                      in.i64())));

  private InboundCodec() {}

  /** These, and others. */
  static List<RecordType<Event>> events(List<RecordType<Event>> others) {
    return both(others, EVENTS);
  }

  /** These, and others. */
  static List<RecordType<Command>> commands(List<RecordType<Command>> others) {
    return both(others, COMMANDS);
  }

  private static <T> List<RecordType<T>> both(List<RecordType<T>> some, List<RecordType<T>> more) {
    List<RecordType<T>> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static void writeSettings(InboundConfigured event, FieldWriter out) {
    InboundSettings settings = event.settings();
    out.string(event.campaign())
        .list(settings.numbers(), (number, to) -> to.i64(number.digits()))
        .name(settings.priority())
        .i32(settings.waitMaxMs())
        .string(settings.message())
        .string(settings.announcement())
        .i32(settings.announceEveryMs())
        .i32(settings.serviceLevelMs())
        .i32(settings.riseAfterMs());
  }

  private static InboundConfigured readSettings(FieldReader in) {
    return new InboundConfigured(
        in.string(),
        new InboundSettings(
            in.list(from -> new PhoneNumber(from.i64())),
            in.name(Priority.class),
            in.i32(),
            in.string(),
            in.string(),
            in.i32(),
            in.i32(),
            in.version() < 2 ? 0 : in.i32()));
  }

  private static long digits(PhoneNumber number) {
    return number == null ? 0 : number.digits();
  }

  private static PhoneNumber number(long digits) {
    return digits == 0 ? null : new PhoneNumber(digits);
  }
}
