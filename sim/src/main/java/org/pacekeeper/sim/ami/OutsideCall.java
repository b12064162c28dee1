package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.world.CallerCall;
import org.pacekeeper.sim.world.NetworkListener;
import org.pacekeeper.sim.world.PlacedCall;
import org.pacekeeper.sim.world.Refusal;

/**
 * A call that came in over the carrier: one PJSIP channel in the dialplan, and the world's caller
 * behind it. RINGING → UP → GONE, or RINGING → GONE. The events are those recorded from Asterisk 22
 * with a caller over SIP. Event loop only.
 */
final class OutsideCall implements ChannelOwner, NetworkListener {
  /** Where the trunk's calls come in, as in the shipped guide. */
  static final String CONTEXT = "from-carrier";

  private static final String ENDPOINT = "carrier";
  private static final int NORMAL_CLEARING = 16;

  private final Exchange exchange;
  private final CallerCall caller;
  private final SimChannel channel;
  private boolean gone;

  OutsideCall(Exchange exchange, CallerCall caller) {
    this.exchange = exchange;
    this.caller = caller;
    String id = exchange.newUniqueId();
    channel =
        new SimChannel(
            this,
            exchange.newPjsipName(ENDPOINT),
            id,
            id,
            SimChannel.State.RING,
            new DialplanPlace(CONTEXT, caller.called(), 1),
            exchange.calendar().nowNs());
    if (!caller.number().isEmpty())
      channel.callerId(new CallerId(CallerId.UNKNOWN.name(), caller.number()));
  }

  void begin() {
    caller.reached(this);
    exchange.add(channel);
    exchange.events().newchannel(channel);
    exchange.soon(this::enterDialplan);
  }

  private void enterDialplan() {
    if (!gone) exchange.dialplan().run(channel);
  }

  @Override
  public boolean isUp(SimChannel asked) {
    return !gone;
  }

  @Override
  public PlacedCall placed(SimChannel asked) {
    return caller;
  }

  @Override
  public SimChannel through(SimChannel asked) {
    return null;
  }

  @Override
  public void answer(SimChannel answered) {
    if (channel.state() == SimChannel.State.UP) return;
    channel.state(SimChannel.State.UP);
    exchange.events().newstate(channel);
  }

  @Override
  public void hangUp(SimChannel ended, int cause) {
    if (gone) return;
    caller.release();
    end(cause == 0 ? NORMAL_CLEARING : cause);
  }

  @Override
  public void tooLate(SimChannel ended) {}

  @Override
  public void redirect(SimChannel moved, DialplanPlace place) {
    if (gone) return;
    channel.place(place);
    exchange.bridges().leave(channel);
    channel.waitFor(exchange.calendar().after(0, this::enterDialplan));
  }

  @Override
  public void hungUp() {
    if (gone) return;
    exchange.events().hangupRequest(channel, -1, 0);
    end(NORMAL_CLEARING);
  }

  private void end(int cause) {
    gone = true;
    exchange.bridges().leave(channel);
    channel.waitFor(null);
    exchange.events().softHangupRequest(channel);
    exchange.events().hangup(channel, cause, 0);
    exchange.remove(channel);
  }

  @Override
  public void ringing() {
    throw new IllegalStateException("a call from outside rings here, not there");
  }

  @Override
  public void answered() {
    throw new IllegalStateException("a call from outside is answered here, not there");
  }

  @Override
  public void refused(Refusal why) {
    throw new IllegalStateException("a call from outside is refused here, not there: " + why);
  }
}
