package org.pacekeeper.sim.ami;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.world.World;

/**
 * The simulated exchange: its channels, and the parts that act on them. Event loop only.
 *
 * <p>In Asterisk several threads report on one call, so that the order of events varies. Here what
 * another thread would do comes {@link #soon}, after a drawn moment.
 */
final class Exchange {
  /** How many variables without a channel there can be. */
  static final int GLOBALS_MAX = 1_000;

  private static final long SOON_NS_MAX = 1_000_000;

  private final AmiServerSettings settings;
  private final World world;
  private final ChannelEvents events;
  private final Bridges bridges;
  private final DialplanRunner dialplan;
  private final RandomStream moments;
  private final NavigableMap<String, SimChannel> byUniqueId = new TreeMap<>();
  private final Map<String, SimChannel> byName = new HashMap<>();
  private final Map<String, String> globals = new HashMap<>();
  private long localCount;
  private long pjsipCount;
  private long uniqueIdCount;

  Exchange(AmiServerSettings settings, World world, Dialplan dialplan, EventBus bus) {
    this.settings = settings;
    this.world = world;
    this.events = new ChannelEvents(bus);
    this.bridges = new Bridges(this, world.streams().stream("exchange.bridge-id"));
    this.dialplan = new DialplanRunner(this, dialplan, settings.messageSeconds());
    this.moments = world.streams().stream("exchange.moment");
    world.frontDoor(caller -> new OutsideCall(this, caller).begin());
  }

  AmiServerSettings settings() {
    return settings;
  }

  World world() {
    return world;
  }

  Calendar calendar() {
    return world.calendar();
  }

  ChannelEvents events() {
    return events;
  }

  Bridges bridges() {
    return bridges;
  }

  DialplanRunner dialplan() {
    return dialplan;
  }

  /** Variables without a channel. */
  Map<String, String> globals() {
    return globals;
  }

  /** A moment later, at most a millisecond of simulated time. */
  void soon(Runnable action) {
    calendar().after((long) (moments.nextDouble() * SOON_NS_MAX), action);
  }

  /** Lets the channel wait so long; whatever it waited for before is called off. */
  void later(SimChannel channel, double seconds, Consumer<SimChannel> then) {
    long delayNs = Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
    channel.waitFor(calendar().after(delayNs, () -> then.accept(channel)));
  }

  /** Whether something that happens one time in so many happens now. */
  boolean oneIn(int times) {
    return moments.nextDouble() * times < 1;
  }

  /** Places a call; what comes of it comes as events. */
  void originate(OriginateOrder order) {
    ExchangeCall call = new ExchangeCall(this, order);
    if (taken(order.channelId()) || taken(order.otherChannelId()) || !call.begin())
      events.originateResponse(order, false, order.dialString(), 0);
  }

  /** Asterisk takes an id for a duplicate when a live channel's id begins with it. */
  private boolean taken(String id) {
    if (id.isEmpty()) return false;
    String next = byUniqueId.ceilingKey(id);
    return next != null && next.startsWith(id);
  }

  /** The live channel of that name or unique id, null when there is none. */
  SimChannel find(String nameOrId) {
    SimChannel named = byName.get(nameOrId);
    return named != null ? named : byUniqueId.get(nameOrId);
  }

  Collection<SimChannel> channels() {
    return byUniqueId.values();
  }

  boolean isLive(SimChannel channel) {
    return byUniqueId.get(channel.uniqueId()) == channel;
  }

  void add(SimChannel channel) {
    byUniqueId.put(channel.uniqueId(), channel);
    byName.put(channel.name(), channel);
  }

  void remove(SimChannel channel) {
    byUniqueId.remove(channel.uniqueId());
    byName.remove(channel.name());
  }

  /** For instance {@code Local/1001@agents-0000000a}, without the half. */
  String newLocalName(String exten, String context) {
    return "Local/%s@%s-%08x".formatted(exten, context, localCount++);
  }

  String newPjsipName(String endpoint) {
    return "PJSIP/%s-%08x".formatted(endpoint, pjsipCount++);
  }

  /** The id of a channel for which nobody chose one. */
  String newUniqueId() {
    return epochMicros() / 1_000_000 + "." + uniqueIdCount++;
  }

  /** The simulated time of day. */
  long epochMicros() {
    return settings.epochStartMicros() + calendar().nowNs() / 1_000;
  }
}
