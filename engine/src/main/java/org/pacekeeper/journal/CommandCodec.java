package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Answering;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.LeaveMessage;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/**
 * How every command is written. The numbers are for ever: a type that goes away leaves its number
 * unused.
 */
final class CommandCodec {
  static final RecordTypes<Command> TYPES =
      new RecordTypes<Command>(
          InboundCodec.commands(
              RecordTypes.both(
                  ConversationCodec.COMMANDS,
                  RecordTypes.both(CallerIdCodec.COMMANDS, RecordingCodec.COMMANDS))),
          List.<RecordType<Command>>of(
              of(
                  100,
                  3,
                  Originate.class,
                  CommandCodec::writeOriginate,
                  CommandCodec::readOriginate),
              of(
                  101,
                  2,
                  Connect.class,
                  (c, out) ->
                      out.string(c.node())
                          .i64(c.callId())
                          .string(c.agent())
                          .i64(c.agentLegId())
                          .bool(c.beep()),
                  in ->
                      new Connect(
                          in.string(),
                          in.i64(),
                          in.string(),
                          in.i64(),
                          in.version() >= 2 && in.bool())),
              of(
                  102,
                  1,
                  PlayMessage.class,
                  (c, out) -> out.string(c.node()).i64(c.callId()).string(c.message()),
                  in -> new PlayMessage(in.string(), in.i64(), in.string())),
              of(
                  103,
                  1,
                  Hangup.class,
                  (c, out) -> out.string(c.node()).i64(c.callId()).text(c.reason()),
                  in -> new Hangup(in.string(), in.i64(), in.string())),
              of(
                  104,
                  2,
                  CallAgent.class,
                  (c, out) ->
                      out.string(c.node())
                          .i64(c.legId())
                          .string(c.agent())
                          .string(c.dialString())
                          .i32(c.ringTimeoutMs())
                          .string(c.pin()),
                  in ->
                      new CallAgent(
                          in.string(),
                          in.i64(),
                          in.string(),
                          in.string(),
                          in.i32(),
                          in.version() < 2 ? "" : in.string())),
              of(
                  105,
                  1,
                  HangupAgent.class,
                  (c, out) ->
                      out.string(c.node()).i64(c.legId()).string(c.agent()).text(c.reason()),
                  in -> new HangupAgent(in.string(), in.i64(), in.string(), in.string())),
              of(
                  110,
                  1,
                  FetchLeads.class,
                  (c, out) -> out.i64(c.fetchId()).string(c.campaign()).i32(c.count()),
                  in -> new FetchLeads(in.i64(), in.string(), in.i32())),
              of(111, 1, RecordAttempt.class, AttemptCodec::write, AttemptCodec::read),
              of(
                  112,
                  1,
                  ReleaseLead.class,
                  (c, out) ->
                      out.string(c.campaign())
                          .i64(c.leadId())
                          .name(c.next())
                          .i64(c.notBeforeNs())
                          .text(c.reason()),
                  in ->
                      new ReleaseLead(
                          in.string(), in.i64(), in.name(LeadNext.class), in.i64(), in.string())),
              of(
                  113,
                  1,
                  RecordDisposition.class,
                  (c, out) -> out.i64(c.callId()).string(c.agent()).string(c.code()).text(c.note()),
                  in -> new RecordDisposition(in.i64(), in.string(), in.string(), in.string())),
              of(
                  114,
                  1,
                  RecordDoNotCall.class,
                  (c, out) -> out.i64(c.phone().digits()).text(c.source()),
                  in -> new RecordDoNotCall(new PhoneNumber(in.i64()), in.string())),
              of(
                  120,
                  2,
                  NoteDecision.class,
                  CommandCodec::writeDecision,
                  CommandCodec::readDecision),
              of(
                  130,
                  1,
                  LeaveMessage.class,
                  (c, out) -> out.string(c.node()).i64(c.callId()).string(c.message()),
                  in -> new LeaveMessage(in.string(), in.i64(), in.string())),
              of(
                  131,
                  1,
                  RecordAbandoned.class,
                  AnswerCodec::writeAbandoned,
                  AnswerCodec::readAbandoned),
              of(
                  132,
                  1,
                  AmendOutcome.class,
                  (c, out) -> out.i64(c.callId()).name(c.outcome()),
                  in -> new AmendOutcome(in.i64(), in.name(Outcome.class))),
              of(
                  121,
                  1,
                  ConnectAcross.class,
                  (c, out) ->
                      out.string(c.node())
                          .i64(c.callId())
                          .string(c.agent())
                          .string(c.agentNode())
                          .i64(c.agentLegId())
                          .string(c.dialString()),
                  in ->
                      new ConnectAcross(
                          in.string(),
                          in.i64(),
                          in.string(),
                          in.string(),
                          in.i64(),
                          in.string()))));

  private CommandCodec() {}

  private static void writeOriginate(Originate c, FieldWriter out) {
    out.string(c.node())
        .string(c.trunk())
        .i64(c.callId())
        .string(c.campaign())
        .i64(c.leadId())
        .i32(c.attempt())
        .i64(c.phone().digits())
        .string(c.dialString())
        .string(c.callerId())
        .i32(c.ringTimeoutMs())
        .i32(c.holdTimeoutMs())
        .string(c.message());
    AnswerCodec.writeAnswering(c.answering(), out);
    SettingsCodec.writeCodecs(c.codecs(), out);
  }

  private static Originate readOriginate(FieldReader in) {
    return new Originate(
        in.string(),
        in.string(),
        in.i64(),
        in.string(),
        in.i64(),
        in.i32(),
        new PhoneNumber(in.i64()),
        in.string(),
        in.string(),
        in.i32(),
        in.i32(),
        in.string(),
        in.version() < 2 ? Answering.PLAIN : AnswerCodec.readAnswering(in),
        in.version() < 3 ? List.of() : SettingsCodec.readCodecs(in));
  }

  private static void writeDecision(NoteDecision c, FieldWriter out) {
    out.string(c.campaign())
        .i32(c.wanted())
        .i32(c.placed())
        .name(c.limit())
        .text(c.detail())
        .i32(c.idleAgents())
        .i32(c.inFlight())
        .i32(c.waiting())
        .f64(c.theta())
        .f64(c.expectedIdleAgents())
        .f64(c.expectedAnswers())
        .f64(c.riskAccepted())
        .f64(c.riskRefused())
        .i64(c.ledgerAnswered())
        .i64(c.ledgerAbandoned())
        .i32(c.callerIds());
  }

  private static NoteDecision readDecision(FieldReader in) {
    return new NoteDecision(
        in.string(),
        in.i32(),
        in.i32(),
        in.name(LimitingFactor.class),
        in.string(),
        in.i32(),
        in.i32(),
        in.i32(),
        in.f64(),
        in.f64(),
        in.f64(),
        in.f64(),
        in.f64(),
        in.i64(),
        in.i64(),
        in.version() < 2 ? -1 : in.i32());
  }
}
