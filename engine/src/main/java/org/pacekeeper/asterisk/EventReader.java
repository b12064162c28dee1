package org.pacekeeper.asterisk;

import java.util.function.LongFunction;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LegId;

/** Manager events into channel events. Stateless; any thread. */
final class EventReader {
  private static final int STATE_RINGING = 5;
  private static final int STATE_UP = 6;

  private EventReader() {}

  /** Null when the event is none of ours, or says nothing that we need. */
  static ChannelEvent read(ManagerEvent event) {
    if (event instanceof NewChannelEvent e)
      return ours(LegId.parse(e.getUniqueId()), ChannelEvent.Made::new);
    if (event instanceof NewStateEvent e) return newState(LegId.parse(e.getUniqueId()), e);
    if (event instanceof BridgeEnterEvent e)
      return ours(
          LegId.parse(e.getUniqueId()),
          id ->
              new ChannelEvent.Entered(
                  id,
                  e.getBridgeUniqueId(),
                  "holding_bridge".equals(e.getBridgeTechnology()),
                  "ConfBridge".equals(e.getBridgeCreator())));
    if (event instanceof BridgeLeaveEvent e)
      return ours(
          LegId.parse(e.getUniqueId()), id -> new ChannelEvent.Left(id, e.getBridgeUniqueId()));
    if (event instanceof HangupRequestEvent e)
      return ours(LegId.parse(e.getUniqueId()), id -> new ChannelEvent.HangupBegun(id, true));
    if (event instanceof SoftHangupRequestEvent e)
      return ours(LegId.parse(e.getUniqueId()), id -> new ChannelEvent.HangupBegun(id, false));
    if (event instanceof HangupEvent e)
      return ours(
          LegId.parse(e.getUniqueId()),
          id ->
              new ChannelEvent.Gone(
                  id,
                  isState(e.getChannelState(), STATE_UP),
                  e.getCause() == null ? 0 : e.getCause(),
                  sipStatus(e.getTechCause())));
    if (event instanceof OriginateResponseEvent e)
      return ours(
          LegId.parse(e.getUniqueId()),
          id ->
              new ChannelEvent.OriginateEnded(
                  id, e.isSuccess(), e.getReason() == null ? -1 : e.getReason()));
    if (event instanceof PacekeeperEvent e && Arrivals.IS.equals(e.getState()))
      return Arrivals.read(e);
    if (event instanceof PacekeeperEvent e) return fromDialplan(LegId.parse(e.getUniqueId()), e);
    return null;
  }

  /** The three-digit status at the start of a TechCause, 0 when there is none. */
  static int sipStatus(String techCause) {
    if (techCause == null || techCause.length() < 3) return 0;
    int status = 0;
    for (int i = 0; i < 3; i++) {
      char c = techCause.charAt(i);
      if (c < '0' || c > '9') return 0;
      status = status * 10 + (c - '0');
    }
    return status;
  }

  private static ChannelEvent newState(long legId, NewStateEvent e) {
    if (legId == 0) return null;
    if (isState(e.getChannelState(), STATE_RINGING)) return new ChannelEvent.Rings(legId);
    if (isState(e.getChannelState(), STATE_UP)) return new ChannelEvent.Up(legId);
    return null;
  }

  private static ChannelEvent fromDialplan(long legId, PacekeeperEvent e) {
    if (legId == 0) return null;
    if ("pin-refused".equals(e.getState())) return new ChannelEvent.PinRefused(legId);
    if ("blocked".equals(e.getState())) return new ChannelEvent.Blocked(legId);
    if ("optout".equals(e.getState())) return new ChannelEvent.OptedOut(legId);
    if ("heard".equals(e.getState()))
      return new ChannelEvent.Listened(
          legId, heard(e.getStatus()), e.getReason() == null ? "" : e.getReason());
    if ("recording".equals(e.getState())) return Recordings.tried(legId, e);
    if ("recorded".equals(e.getState()))
      return new ChannelEvent.RecordingMeasured(legId, Recordings.bytes(e.getStatus()));
    if ("left".equals(e.getState()))
      return new ChannelEvent.MachineMessageEnded(legId, "SUCCESS".equals(e.getStatus()));
    if ("message".equals(e.getState()))
      return new ChannelEvent.MessageEnded(legId, "SUCCESS".equals(e.getStatus()));
    return null;
  }

  /** AMDSTATUS; whatever else it says (NOTSURE, HANGUP) is no verdict. */
  private static Heard heard(String status) {
    if ("HUMAN".equals(status)) return Heard.HUMAN;
    return "MACHINE".equals(status) ? Heard.MACHINE : Heard.NOT_SURE;
  }

  private static boolean isState(Integer state, int wanted) {
    return state != null && state == wanted;
  }

  private static ChannelEvent ours(long legId, LongFunction<ChannelEvent> make) {
    return legId == 0 ? null : make.apply(legId);
  }
}
