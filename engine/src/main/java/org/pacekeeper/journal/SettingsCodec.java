package org.pacekeeper.journal;

import java.util.List;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the rare and big parts of events are written: settings field by field, a checkpoint as JSON,
 * since it is a tree that grows with every new state of the core. What an old checkpoint lacks
 * reads as null, 0 or false; what a newer one adds is passed over.
 */
final class SettingsCodec {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private SettingsCodec() {}

  static void writeNode(NodeSettings node, FieldWriter out) {
    out.string(node.name())
        .i32(node.callsMax())
        .f64(node.originatesPerSecondMax())
        .i32(node.unansweredMax())
        .list(node.joins(), (join, to) -> to.string(join.node()).string(join.dialString()));
  }

  static NodeSettings readNode(FieldReader in) {
    return new NodeSettings(
        in.string(),
        in.i32(),
        in.f64(),
        in.version() < 2 ? 0 : in.i32(),
        in.version() < 2
            ? List.of()
            : in.list(join -> new NodeSettings.Join(join.string(), join.string())));
  }

  static void writeTrunk(TrunkSettings trunk, FieldWriter out) {
    out.string(trunk.name())
        .string(trunk.node())
        .string(trunk.dialString())
        .i32(trunk.lines())
        .f64(trunk.originatesPerSecondMax())
        .string(trunk.callerId())
        .f64(trunk.weight())
        .f64(trunk.cost());
    writeCodecs(trunk.codecs(), out);
  }

  static TrunkSettings readTrunk(FieldReader in) {
    return new TrunkSettings(
        in.string(),
        in.string(),
        in.string(),
        in.i32(),
        in.f64(),
        in.string(),
        in.version() < 2 ? 0 : in.f64(),
        in.version() < 2 ? 0 : in.f64(),
        in.version() < 3 ? List.of() : readCodecs(in));
  }

  static void writeCodecs(List<String> codecs, FieldWriter out) {
    out.list(codecs, (codec, to) -> to.string(codec));
  }

  static List<String> readCodecs(FieldReader in) {
    return in.list(FieldReader::string);
  }

  static void writeCampaign(CampaignSettings campaign, FieldWriter out) {
    out.string(campaign.name())
        .string(campaign.policy())
        .list(campaign.trunks(), (trunk, to) -> to.string(trunk))
        .string(campaign.callerId())
        .i32(campaign.ringTimeoutMs())
        .i32(campaign.abandonAfterMs())
        .i32(campaign.wrapUpMs())
        .f64(campaign.abandonFractionMax())
        .i64(campaign.abandonWindowMs())
        .string(campaign.message())
        .list(
            campaign.callingHours(),
            (hours, to) -> to.i32(hours.day()).i32(hours.fromMinute()).i32(hours.toMinute()));
    RetrySettings retry = campaign.retry();
    out.i32(retry.attemptsMax())
        .i64(retry.busyAfterMs())
        .i64(retry.noAnswerAfterMs())
        .i64(retry.machineAfterMs())
        .i64(retry.failedAfterMs());
    out.i32(campaign.minimumRingMs()).f64(campaign.occupancyMax());
    out.string(campaign.abandonWindowZone()).i32(campaign.abandonFloat());
  }

  static CampaignSettings readCampaign(FieldReader in) {
    return new CampaignSettings(
        in.string(),
        in.string(),
        in.list(FieldReader::string),
        in.string(),
        in.i32(),
        in.i32(),
        in.i32(),
        in.f64(),
        in.i64(),
        in.string(),
        in.list(hours -> new CallingHours(hours.i32(), hours.i32(), hours.i32())),
        new RetrySettings(in.i32(), in.i64(), in.i64(), in.i64(), in.i64()),
        in.version() < 2 ? 0 : in.i32(),
        in.version() < 2 ? 0 : in.f64(),
        in.version() < 3 ? "" : in.string(),
        in.version() < 3 ? 0 : in.i32());
  }

  static void writeCheckpoint(Checkpointed checkpoint, FieldWriter out) {
    out.raw(JSON.writeValueAsBytes(checkpoint));
  }

  static Checkpointed readCheckpoint(FieldReader in) {
    return JSON.readValue(in.rest(), Checkpointed.class);
  }
}
