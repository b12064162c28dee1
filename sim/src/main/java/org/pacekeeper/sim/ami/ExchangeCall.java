package org.pacekeeper.sim.ami;

import java.util.concurrent.TimeUnit;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.NetworkListener;
import org.pacekeeper.sim.world.PlacedCall;
import org.pacekeeper.sim.world.Refusal;

/**
 * One originated call, between our dialplan and the world's call behind it. DIALING → UP → GONE, or
 * DIALING → GONE. Its channels come to be in {@link CallChannels}; how its end is told is in {@link
 * CallEnds}. Event loop only.
 */
final class ExchangeCall implements ChannelOwner, NetworkListener {
  private static final int NORMAL_CLEARING = 16;

  private enum Phase {
    DIALING,
    UP,
    GONE
  }

  private final Exchange exchange;
  private final OriginateOrder order;
  private Phase phase = Phase.DIALING;
  private CallChannels channels;
  private CallEnds ends;
  private PlacedCall placed;
  private DialedIn dialedIn;
  private Calendar.Entry ringTimeout;
  private DialplanPlace entry;
  private boolean inDialplan;

  ExchangeCall(Exchange exchange, OriginateOrder order) {
    this.exchange = exchange;
    this.order = order;
    this.entry = order.place();
  }

  @Override
  public PlacedCall placed(SimChannel channel) {
    return placed;
  }

  @Override
  public SimChannel through(SimChannel channel) {
    return dialedIn == null ? null : channel == near() ? far() : near();
  }

  @Override
  public void pressed(char key) {
    if (exchange.isLive(near())) exchange.dialplan().pressed(near(), key);
  }

  SimChannel near() {
    return channels.near();
  }

  SimChannel far() {
    return channels.far();
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
    channels = new CallChannels(exchange, order, target, this, dialedIn == null ? this : dialedIn);
    ends = new CallEnds(exchange, channels);
    channels.appear();
    switch (target.kind()) {
      case PHONE -> placed = exchange.world().callAgent(target.number(), this);
      case NUMBER -> placed = exchange.world().dial(target.number(), near().uniqueId(), this);
      case DIALPLAN -> dialedIn.begin();
    }
    ringTimeout =
        exchange
            .calendar()
            .after(TimeUnit.MILLISECONDS.toNanos(order.timeoutMs()), this::ringTimedOut);
    return true;
  }

  @Override
  public void ringing() {
    channels.ringing();
  }

  @Override
  public void answered() {
    phase = Phase.UP;
    ringTimeout.cancel();
    if (far() != null) exchange.soon(this::reportFarUp);
    exchange.soon(() -> channels.respond(true, 4));
    exchange.soon(this::reportUp);
  }

  void reportFarUp() {
    channels.farUp();
  }

  private void reportUp() {
    if (!exchange.isLive(near())) return;
    channels.nearUp();
    exchange.soon(this::enterDialplan);
  }

  private void enterDialplan() {
    if (!exchange.isLive(near())) return;
    inDialplan = true;
    near().place(entry);
    if (order.application().isEmpty()) {
      exchange.dialplan().run(near());
    } else {
      near().application(order.application(), order.data());
    }
  }

  @Override
  public void tooLate(SimChannel channel) {
    ends.nearEnds(0);
  }

  /** The far half's dialplan ends without having answered. */
  void farRefused(int cause) {
    phase = Phase.GONE;
    ringTimeout.cancel();
    ends.farRefused(cause);
  }

  @Override
  public void refused(Refusal why) {
    phase = Phase.GONE;
    ringTimeout.cancel();
    ends.refused(why);
  }

  private void ringTimedOut() {
    phase = Phase.GONE;
    release();
    ends.ringTimedOut();
  }

  @Override
  public void hungUp() {
    phase = Phase.GONE;
    farHangsUp(NORMAL_CLEARING);
  }

  @Override
  public void hangUp(SimChannel channel, int cause) {
    if (channel == near()) hangUp(cause);
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
    farHangsUp(cause);
  }

  private void farHangsUp(int cause) {
    ends.farHangsUp(cause);
    if (inDialplan) exchange.soon(() -> ends.nearEnds(cause));
  }

  private void hangUp(int cause) {
    switch (phase) {
      case DIALING -> {
        phase = Phase.GONE;
        ringTimeout.cancel();
        release();
        ends.cancelled(cause);
      }
      case UP -> {
        phase = Phase.GONE;
        release();
        ends.nearHangsUp(cause == 0 ? NORMAL_CLEARING : cause);
      }
      case GONE -> {}
    }
  }

  private void release() {
    if (placed != null) placed.release();
    if (dialedIn != null) dialedIn.release();
  }

  @Override
  public void redirect(SimChannel channel, DialplanPlace place) {
    if (phase == Phase.DIALING) {
      hangUp(0);
      return;
    }
    entry = place;
    if (!inDialplan) return;
    near().place(place);
    exchange.bridges().leave(near());
    near().waitFor(exchange.calendar().after(0, () -> exchange.dialplan().run(near())));
  }
}
