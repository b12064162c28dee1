package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand.CallThird;
import org.pacekeeper.command.PbxCommand.Consult;
import org.pacekeeper.command.PbxCommand.HandOver;
import org.pacekeeper.command.PbxCommand.Hold;
import org.pacekeeper.command.PbxCommand.Mute;
import org.pacekeeper.command.PbxCommand.ThreeWay;
import org.pacekeeper.command.StoreCommand.Ending;
import org.pacekeeper.command.StoreCommand.RecordEnding;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.AgentConfigured;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegRefused;
import org.pacekeeper.event.PbxEvent.AgentMuted;
import org.pacekeeper.event.PbxEvent.AllTogether;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.Move;
import org.pacekeeper.event.PbxEvent.MoveFailed;
import org.pacekeeper.event.PbxEvent.ThirdDown;
import org.pacekeeper.event.PbxEvent.ThirdUp;
import org.pacekeeper.event.PhoneNumber;

/** How events and commands about agents' legs and conversations are written. */
final class ConversationCodec {
  static final List<RecordType<Event>> EVENTS =
      List.<RecordType<Event>>of(
          of(
              240,
              1,
              AgentConfigured.class,
              (e, out) -> writeAgent(e.settings(), out),
              in ->
                  new AgentConfigured(
                      new AgentSettings(
                          in.string(), in.name(LegMode.class), in.string(), in.bool()))),
          of(
              241,
              1,
              ConversationConfigured.class,
              (e, out) -> writeConversation(e.settings(), out),
              in ->
                  new ConversationConfigured(
                      new ConversationSettings(in.string(), in.i32(), in.string(), in.string()))),
          of(
              242,
              1,
              ConversationAsked.class,
              (e, out) -> out.string(e.agent()).name(e.ask()).string(e.target()),
              in -> new ConversationAsked(in.string(), in.name(Ask.class), in.string())),
          of(
              243,
              1,
              AgentLegRefused.class,
              (e, out) -> out.i64(e.legId()).string(e.agent()).text(e.detail()),
              in -> new AgentLegRefused(in.i64(), in.string(), in.string())),
          of(244, 1, CallHeld.class, (e, out) -> out.i64(e.callId()), in -> new CallHeld(in.i64())),
          of(
              245,
              1,
              ThirdUp.class,
              (e, out) -> out.i64(e.legId()).i64(e.callId()),
              in -> new ThirdUp(in.i64(), in.i64())),
          of(
              246,
              1,
              ThirdDown.class,
              (e, out) ->
                  out.i64(e.legId())
                      .i64(e.callId())
                      .name(e.outcome())
                      .i32(e.cause())
                      .i32(e.sipStatus()),
              in -> new ThirdDown(in.i64(), in.i64(), in.name(Outcome.class), in.i32(), in.i32())),
          of(
              247,
              1,
              ConsultBegun.class,
              (e, out) -> out.i64(e.callId()).i64(e.legId()),
              in -> new ConsultBegun(in.i64(), in.i64())),
          of(
              248,
              1,
              HandedOver.class,
              (e, out) -> out.i64(e.callId()).i64(e.legId()),
              in -> new HandedOver(in.i64(), in.i64())),
          of(
              249,
              1,
              AllTogether.class,
              (e, out) -> out.i64(e.callId()).i64(e.legId()),
              in -> new AllTogether(in.i64(), in.i64())),
          of(
              250,
              1,
              AgentMuted.class,
              (e, out) -> out.i64(e.legId()).string(e.agent()).bool(e.muted()),
              in -> new AgentMuted(in.i64(), in.string(), in.bool())),
          of(
              251,
              1,
              MoveFailed.class,
              (e, out) -> out.i64(e.callId()).name(e.move()).text(e.detail()),
              in -> new MoveFailed(in.i64(), in.name(Move.class), in.string())));

  static final List<RecordType<Command>> COMMANDS =
      List.<RecordType<Command>>of(
          of(
              140,
              1,
              Hold.class,
              (c, out) -> out.string(c.node()).i64(c.callId()).string(c.message()).i32(c.limitMs()),
              in -> new Hold(in.string(), in.i64(), in.string(), in.i32())),
          of(
              141,
              2,
              CallThird.class,
              (c, out) ->
                  SettingsCodec.writeCodecs(
                      c.codecs(),
                      out.string(c.node())
                          .i64(c.legId())
                          .i64(c.callId())
                          .i64(c.phone().digits())
                          .string(c.dialString())
                          .string(c.callerId())
                          .i32(c.ringTimeoutMs())),
              in ->
                  new CallThird(
                      in.string(),
                      in.i64(),
                      in.i64(),
                      new PhoneNumber(in.i64()),
                      in.string(),
                      in.string(),
                      in.i32(),
                      in.version() < 2 ? List.of() : SettingsCodec.readCodecs(in))),
          of(
              142,
              1,
              Consult.class,
              (c, out) ->
                  out.string(c.node()).i64(c.callId()).i64(c.thirdLegId()).i64(c.agentLegId()),
              in -> new Consult(in.string(), in.i64(), in.i64(), in.i64())),
          of(
              143,
              1,
              HandOver.class,
              (c, out) -> out.string(c.node()).i64(c.callId()).i64(c.thirdLegId()),
              in -> new HandOver(in.string(), in.i64(), in.i64())),
          of(
              144,
              1,
              ThreeWay.class,
              (c, out) ->
                  out.string(c.node()).i64(c.callId()).i64(c.thirdLegId()).i64(c.agentLegId()),
              in -> new ThreeWay(in.string(), in.i64(), in.i64(), in.i64())),
          of(
              145,
              1,
              Mute.class,
              (c, out) ->
                  out.string(c.node())
                      .i64(c.callId())
                      .i64(c.legId())
                      .string(c.agent())
                      .bool(c.muted()),
              in -> new Mute(in.string(), in.i64(), in.i64(), in.string(), in.bool())),
          of(
              146,
              1,
              NoteAgent.class,
              (c, out) -> out.string(c.agent()).i64(c.callId()).name(c.kind()).text(c.text()),
              in ->
                  new NoteAgent(in.string(), in.i64(), in.name(NoteAgent.Kind.class), in.string())),
          of(
              147,
              1,
              RecordEnding.class,
              (c, out) -> out.i64(c.callId()).name(c.ending()).text(c.detail()),
              in -> new RecordEnding(in.i64(), in.name(Ending.class), in.string())));

  private ConversationCodec() {}

  private static void writeAgent(AgentSettings agent, FieldWriter out) {
    out.string(agent.name()).name(agent.leg()).string(agent.pin()).bool(agent.beep());
  }

  private static void writeConversation(ConversationSettings settings, FieldWriter out) {
    out.string(settings.campaign())
        .i32(settings.rejoinWithinMs())
        .string(settings.holdMessage())
        .string(settings.lostMessage());
  }
}
