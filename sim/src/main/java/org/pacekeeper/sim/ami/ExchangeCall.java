package org.pacekeeper.sim.ami;

import java.util.concurrent.TimeUnit;
import org.pacekeeper.sim.ami.SimChannel.State;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.NetworkListener;
import org.pacekeeper.sim.world.PlacedCall;
import org.pacekeeper.sim.world.Refusal;

/**
 * One originated call: the channel that runs our dialplan, over Local also the far half, and the
 * world's call behind them. DIALING → UP → GONE, or DIALING → GONE. Which events a step brings, and
 * in which order, is as recorded from Asterisk 22; over Local and over PJSIP it differs. Event loop
 * only.
 */
final class ExchangeCall implements ChannelOwner, NetworkListener {
  private static final int NO_ANSWER = 19;
  private static final int NORMAL_CLEARING = 16;

  /** What Asterisk reports over SIP for its own ring timeout, though no such answer came. */
  private static final int TIMEOUT_SIP_STATUS = 480;

  private enum Phase {
    DIALING,
    UP,
    GONE
  }

  private final Exchange exchange;
  private final ChannelEvents events;
  private final OriginateOrder order;
  private Phase phase = Phase.DIALING;
  private SimChannel near;
  private SimChannel far;
  private PlacedCall placed;
  private DialedIn dialedIn;
  private Calendar.Entry ringTimeout;
  private DialplanPlace entry;
  private boolean inDialplan;

  ExchangeCall(Exchange exchange, OriginateOrder order) {
    this.exchange = exchange;
    this.events = exchange.events();
    this.order = order;
    this.entry = order.place();
  }

  @Override
  public PlacedCall placed(SimChannel channel) {
    return placed;
  }

  @Override
  public SimChannel through(SimChannel channel) {
    return dialedIn == null ? null : channel == near ? far : near;
  }

  @Override
  public void pressed(char key) {
    if (exchange.isLive(near)) exchange.dialplan().pressed(near, key);
  }

  SimChannel near() {
    return near;
  }

  SimChannel far() {
    return far;
  }

  @Override
  public boolean isUp(SimChannel channel) {
    return phase == Phase.UP;
  }

  boolean isOver() {
    return phase == Phase.GONE;
  }

  /**
   * Dials.
   *
   * @return false when there is no such technology, endpoint or trunk: no channel comes to be
   */
  boolean begin() {
    DialTarget target = DialTarget.parse(order, exchange);
    if (target == null) return false;
    if (target.kind() == DialTarget.Kind.DIALPLAN) dialedIn = new DialedIn(exchange, this);
    createChannels(target);
    switch (target.kind()) {
      case PHONE -> placed = exchange.world().callAgent(target.number(), this);
      case NUMBER -> placed = exchange.world().dial(target.number(), near.uniqueId(), this);
      case DIALPLAN -> dialedIn.begin();
    }
    ringTimeout =
        exchange
            .calendar()
            .after(TimeUnit.MILLISECONDS.toNanos(order.timeoutMs()), this::ringTimedOut);
    return true;
  }

  private void createChannels(DialTarget target) {
    String id = order.channelId().isEmpty() ? exchange.newUniqueId() : order.channelId();
    long nowNs = exchange.calendar().nowNs();
    if (target.local()) {
      String name = exchange.newLocalName(target.number(), target.context());
      DialplanPlace place = new DialplanPlace(target.context(), target.number(), 1);
      String otherId = order.otherChannelId().isEmpty() ? id + ";2" : order.otherChannelId();
      near = new SimChannel(this, name + ";1", id, id, State.DOWN, place, nowNs);
      far =
          new SimChannel(
              dialedIn == null ? this : dialedIn,
              name + ";2",
              otherId,
              id,
              State.RING,
              place,
              nowNs);
    } else {
      DialplanPlace place = new DialplanPlace("from-carrier", "s", 1);
      String name = exchange.newPjsipName(target.context());
      near = new SimChannel(this, name, id, id, State.DOWN, place, nowNs);
    }
    near.formats(AudioFormats.of(target, order.codecs()));
    near.variables().putAll(order.variables());
    // A Local channel's far half begins with the variables of the near one.
    if (dialedIn != null) far.variables().putAll(order.variables());
    appear(near);
    if (far != null) appear(far);
    identify(near);
    if (far != null) {
      identify(far);
      events.localBridge(near, far);
    }
    events.dialBegin(near, order.resource());
  }

  private void appear(SimChannel channel) {
    exchange.add(channel);
    events.newchannel(channel);
  }

  private void identify(SimChannel channel) {
    boolean known = !order.callerId().equals(CallerId.UNKNOWN);
    channel.accountCode(order.account());
    if (channel == near && !order.account().isEmpty()) events.newAccountCode(channel, "");
    if (known) {
      channel.callerId(order.callerId());
      if (channel == far) channel.connectedLine(order.callerId()); // it was told by the other half
      events.newCallerid(channel);
    }
    if (channel == far && !order.account().isEmpty()) events.newAccountCode(channel, "");
    if (known) {
      channel.connectedLine(order.callerId());
      events.newConnectedLine(channel);
    }
  }

  @Override
  public void ringing() {
    near.state(State.RINGING);
    events.newstate(near);
    events.dialState(near, "RINGING");
  }

  @Override
  public void answered() {
    phase = Phase.UP;
    ringTimeout.cancel();
    if (far != null) exchange.soon(this::reportFarUp);
    exchange.soon(() -> respond(true, 4));
    exchange.soon(this::reportUp);
  }

