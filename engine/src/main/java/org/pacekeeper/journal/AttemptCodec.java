package org.pacekeeper.journal;

import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** How the record of an attempt is written. */
final class AttemptCodec {
  private AttemptCodec() {}

  static void write(RecordAttempt c, FieldWriter out) {
    out.i64(c.callId())
        .string(c.campaign())
        .i64(c.leadId())
        .i32(c.attempt())
        .i64(c.phone().digits())
        .string(c.node())
        .string(c.trunk())
        .string(c.callerId())
        .name(c.outcome())
        .bool(c.late())
        .i32(c.cause())
        .i32(c.sipStatus())
        .string(c.agent())
        .i64(c.originatedAtNs())
        .i64(c.ringingAtNs())
        .i64(c.answeredAtNs())
        .i64(c.connectedAtNs())
        .i64(c.endedAtNs())
        .name(c.next())
        .i64(c.nextAttemptAtNs());
  }

  static RecordAttempt read(FieldReader in) {
    return new RecordAttempt(
        in.i64(),
        in.string(),
        in.i64(),
        in.i32(),
        new PhoneNumber(in.i64()),
        in.string(),
        in.string(),
        in.string(),
        in.name(Outcome.class),
        in.bool(),
        in.i32(),
        in.i32(),
        in.string(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.name(LeadNext.class),
        in.i64());
  }
}
