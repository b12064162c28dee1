package org.pacekeeper.sim.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStreams;

/**
 * The simulated world as an exchange meets it: numbers to dial over one trunk, and agents' phones
 * to call. Everything happens on the calendar, in its thread; only the ledger may be read from
 * others.
 */
public final class World {
  /** How soon a carrier without a free line says so. */
  private static final long NO_LINE_NS = 50_000_000L;

  private static final Desk NOBODYS_DESK =
      new Desk() {
        @Override
        public void loggedIn(String agent) {}

        @Override
        public void ready(String agent) {}

        @Override
        public void paused(String agent, String reason) {}

        @Override
        public void disposition(String agent, String calleeLeg, String code) {}
      };

  private final WorldSettings settings;
  private final Calendar calendar;
  private final RandomStreams streams;
  private final Population population;
  private final Trunk trunk;
  private final WorldLedger ledger = new WorldLedger();
  private final CallerLedger callers = new CallerLedger();
  private final Map<String, SimAgent> agents = new HashMap<>();
  private Consumer<CallerCall> frontDoor = CallerCall::nobodyThere;

  public World(WorldSettings settings, Calendar calendar) {
    this.settings = settings;
    this.calendar = calendar;
    streams = new RandomStreams(settings.seed());
    population = new Population(settings);
    trunk = new Trunk(settings.trunk());
  }

  public Calendar calendar() {
    return calendar;
  }

  public WorldLedger ledger() {
    return ledger;
  }

  public RandomStreams streams() {
    return streams;
  }

  /** An agent who sits at that desk; comes to work with {@link SimAgent#logIn()}. */
  public SimAgent addAgent(String name, Desk desk) {
    SimAgent agent = new SimAgent(name, desk, settings.agents(), calendar, streams);
    if (agents.putIfAbsent(name, agent) != null)
      throw new IllegalArgumentException("agent '" + name + "' is already there");
    return agent;
  }

  /**
   * Dials a number; what comes of it is told to the listener, never before this method returns.
   *
   * @param number digits, with or without a plus sign
   * @param leg the exchange's id of the call, kept in the ledger
   * @throws IllegalArgumentException when it is not a number
   */
  public PlacedCall dial(String number, String leg, NetworkListener listener) {
    String digits = number.startsWith("+") ? number.substring(1) : number;
    if (!digits.matches("\\d{1,18}"))
      throw new IllegalArgumentException("number '" + number + "': expected up to 18 digits");
    long nowNs = calendar.nowNs();
    if (!trunk.take(nowNs)) {
      int record = ledger.open(digits, leg, null, nowNs);
      return new TurnedAway(this, record, NO_LINE_NS, listener);
    }
    CalleePlan plan = population.plan(digits, ledger.timesReached(digits) + 1);
    int record = ledger.open(digits, leg, plan.farEnd(), nowNs);
    return new CalleeCall(this, record, leg, plan, listener);
  }

  /** Calls an agent's phone; somebody unknown picks up too, and just stays on the line. */
  public PhoneCall callAgent(String name, NetworkListener listener) {
    SimAgent known = agents.get(name);
    if (known != null) {
      PhonePlan plan = new PhonePlan(known.drawAnswerNs(), CalleePlan.NEVER, false);
      return new PhoneCall(this, known, plan, listener);
    }
    SimAgent unknown = new SimAgent(name, NOBODYS_DESK, settings.agents(), calendar, streams);
    return new PhoneCall(this, unknown, PhonePlan.scripted(name), listener);
  }

  /** The two hear each other; means something to the world when they are callee and agent. */
  public void bridge(PlacedCall one, PlacedCall other) {
    if (one instanceof Talker callee && other instanceof PhoneCall phone) phone.bridge(callee);
    if (one instanceof PhoneCall phone && other instanceof Talker callee) phone.bridge(callee);
  }

  /** The two hear each other no more. Without effect when one of them hung up. */
  public void unbridge(PlacedCall one, PlacedCall other) {
    if (one instanceof PhoneCall phone) phone.unbridge();
    if (other instanceof PhoneCall phone) phone.unbridge();
  }

  /** Where calls from outside go; without one they hear that nobody is there. */
  public void frontDoor(Consumer<CallerCall> door) {
    frontDoor = door;
  }

  /** From now on people call by themselves. */
  public void beginCalls(CallerSettings who) {
    new CallerArrivals(who, this).begin();
  }

  /** Somebody calls from outside now. */
  void call(CallerPlan plan) {
    frontDoor.accept(new CallerCall(this, plan));
  }

  /** What became of those who called from outside. */
  public CallerLedger callers() {
    return callers;
  }

  /** Calls that hold a line now. */
  public int linesInUse() {
    return trunk.linesInUse();
  }

  void lineFree() {
    trunk.giveBack();
  }
}
