package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.ami.SimChannel.State;

/**
 * The channels of one originated call: the near half, which runs our dialplan, and over Local the
 * far half, whose name and ids follow from the near one's. Event loop only.
 */
final class CallChannels {
  private final Exchange exchange;
  private final ChannelEvents events;
  private final OriginateOrder order;
  private final SimChannel near;
  private final SimChannel far;

  /** Makes them; nobody hears of them before {@link #appear}. */
  CallChannels(
      Exchange exchange,
      OriginateOrder order,
      DialTarget target,
      ChannelOwner nearOwner,
      ChannelOwner farOwner) {
    this.exchange = exchange;
    this.events = exchange.events();
    this.order = order;
    String id = order.channelId().isEmpty() ? exchange.newUniqueId() : order.channelId();
    long nowNs = exchange.calendar().nowNs();
    if (target.local()) {
      String name = exchange.newLocalName(target.number(), target.context());
      DialplanPlace place = new DialplanPlace(target.context(), target.number(), 1);
      String otherId = order.otherChannelId().isEmpty() ? id + ";2" : order.otherChannelId();
      near = new SimChannel(nearOwner, name + ";1", id, id, State.DOWN, place, nowNs);
      far = new SimChannel(farOwner, name + ";2", otherId, id, State.RING, place, nowNs);
    } else {
      DialplanPlace place = new DialplanPlace("from-carrier", "s", 1);
      String name = exchange.newPjsipName(target.context());
      near = new SimChannel(nearOwner, name, id, id, State.DOWN, place, nowNs);
      far = null;
    }
    near.formats(AudioFormats.of(target, order.codecs()));
    near.variables().putAll(order.variables());
    // A Local channel's far half begins with the variables of the near one.
    if (target.kind() == DialTarget.Kind.DIALPLAN) far.variables().putAll(order.variables());
  }

  SimChannel near() {
    return near;
  }

  /** Null when the call is not over Local. */
  SimChannel far() {
    return far;
  }

  /** They are there, and the near one dials. */
  void appear() {
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

  void ringing() {
    near.state(State.RINGING);
    events.newstate(near);
    events.dialState(near, "RINGING");
  }

  void nearUp() {
    near.state(State.UP);
    events.newstate(near);
    events.dialEnd(near, "ANSWER");
  }

  /** Without effect when it is up or gone. */
  void farUp() {
    if (far.state() == State.UP || !exchange.isLive(far)) return;
    far.state(State.UP);
    events.newstate(far);
  }

  /** The order's last word. */
  void respond(boolean success, int reason) {
    events.originateResponse(order, success, success ? near.name() : order.dialString(), reason);
  }
}
