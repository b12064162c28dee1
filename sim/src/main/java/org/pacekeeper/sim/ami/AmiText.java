package org.pacekeeper.sim.ami;

import java.nio.charset.StandardCharsets;

/** One message to a client as it goes over the wire, written header by header. */
final class AmiText {
  private final StringBuilder text = new StringBuilder(512);

  AmiText header(String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  AmiText header(String name, long value) {
    text.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** The snapshot that every channel event carries. */
  AmiText channel(String prefix, SimChannel channel) {
    header(prefix + "Channel", channel.name());
    header(prefix + "ChannelState", channel.state().code());
    header(prefix + "ChannelStateDesc", channel.state().text());
    header(prefix + "CallerIDNum", channel.callerId().number());
    header(prefix + "CallerIDName", channel.callerId().name());
    header(prefix + "ConnectedLineNum", channel.connectedLine().number());
    header(prefix + "ConnectedLineName", channel.connectedLine().name());
    header(prefix + "Language", "en");
    header(prefix + "AccountCode", channel.accountCode());
    header(prefix + "Context", channel.context());
    header(prefix + "Exten", channel.exten());
    header(prefix + "Priority", channel.priority());
    header(prefix + "Uniqueid", channel.uniqueId());
    return header(prefix + "Linkedid", channel.linkedId());
  }

  AmiText bridge(SimBridge bridge) {
    header("BridgeUniqueid", bridge.id());
    header("BridgeType", bridge.connects() ? "basic" : "base");
    header("BridgeTechnology", bridge.technology());
    header("BridgeCreator", bridge.creator());
    header("BridgeName", bridge.name());
    header("BridgeNumChannels", bridge.members().size());
    return header("BridgeVideoSourceMode", "none");
  }

  /** Seconds with microseconds, as Asterisk stamps events. */
  static String timestamp(long epochMicros) {
    String micros = Long.toString(epochMicros % 1_000_000);
    return epochMicros / 1_000_000 + "." + "0".repeat(6 - micros.length()) + micros;
  }

  byte[] bytes() {
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
