package org.pacekeeper.sim.ami;

import java.util.List;

/** The events of Asterisk 22 that occur here, with their headers in its order. Event loop only. */
final class ChannelEvents {
  private final EventBus bus;

  ChannelEvents(EventBus bus) {
    this.bus = bus;
  }

  void newchannel(SimChannel channel) {
    plain("Newchannel", channel);
  }

  void newstate(SimChannel channel) {
    plain("Newstate", channel);
  }

  void newConnectedLine(SimChannel channel) {
    plain("NewConnectedLine", channel);
  }

  void newCallerid(SimChannel channel) {
    bus.publish(
        EventClass.CALL,
        "NewCallerid",
        text ->
            text.channel("", channel)
                .header("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
  }

  void newAccountCode(SimChannel channel, String old) {
    bus.publish(
        EventClass.CALL,
        "NewAccountCode",
        text -> text.channel("", channel).header("OldAccountCode", old));
  }

  void localBridge(SimChannel one, SimChannel two) {
    bus.publish(
        EventClass.CALL,
        "LocalBridge",
        text ->
            text.channel("LocalOne", one)
                .channel("LocalTwo", two)
                .header("Context", two.context())
                .header("Exten", two.exten())
                .header("LocalOptimization", "No"));
  }

  void dialBegin(SimChannel channel, String dialString) {
    bus.publish(
        EventClass.CALL,
        "DialBegin",
        text -> text.channel("Dest", channel).header("DialString", dialString));
  }

  void dialState(SimChannel channel, String status) {
    bus.publish(
        EventClass.CALL,
        "DialState",
        text -> text.channel("Dest", channel).header("DialStatus", status));
  }

  void dialEnd(SimChannel channel, String status) {
    bus.publish(
        EventClass.CALL,
        "DialEnd",
        text -> text.channel("Dest", channel).header("DialStatus", status));
  }

  /**
   * @param cause -1 when none is said
   * @param sipStatus 0 when none is said
   */
  void hangupRequest(SimChannel channel, int cause, int sipStatus) {
    bus.publish(
        EventClass.CALL,
        "HangupRequest",
        text -> {
          text.channel("", channel);
          if (cause >= 0) text.header("Cause", cause);
          if (sipStatus > 0) text.header("TechCause", sipStatus);
        });
  }

  void softHangupRequest(SimChannel channel) {
    bus.publish(
        EventClass.CALL,
        "SoftHangupRequest",
        text -> text.channel("", channel).header("Cause", 16));
  }

  /**
   * @param sipStatus 0 when none is said
   */
  void hangup(SimChannel channel, int cause, int sipStatus) {
    bus.publish(
        EventClass.CALL,
        "Hangup",
        text -> {
          text.channel("", channel).header("Cause", cause).header("Cause-txt", Causes.text(cause));
          if (sipStatus > 0) text.header("TechCause", sipStatus);
        });
  }

  void originateResponse(OriginateOrder order, boolean success, String channel, int reason) {
    bus.publish(
        EventClass.CALL,
        "OriginateResponse",
        text -> {
          if (!order.actionId().isEmpty()) text.header("ActionID", order.actionId());
          text.header("Response", success ? "Success" : "Failure").header("Channel", channel);
          if (order.application().isEmpty()) {
            text.header("Context", order.place().context());
            text.header("Exten", order.place().exten());
          } else {
            text.header("Application", order.application());
            text.header("Data", order.data());
          }
          text.header("Reason", reason)
              .header("Uniqueid", order.channelId().isEmpty() ? "<unknown>" : order.channelId())
              .header("CallerIDNum", order.callerId().number())
              .header("CallerIDName", order.callerId().name());
        });
  }

  void bridgeCreate(SimBridge bridge) {
    bus.publish(EventClass.CALL, "BridgeCreate", text -> text.bridge(bridge));
  }

  void bridgeDestroy(SimBridge bridge) {
    bus.publish(EventClass.CALL, "BridgeDestroy", text -> text.bridge(bridge));
  }

  void bridgeEnter(SimBridge bridge, SimChannel channel) {
    bus.publish(EventClass.CALL, "BridgeEnter", text -> text.bridge(bridge).channel("", channel));
  }

  void bridgeLeave(SimBridge bridge, SimChannel channel) {
    bus.publish(EventClass.CALL, "BridgeLeave", text -> text.bridge(bridge).channel("", channel));
  }

  /**
   * @param data as in the dialplan: the name, then headers, separated by commas
   */
  void userEvent(SimChannel channel, String data) {
    List<String> parts = List.of(data.split(","));
    bus.publish(
        EventClass.USER,
        "UserEvent",
        text -> {
          text.channel("", channel).header("UserEvent", parts.get(0).strip());
          for (String part : parts.subList(1, parts.size())) {
            int colon = part.indexOf(':');
            if (colon > 0)
              text.header(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
          }
        });
  }

  private void plain(String name, SimChannel channel) {
    bus.publish(EventClass.CALL, name, text -> text.channel("", channel));
  }
}