  void reportFarUp() {
    if (far.state() == State.UP || !exchange.isLive(far)) return;
    far.state(State.UP);
    events.newstate(far);
  }

  private void reportUp() {
    if (!exchange.isLive(near)) return;
    near.state(State.UP);
    events.newstate(near);
    events.dialEnd(near, "ANSWER");
    exchange.soon(this::enterDialplan);
  }

  private void enterDialplan() {
    if (!exchange.isLive(near)) return;
    inDialplan = true;
    near.place(entry);
    if (order.application().isEmpty()) {
      exchange.dialplan().run(near);
    } else {
      near.application(order.application(), order.data());
    }
  }

  @Override
  public void tooLate(SimChannel channel) {
    endNear(0);
  }

  /** The far half's dialplan ends without having answered. */
  void farRefused(int cause) {
    phase = Phase.GONE;
    ringTimeout.cancel();
    farLeftUnanswered("NOANSWER", cause);
  }

  private void farLeftUnanswered(String status, int cause) {
    events.softHangupRequest(far);
    events.hangupRequest(near, cause, 0);
    gone(far, cause, 0);
    exchange.soon(() -> events.dialEnd(near, status));
    exchange.soon(() -> respond(false, 0));
    exchange.soon(() -> exchange.soon(() -> gone(near, cause, 0)));
  }

  @Override
  public void refused(Refusal why) {
    phase = Phase.GONE;
    ringTimeout.cancel();
    String status = why == Refusal.BUSY || why == Refusal.CONGESTION ? why.name() : "NOANSWER";
    if (far == null) {
      events.hangupRequest(near, why.cause(), why.sipStatus());
      exchange.soon(() -> events.dialEnd(near, status));
      exchange.soon(() -> respond(false, 0));
      exchange.soon(() -> exchange.soon(() -> gone(near, why.cause(), why.sipStatus())));
    } else if (status.equals("NOANSWER")) {
      farLeftUnanswered(status, why.cause());
    } else {
      far.state(State.BUSY);
      events.newstate(far);
      events.dialEnd(near, status);
      events.hangupRequest(far, 0, 0);
      exchange.soon(() -> respond(false, why == Refusal.BUSY ? 5 : 8));
      exchange.soon(() -> gone(near, 0, 0));
      exchange.soon(() -> endFar(why.cause()));
    }
  }

  private void ringTimedOut() {
    phase = Phase.GONE;
    release();
    if (far != null) {
      events.hangupRequest(far, NO_ANSWER, 0);
      exchange.soon(() -> endFar(NO_ANSWER));
    }
    exchange.soon(() -> respond(false, 3));
    exchange.soon(() -> gone(near, NO_ANSWER, far == null ? TIMEOUT_SIP_STATUS : 0));
  }

  @Override
  public void hungUp() {
    phase = Phase.GONE;
    farEndLeft(NORMAL_CLEARING);
  }

  @Override
  public void hangUp(SimChannel channel, int cause) {
    if (channel == near) hangUp(cause);
    else hangUpFar(cause);
  }

  /** Ends the far half, as its own dialplan's end would. */
  void hangUpFar(int cause) {
    if (phase != Phase.UP) {
      hangUp(cause);
      return;
    }
    phase = Phase.GONE;
    release();
    farEndLeft(cause);
  }

  private void release() {
    if (placed != null) placed.release();
    if (dialedIn != null) dialedIn.release();
  }

  private void farEndLeft(int cause) {
    if (far == null) {
      events.hangupRequest(near, -1, 0);
    } else {
      reportFarUp();
      events.softHangupRequest(far);
      events.hangupRequest(near, cause, 0);
      gone(far, cause, 0);
    }
    if (inDialplan) exchange.soon(() -> endNear(cause));
  }

  private void endNear(int cause) {
    exchange.bridges().leave(near);
    near.waitFor(null);
    events.softHangupRequest(near);
    gone(near, cause, 0);
  }

  private void hangUp(int cause) {
    switch (phase) {
      case DIALING -> {
        phase = Phase.GONE;
        ringTimeout.cancel();
        release();
        exchange.soon(() -> respond(false, 0));
        events.dialEnd(near, "NOANSWER");
        if (far != null) {
          events.hangupRequest(far, cause, 0);
          exchange.soon(() -> endFar(cause));
        }
        exchange.soon(() -> gone(near, cause, 0));
      }
      case UP -> {
        phase = Phase.GONE;
        int said = cause == 0 ? NORMAL_CLEARING : cause;
        release();
        exchange.bridges().leave(near);
        near.waitFor(null);
        events.softHangupRequest(near);
        if (far != null) {
          events.hangupRequest(far, said, 0);
          exchange.soon(() -> endFar(said));
        }
        gone(near, said, 0);
      }
      case GONE -> {}
    }
  }

  @Override
  public void redirect(SimChannel channel, DialplanPlace place) {
    if (phase == Phase.DIALING) {
      hangUp(0);
      return;
    }
    entry = place;
    if (!inDialplan) return;
    near.place(place);
    exchange.bridges().leave(near);
    near.waitFor(exchange.calendar().after(0, () -> exchange.dialplan().run(near)));
  }

  private void endFar(int cause) {
    events.softHangupRequest(far);
    gone(far, cause, 0);
  }

  private void gone(SimChannel channel, int cause, int sipStatus) {
    if (channel == near && near.state() == State.UP) exchange.dialplan().ended(near);
    events.hangup(channel, cause, sipStatus);
    exchange.remove(channel);
  }

  private void respond(boolean success, int reason) {
    events.originateResponse(order, success, success ? near.name() : order.dialString(), reason);
  }
}
