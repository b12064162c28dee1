package org.pacekeeper.sim.pbx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Curve;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * Who calls from outside, by a Poisson process whose rate follows the scenario's curve (thinning:
 * Lewis and Shedler 1979). When they call, how long they wait and talk depends on the seed and
 * their number only, so that all policies meet the same callers. Calendar's thread.
 */
public final class Callers {
  private static final double HOUR_NS = 3_600e9;

  private final Scenario.Inbound inbound;
  private final String node;
  private final PhoneNumber called;
  private final Calendar calendar;
  private final Consumer<Event> events;
  private final RandomStream arrivals;
  private final RandomStreams.Family people;
  private final Map<String, CalleePlan> waiting = new HashMap<>();
  private final double peakPerNs;
  private long count;

  /**
   * @param inbound null when nobody calls
   */
  public Callers(
      Scenario.Inbound inbound,
      long seed,
      String node,
      PhoneNumber called,
      Calendar calendar,
      Consumer<Event> events) {
    this.inbound = inbound;
    this.node = node;
    this.called = called;
    this.calendar = calendar;
    this.events = events;
    RandomStreams streams = new RandomStreams(seed);
    arrivals = streams.stream("inbound.arrival");
    people = streams.family("inbound.caller");
    peakPerNs =
        inbound == null
            ? 0
            : inbound.perHour()
                / HOUR_NS
                * inbound.curve().points().stream()
                    .mapToDouble(Curve.Point::factor)
                    .max()
                    .orElse(1);
  }

  /** Enters the first arrival into the calendar. */
  public void begin() {
    if (peakPerNs > 0) next();
  }

  private void next() {
    double waitNs = -Math.log(1 - arrivals.nextDouble()) / peakPerNs;
    calendar.after(Math.round(waitNs), this::perhaps);
  }

  private void perhaps() {
    double rate = inbound.perHour() / HOUR_NS * inbound.curve().at(calendar.nowNs());
    if (arrivals.nextDouble() * peakPerNs < rate) arrive();
    next();
  }

  private void arrive() {
    RandomStream luck = people.stream(++count, 0);
    long patienceNs = Math.round(inbound.patienceSeconds().sample(luck) * 1e9);
    long talkNs = Math.round(inbound.talkSeconds().sample(luck) * 1e9);
    String channel = "in/" + count;
    waiting.put(channel, new CalleePlan(FarEnd.HUMAN, 0, 0, patienceNs, talkNs, 1));
    events.accept(new InboundArrived(node, channel, called, null));
  }

  /** Whoever waits there, once; null for nobody. */
  CalleePlan take(String channel) {
    return waiting.remove(channel);
  }
}
