package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.AgentEvent.LeaveAnnounced;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.CampaignPaused;
import org.pacekeeper.event.ControlEvent.CampaignResumed;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.HangupOrdered;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.event.LeadEvent.FetchFailed;
import org.pacekeeper.event.LeadEvent.LeadWithdrawn;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.NodeResponding;
import org.pacekeeper.event.PbxEvent.NodeStalled;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.event.PhoneNumber;

/**
 * How every event is written. The numbers are for ever: a type that goes away leaves its number
 * unused.
 */
final class EventCodec {
  static final RecordTypes<Event> TYPES =
      new RecordTypes<Event>(
          InboundCodec.events(
              RecordTypes.both(
                  ConversationCodec.EVENTS,
                  RecordTypes.both(
                      WatchCodec.EVENTS,
                      RecordTypes.both(CallerIdCodec.EVENTS, RecordingCodec.EVENTS)))),
          List.<RecordType<Event>>of(
              of(
                  10,
                  1,
                  NodeConnected.class,
                  (e, out) -> out.string(e.node()).text(e.version()),
                  in -> new NodeConnected(in.string(), in.string())),
              of(
                  11,
                  1,
                  NodeDisconnected.class,
                  (e, out) -> out.string(e.node()).text(e.reason()),
                  in -> new NodeDisconnected(in.string(), in.string())),
              of(
                  12,
                  1,
                  NodeReconciled.class,
                  (e, out) -> out.string(e.node()).list(e.legs(), EventCodec::writeLeg),
                  in -> new NodeReconciled(in.string(), in.list(EventCodec::readLeg))),
              of(
                  13,
                  1,
                  CallRinging.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new CallRinging(in.i64())),
              of(
                  14,
                  1,
                  CallAnswered.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new CallAnswered(in.i64())),
              of(
                  15,
                  1,
                  CallConnected.class,
                  (e, out) -> out.i64(e.callId()).string(e.agent()),
                  in -> new CallConnected(in.i64(), in.string())),
              of(
                  16,
                  1,
                  MessagePlayed.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new MessagePlayed(in.i64())),
              of(
                  17,
                  2,
                  CallFailed.class,
                  (e, out) ->
                      out.i64(e.callId())
                          .name(e.outcome())
                          .i32(e.cause())
                          .i32(e.sipStatus())
                          .i32(e.reason())
                          .text(e.detail())
                          .bool(e.trunkAlarm()),
                  in ->
                      new CallFailed(
                          in.i64(),
                          in.name(Outcome.class),
                          in.i32(),
                          in.i32(),
                          in.i32(),
                          in.string(),
                          in.version() >= 2 && in.bool())),
              of(
                  18,
                  1,
                  CallHungUp.class,
                  (e, out) -> out.i64(e.callId()).i32(e.cause()).name(e.by()),
                  in -> new CallHungUp(in.i64(), in.i32(), in.name(Party.class))),
              of(
                  19,
                  1,
                  AgentLegUp.class,
                  (e, out) -> out.i64(e.legId()).string(e.agent()),
                  in -> new AgentLegUp(in.i64(), in.string())),
              of(
                  20,
                  1,
                  AgentLegDown.class,
                  (e, out) -> out.i64(e.legId()).string(e.agent()).i32(e.cause()).text(e.detail()),
                  in -> new AgentLegDown(in.i64(), in.string(), in.i32(), in.string())),
              of(
                  21,
                  1,
                  ConnectFailed.class,
                  (e, out) -> out.i64(e.callId()).string(e.agent()).text(e.detail()),
                  in -> new ConnectFailed(in.i64(), in.string(), in.string())),
              of(
                  22,
                  1,
                  OriginateSkipped.class,
                  (e, out) -> out.i64(e.callId()).text(e.reason()),
                  in -> new OriginateSkipped(in.i64(), in.string())),
              of(
                  30,
                  1,
                  AgentLoggedIn.class,
                  (e, out) ->
                      out.string(e.agent())
                          .string(e.campaign())
                          .string(e.node())
                          .string(e.dialString()),
                  in -> new AgentLoggedIn(in.string(), in.string(), in.string(), in.string())),
              of(
                  31,
                  1,
                  AgentReady.class,
                  (e, out) -> out.string(e.agent()),
                  in -> new AgentReady(in.string())),
              of(
                  32,
                  1,
                  AgentPaused.class,
                  (e, out) -> out.string(e.agent()).text(e.reason()),
                  in -> new AgentPaused(in.string(), in.string())),
              of(
                  33,
                  1,
                  AgentLoggedOut.class,
                  (e, out) -> out.string(e.agent()),
                  in -> new AgentLoggedOut(in.string())),
              of(
                  34,
                  1,
                  DispositionRecorded.class,
                  (e, out) -> out.string(e.agent()).i64(e.callId()).string(e.code()).text(e.note()),
                  in -> new DispositionRecorded(in.string(), in.i64(), in.string(), in.string())),
              of(
                  35,
                  1,
                  LeaveAnnounced.class,
                  (e, out) -> out.string(e.agent()).i64(e.atNs()),
                  in -> new LeaveAnnounced(in.string(), in.i64())),
              of(
                  40,
                  2,
                  LeadsReady.class,
                  (e, out) ->
                      out.i64(e.fetchId())
                          .string(e.campaign())
                          .list(e.leads(), EventCodec::writeLead)
                          .i64(e.remaining())
                          .i64(e.nextCallableAtNs()),
                  in ->
                      new LeadsReady(
                          in.i64(),
                          in.string(),
                          in.list(EventCodec::readLead),
                          in.i64(),
                          in.i64())),
              of(
                  41,
                  1,
                  FetchFailed.class,
                  (e, out) -> out.i64(e.fetchId()).string(e.campaign()).text(e.reason()),
                  in -> new FetchFailed(in.i64(), in.string(), in.string())),
              of(
                  42,
                  1,
                  DoNotCallAdded.class,
                  (e, out) -> out.i64(e.phone().digits()).text(e.source()),
                  in -> new DoNotCallAdded(new PhoneNumber(in.i64()), in.string())),
              of(
                  43,
                  1,
                  LeadWithdrawn.class,
                  (e, out) -> out.string(e.campaign()).i64(e.leadId()).text(e.reason()),
                  in -> new LeadWithdrawn(in.string(), in.i64(), in.string())),
              of(
                  50,
                  1,
                  EngineStarted.class,
                  (e, out) -> out.i32(e.instance()).text(e.version()),
                  in -> new EngineStarted(in.i32(), in.string())),
              of(
                  51,
                  1,
                  EngineStopping.class,
                  (e, out) -> out.text(e.reason()),
                  in -> new EngineStopping(in.string())),
              of(
                  52,
                  2,
                  NodeConfigured.class,
                  (e, out) -> SettingsCodec.writeNode(e.settings(), out),
                  in -> new NodeConfigured(SettingsCodec.readNode(in))),
              of(
                  53,
                  3,
                  TrunkConfigured.class,
                  (e, out) -> SettingsCodec.writeTrunk(e.settings(), out),
                  in -> new TrunkConfigured(SettingsCodec.readTrunk(in))),
              of(
                  54,
                  3,
                  CampaignConfigured.class,
                  (e, out) -> SettingsCodec.writeCampaign(e.settings(), out),
                  in -> new CampaignConfigured(SettingsCodec.readCampaign(in))),
              of(
                  55,
                  1,
                  CampaignPaused.class,
                  (e, out) -> out.string(e.campaign()).text(e.reason()),
                  in -> new CampaignPaused(in.string(), in.string())),
              of(
                  56,
                  1,
                  CampaignResumed.class,
                  (e, out) -> out.string(e.campaign()),
                  in -> new CampaignResumed(in.string())),
              of(57, 1, Tick.class, (e, out) -> {}, in -> new Tick()),
              of(
                  58,
                  1,
                  Checkpointed.class,
                  SettingsCodec::writeCheckpoint,
                  SettingsCodec::readCheckpoint),
              of(
                  59,
                  1,
                  HangupOrdered.class,
                  (e, out) -> out.text(e.reason()),
                  in -> new HangupOrdered(in.string())),
              of(
                  220,
                  1,
                  CallPickedUp.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new CallPickedUp(in.i64())),
              of(
                  221,
                  1,
                  CallDetected.class,
                  (e, out) -> out.i64(e.callId()).name(e.heard()).text(e.detail()),
                  in -> new CallDetected(in.i64(), in.name(Heard.class), in.string())),
              of(
                  222,
                  1,
                  MachineMessageLeft.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new MachineMessageLeft(in.i64())),
              of(
                  223,
                  1,
                  OptOutRequested.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new OptOutRequested(in.i64())),
              of(
                  224,
                  1,
                  AnswersConfigured.class,
                  AnswerCodec::writeAnswers,
                  AnswerCodec::readAnswers),
              of(
                  200,
                  1,
                  OriginateTaken.class,
                  (e, out) -> out.i64(e.callId()),
                  in -> new OriginateTaken(in.i64())),
              of(
                  201,
                  1,
                  NodeStalled.class,
                  (e, out) -> out.string(e.node()).text(e.reason()),
                  in -> new NodeStalled(in.string(), in.string())),
              of(
                  202,
                  1,
                  NodeResponding.class,
                  (e, out) -> out.string(e.node()),
                  in -> new NodeResponding(in.string()))));

  private EventCodec() {}

  private static void writeLeg(SeenLeg leg, FieldWriter out) {
    out.i64(leg.legId()).name(leg.state()).i64(leg.bridgedWith());
  }

  private static SeenLeg readLeg(FieldReader in) {
    return new SeenLeg(in.i64(), in.name(LegState.class), in.i64());
  }

  private static void writeLead(LeadEntry lead, FieldWriter out) {
    out.i64(lead.leadId())
        .i64(lead.phone().digits())
        .list(lead.zones(), (zone, to) -> to.string(zone))
        .i32(lead.attempts())
        .i64(lead.listId());
  }

  private static LeadEntry readLead(FieldReader in) {
    return new LeadEntry(
        in.i64(),
        new PhoneNumber(in.i64()),
        in.list(FieldReader::string),
        in.i32(),
        in.version() < 2 ? 0 : in.i64());
  }
}
