package org.pacekeeper.sim.ami;

import java.util.List;
import java.util.Set;

/** What the account may do with a recording: not begin one, which takes the right system. */
final class RecordingActions {
  private static final Set<EventClass> RIGHTS = Set.of(EventClass.SYSTEM, EventClass.CALL);

  private final Exchange exchange;

  RecordingActions(Exchange exchange) {
    this.exchange = exchange;
  }

  List<Action> all() {
    return List.of(
        new Action("MixMonitorMute", "Mute / unMute a Mixmonitor recording.", RIGHTS, this::mute),
        new Action(
            "StopMixMonitor",
            "Stop recording a call through MixMonitor, and free the recording's file handle.",
            RIGHTS,
            this::stop));
  }

  private void mute(AmiSession session, AmiRequest request) {
    SimChannel channel = find(session, request);
    if (channel == null) return;
    if (channel.recorder().mute(request.get("State").equals("1")))
      session.send(Responses.begin(request, "Success").bytes());
    else Responses.error(session, request, "Cannot set mute flag");
  }

  private void stop(AmiSession session, AmiRequest request) {
    SimChannel channel = find(session, request);
    if (channel == null) return;
    if (channel.recorder().end()) session.send(Responses.begin(request, "Success").bytes());
    else Responses.error(session, request, "Could not stop monitoring channel");
  }

  private SimChannel find(AmiSession session, AmiRequest request) {
    SimChannel channel = exchange.find(request.get("Channel"));
    if (channel == null) Responses.error(session, request, "No such channel");
    return channel;
  }
}
