package org.pacekeeper.sim.ami;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.pacekeeper.sim.world.NetworkListener;

/** The actions on channels that are there. */
final class ChannelActions {
  private static final Set<EventClass> CALL = Set.of(EventClass.CALL);
  private static final Set<EventClass> CALL_OR_SYSTEM = Set.of(EventClass.CALL, EventClass.SYSTEM);
  private static final Set<EventClass> CALL_OR_REPORTING =
      Set.of(EventClass.CALL, EventClass.REPORTING);
  private static final Set<EventClass> REPORTING = Set.of(EventClass.SYSTEM, EventClass.REPORTING);

  private final Exchange exchange;

  ChannelActions(Exchange exchange) {
    this.exchange = exchange;
  }

  List<Action> all() {
    return List.of(
        new Action("Bridge", "Bridge two channels already in the PBX.", CALL, this::bridge),
        new Action(
            "CoreShowChannels", "List currently active channels.", REPORTING, this::showChannels),
        new Action(
            "Getvar", "Gets a channel variable or function value.", CALL_OR_REPORTING, this::get),
        new Action("Hangup", "Hangup channel.", CALL_OR_SYSTEM, this::hangUp),
        new Action("PlayDTMF", "Play DTMF signal on a specific channel.", CALL, this::playKey),
        new Action("Redirect", "Redirect (transfer) a call.", CALL, this::redirect),
        new Action("Setvar", "Sets a channel variable or function value.", CALL, this::set),
        new Action("Status", "List channel status.", CALL_OR_REPORTING, this::status));
  }

  private void bridge(AmiSession session, AmiRequest request) {
    String one = request.get("Channel1");
    String other = request.get("Channel2");
    SimChannel first = exchange.find(one);
    SimChannel second = exchange.find(other);
    if (one.isEmpty() || other.isEmpty()) {
      Responses.error(session, request, "Missing channel parameter in request");
    } else if (first == null) {
      Responses.error(session, request, "Channel1 does not exist: " + one);
    } else if (second == null) {
      Responses.error(session, request, "Channel2 does not exist: " + other);
    } else if (first == second || !first.call().isUp(first) || !second.call().isUp(second)) {
      Responses.error(session, request, "Unable to bridge the channels");
    } else {
      Responses.success(session, request, "Channels have been bridged");
      exchange.bridges().connect(first, second);
    }
  }

  private void hangUp(AmiSession session, AmiRequest request) {
    SimChannel channel = exchange.find(request.get("Channel"));
    if (request.get("Channel").isEmpty()) {
      Responses.error(session, request, "No channel specified");
      return;
    }
    if (channel == null) {
      Responses.error(session, request, "No such channel");
      return;
    }
    Responses.success(session, request, "Channel Hungup");
    String said = request.get("Cause");
    int cause = said.matches("\\d{1,3}") ? Integer.parseInt(said) : 0;
    channel.call().hangUp(channel, cause);
  }

  /** On a far half: as if that end had pressed it. */
  private void playKey(AmiSession session, AmiRequest request) {
    SimChannel channel = exchange.find(request.get("Channel"));
    String digit = request.get("Digit");
    if (channel == null) {
      Responses.error(session, request, "Channel not found");
    } else if (!digit.matches("[0-9*#A-D]")) {
      Responses.error(session, request, "No digit specified");
    } else {
      if (channel.call() instanceof NetworkListener end) end.pressed(digit.charAt(0));
      Responses.success(session, request, "DTMF successfully queued");
    }
  }

  private void redirect(AmiSession session, AmiRequest request) {
    String name = request.get("Channel");
    String priority = request.get("Priority");
    SimChannel channel = exchange.find(name);
    if (name.isEmpty()) {
      Responses.error(session, request, "Channel not specified");
    } else if (!priority.matches("\\d{1,9}")) {
      Responses.error(session, request, "Priority is invalid");
    } else if (channel == null) {
      Responses.error(session, request, "Channel does not exist: " + name);
    } else {
      Responses.success(session, request, "Redirect successful");
      channel
          .call()
          .redirect(
              channel,
              new DialplanPlace(
                  request.get("Context"), request.get("Exten"), Integer.parseInt(priority)));
    }
  }

