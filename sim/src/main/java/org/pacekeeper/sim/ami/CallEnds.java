package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.ami.SimChannel.State;
import org.pacekeeper.sim.world.Refusal;

/**
 * How the end of an originated call is told: which events, in which order, as recorded from
 * Asterisk 22. It differs over Local and over PJSIP, and with who ends the call when. Whoever calls
 * has made sure that the call ends once. Event loop only.
 */
final class CallEnds {
  private static final int NO_ANSWER = 19;

  /** What Asterisk reports over SIP for its own ring timeout, though no such answer came. */
  private static final int TIMEOUT_SIP_STATUS = 480;

  private final Exchange exchange;
  private final ChannelEvents events;
  private final CallChannels channels;
  private final SimChannel near;
  private final SimChannel far;

  CallEnds(Exchange exchange, CallChannels channels) {
    this.exchange = exchange;
    this.events = exchange.events();
    this.channels = channels;
    this.near = channels.near();
    this.far = channels.far();
  }

  /** The world refuses the call. */
  void refused(Refusal why) {
    String status = why == Refusal.BUSY || why == Refusal.CONGESTION ? why.name() : "NOANSWER";
    if (far == null) {
      events.hangupRequest(near, why.cause(), why.sipStatus());
      exchange.soon(() -> events.dialEnd(near, status));
      exchange.soon(() -> channels.respond(false, 0));
      exchange.soon(() -> exchange.soon(() -> gone(near, why.cause(), why.sipStatus())));
    } else if (status.equals("NOANSWER")) {
      farRefused(why.cause());
    } else {
      far.state(State.BUSY);
      events.newstate(far);
      events.dialEnd(near, status);
      events.hangupRequest(far, 0, 0);
      exchange.soon(() -> channels.respond(false, why == Refusal.BUSY ? 5 : 8));
      exchange.soon(() -> gone(near, 0, 0));
      exchange.soon(() -> farEnds(why.cause()));
    }
  }

  /** The far half ends without having answered. */
  void farRefused(int cause) {
    events.softHangupRequest(far);
    events.hangupRequest(near, cause, 0);
    gone(far, cause, 0);
    exchange.soon(() -> events.dialEnd(near, "NOANSWER"));
    exchange.soon(() -> channels.respond(false, 0));
    exchange.soon(() -> exchange.soon(() -> gone(near, cause, 0)));
  }

  void ringTimedOut() {
    if (far != null) {
      events.hangupRequest(far, NO_ANSWER, 0);
      exchange.soon(() -> farEnds(NO_ANSWER));
    }
    exchange.soon(() -> channels.respond(false, 3));
    exchange.soon(() -> gone(near, NO_ANSWER, far == null ? TIMEOUT_SIP_STATUS : 0));
  }

  /** We give the call up before it was answered. */
  void cancelled(int cause) {
    exchange.soon(() -> channels.respond(false, 0));
    events.dialEnd(near, "NOANSWER");
    if (far != null) {
      events.hangupRequest(far, cause, 0);
      exchange.soon(() -> farEnds(cause));
    }
    exchange.soon(() -> gone(near, cause, 0));
  }

  /** We hang up after it was answered. */
  void nearHangsUp(int cause) {
    leaveNear();
    if (far != null) {
      events.hangupRequest(far, cause, 0);
      exchange.soon(() -> farEnds(cause));
    }
    gone(near, cause, 0);
  }

  /** The far end has hung up; what the near half runs goes on until {@link #nearEnds}. */
  void farHangsUp(int cause) {
    if (far == null) {
      events.hangupRequest(near, -1, 0);
      return;
    }
    channels.farUp();
    events.softHangupRequest(far);
    events.hangupRequest(near, cause, 0);
    gone(far, cause, 0);
  }

  void nearEnds(int cause) {
    leaveNear();
    gone(near, cause, 0);
  }

  private void leaveNear() {
    exchange.bridges().leave(near);
    near.waitFor(null);
    events.softHangupRequest(near);
  }

  private void farEnds(int cause) {
    events.softHangupRequest(far);
    gone(far, cause, 0);
  }

  private void gone(SimChannel channel, int cause, int sipStatus) {
    if (channel == near && near.state() == State.UP) exchange.dialplan().ended(near);
    events.hangup(channel, cause, sipStatus);
    exchange.remove(channel);
  }
}
