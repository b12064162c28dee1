package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.world.PlacedCall;

/**
 * The far half of a Local channel that leads into our own dialplan, not into the world: who calls
 * from outside in a test, and the half that fetches a caller. Event loop only.
 */
final class DialedIn implements ChannelOwner {
  private static final int NORMAL_CLEARING = 16;

  private final Exchange exchange;
  private final ExchangeCall call;
  private boolean answered;
  private boolean released;

  DialedIn(Exchange exchange, ExchangeCall call) {
    this.exchange = exchange;
    this.call = call;
  }

  /** Both halves are there. */
  void begin() {
    exchange.soon(this::enterDialplan);
  }

  private void enterDialplan() {
    if (!released && exchange.isLive(call.far())) exchange.dialplan().run(call.far());
  }

  @Override
  public boolean isUp(SimChannel channel) {
    return !released && !call.isOver();
  }

  @Override
  public PlacedCall placed(SimChannel channel) {
    return null;
  }

  @Override
  public SimChannel through(SimChannel channel) {
    return call.near();
  }

  @Override
  public void answer(SimChannel channel) {
    if (answered) return;
    answered = true;
    call.answered();
    call.reportFarUp();
  }

  @Override
  public void hangUp(SimChannel channel, int cause) {
    if (released) return;
    int said = cause == 0 ? NORMAL_CLEARING : cause;
    if (answered) {
      call.hangUpFar(said);
    } else {
      release();
      call.farRefused(said);
    }
  }

  @Override
  public void tooLate(SimChannel channel) {}

  @Override
  public void redirect(SimChannel channel, DialplanPlace place) {
    if (released) return;
    channel.place(place);
    exchange.bridges().leave(channel);
    channel.waitFor(exchange.calendar().after(0, this::enterDialplan));
  }

  /** The near half ends: nothing waits here any more. */
  void release() {
    if (released) return;
    released = true;
    exchange.bridges().leave(call.far());
    call.far().waitFor(null);
  }
}