  private void get(AmiSession session, AmiRequest request) {
    SimChannel channel = exchange.find(request.get("Channel"));
    String variable = request.get("Variable");
    if (variable.isEmpty()) {
      Responses.error(session, request, "No variable specified");
    } else if (channel == null && !request.get("Channel").isEmpty()) {
      Responses.error(session, request, "No such channel");
    } else {
      String value =
          channel == null
              ? exchange.globals().getOrDefault(variable, "")
              : DialplanVariables.value(channel, exchange.epochMicros(), variable);
      session.send(
          Responses.begin(request, "Success")
              .header("Variable", variable)
              .header("Value", value)
              .bytes());
    }
  }

  private void set(AmiSession session, AmiRequest request) {
    SimChannel channel = exchange.find(request.get("Channel"));
    String variable = request.get("Variable");
    if (variable.isEmpty()) {
      Responses.error(session, request, "No variable specified");
    } else if (channel == null && !request.get("Channel").isEmpty()) {
      Responses.error(session, request, "No such channel");
    } else if (channel == null && exchange.globals().size() >= Exchange.GLOBALS_MAX) {
      Responses.error(session, request, "Variable set failed");
    } else {
      (channel == null ? exchange.globals() : channel.variables())
          .put(variable, request.get("Value"));
      Responses.success(session, request, "Variable Set");
    }
  }

  private void showChannels(AmiSession session, AmiRequest request) {
    Responses.listBegins(session, request, "Channels will follow");
    for (SimChannel channel : exchange.channels()) {
      AmiText text = new AmiText().header("Event", "CoreShowChannel");
      session.send(
          Responses.withActionId(text, request)
              .channel("", channel)
              .header("Application", channel.application())
              .header("ApplicationData", channel.applicationData())
              .header("Duration", clock(age(channel)))
              .header("BridgeId", bridgeId(channel))
              .bytes());
    }
    session.send(
        Responses.listEnds(request, "CoreShowChannelsComplete", exchange.channels().size())
            .bytes());
  }

  private void status(AmiSession session, AmiRequest request) {
    String name = request.get("Channel");
    SimChannel wanted = exchange.find(name);
    if (wanted == null && !name.isEmpty()) {
      Responses.error(session, request, "No such channel");
      return;
    }
    Responses.listBegins(session, request, "Channel status will follow");
    List<SimChannel> channels = wanted == null ? List.copyOf(exchange.channels()) : List.of(wanted);
    for (SimChannel channel : channels) sendStatus(session, request, channel);
    session.send(
        Responses.listEnds(request, "StatusComplete", channels.size())
            .header("Items", channels.size())
            .bytes());
  }

  private void sendStatus(AmiSession session, AmiRequest request, SimChannel channel) {
    AmiText text =
        new AmiText()
            .header("Event", "Status")
            .header("Privilege", "Call")
            .channel("", channel)
            .header("Type", channel.name().substring(0, channel.name().indexOf('/')))
            .header("DNID", "")
            .header("EffectiveConnectedLineNum", channel.connectedLine().number())
            .header("EffectiveConnectedLineName", channel.connectedLine().name())
            .header("TimeToHangup", 0)
            .header("BridgeID", bridgeId(channel))
            .header("Application", channel.application())
            .header("Data", channel.applicationData())
            .header("Callgroup", 0)
            .header("Pickupgroup", 0)
            .header("Seconds", age(channel).toSeconds());
    session.send(Responses.withActionId(text, request).bytes());
  }

  private Duration age(SimChannel channel) {
    return Duration.ofNanos(exchange.calendar().nowNs() - channel.createdAtNs());
  }

  private static String clock(Duration age) {
    return "%02d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }

  private static String bridgeId(SimChannel channel) {
    return channel.bridge() == null ? "" : channel.bridge().id();
  }
}
