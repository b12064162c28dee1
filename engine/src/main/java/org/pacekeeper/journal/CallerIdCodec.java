package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.ControlEvent.CallerIdPoolConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PhoneNumber;

/** How events about caller ids, and alarms, are written. */
final class CallerIdCodec {
  static final List<RecordType<Event>> EVENTS =
      List.<RecordType<Event>>of(
          of(
              260,
              2,
              CallerIdPoolConfigured.class,
              (e, out) -> writePool(e.pool(), out),
              in -> new CallerIdPoolConfigured(readPool(in))),
          of(
              261,
              1,
              CallerIdsConfigured.class,
              (e, out) -> out.string(e.campaign()).string(e.pool()),
              in -> new CallerIdsConfigured(in.string(), in.string())));

  static final List<RecordType<Command>> COMMANDS =
      List.<RecordType<Command>>of(
          of(
              150,
              1,
              NoteAlarm.class,
              (c, out) -> out.string(c.about()).bool(c.begins()).text(c.text()),
              in -> new NoteAlarm(in.string(), in.bool(), in.string())));

  private CallerIdCodec() {}

  private static void writePool(CallerIdPool pool, FieldWriter out) {
    out.string(pool.name()).string(pool.zone()).list(pool.numbers(), CallerIdCodec::writeShown);
    Rests rests = pool.rests();
    out.i32(rests.blockedMax())
        .i64(rests.blockedWithinMs())
        .i64(rests.blockedRestMs())
        .i64(rests.fallenRestMs())
        .i32(rests.trialCalls())
        .bool(rests.judgedAlone());
  }

  private static void writeShown(Shown shown, FieldWriter out) {
    out.i64(shown.phone().digits())
        .list(shown.serves(), (prefix, to) -> to.string(prefix))
        .i32(shown.callsPerDayMax())
        .name(shown.attestation())
        .list(shown.trunks(), (trunk, to) -> to.string(trunk));
  }

  private static CallerIdPool readPool(FieldReader in) {
    return new CallerIdPool(
        in.string(),
        in.string(),
        in.list(CallerIdCodec::readShown),
        new Rests(
            in.i32(), in.i64(), in.i64(), in.i64(), in.i32(), in.version() >= 2 && in.bool()));
  }

  private static Shown readShown(FieldReader in) {
    return new Shown(
        new PhoneNumber(in.i64()),
        in.list(FieldReader::string),
        in.i32(),
        in.name(Attestation.class),
        in.list(FieldReader::string));
  }
}
