package org.pacekeeper.sim.pbx;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.LeaveAnnounced;
import org.pacekeeper.event.Event;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.Shock;
import org.pacekeeper.sim.world.Distribution;

/**
 * The agents: they come and go by the scenario's staffing, wrap up after each call and say ready
 * themselves. Whoever has been there longest leaves first, and ends their call before. Every
 * newcomer is a new agent. A wrap-up depends on the seed, the agent and the count of their calls
 * only. Calendar's thread.
 */
public final class Floor {
  private final Scenario scenario;
  private final long startNs;
  private final String campaign;
  private final String node;
  private final Calendar calendar;
  private final RandomStreams.Family wraps;
  private final RandomStreams.Family talkers;
  private final Consumer<Event> events;
  private final Departures departures;
  private final Map<String, FloorAgent> byName = new HashMap<>();
  private final ArrayDeque<FloorAgent> staffed = new ArrayDeque<>();
  private int hired;

  /**
   * @param events gets what the agents do at their desks
   */
  public Floor(
      Scenario scenario,
      long seed,
      String campaign,
      String node,
      Calendar calendar,
      Consumer<Event> events) {
    this.scenario = scenario;
    this.startNs = scenario.start().toEpochSecond() * 1_000_000_000L;
    this.campaign = campaign;
    this.node = node;
    this.calendar = calendar;
    this.events = events;
    this.departures = new Departures(scenario);
    this.wraps = new RandomStreams(seed).family("agent.wrap");
    this.talkers = new RandomStreams(seed).family("agent.talk");
  }

  /** Enters all comings, goings and breaks of the scenario into the calendar. */
  public void begin() {
    for (Scenario.Staffing step : scenario.staffing()) {
      if (step.announcedNs() > 0)
        calendar.at(step.atNs() - step.announcedNs(), () -> announce(step));
      calendar.at(step.atNs(), () -> staff(step.count()));
    }
    for (Shock shock : scenario.shocks())
      if (shock.pauseFraction() > 0)
        calendar.at(shock.atNs(), () -> pause(shock.pauseFraction(), shock.untilNs()));
  }

  private long wrapNs(int number, int call) {
    return Math.round(scenario.wrapSeconds().sample(wraps.stream(number, call)) * 1e9);
  }

  /**
   * How long the agent will wrap up after a call to come.
   *
   * @param call which of the agent's calls from now on, counting from 1
   */
  public long wrapNs(String agent, int call) {
    FloorAgent found = byName.get(agent);
    return found == null ? 0 : wrapNs(found.number, found.calls + call);
  }

  /**
   * When the agent will leave or take a break, ns from the scenario's start; {@link Long#MAX_VALUE}
   * for one who stays.
   */
  public long goesAtNs(String agent) {
    FloorAgent found = byName.get(agent);
    return found == null ? Long.MAX_VALUE : departures.nextAfter(found.number, calendar.nowNs());
  }

  /** Agents logged in who are to stay; those who only finish a call are not among them. */
  public int staffed() {
    return staffed.size();
  }

  /**
   * When the agent's call at hand and the wrap-up after it will be over, ns from the scenario's
   * start; now for one who is idle, {@link Long#MAX_VALUE} for one who will not come back.
   */
  public long freeAtNs(String agent) {
    FloorAgent found = byName.get(agent);
    if (found == null || found.leaving || found.pausing) return Long.MAX_VALUE;
    return found.doing == FloorAgent.Doing.IDLE ? calendar.nowNs() : found.freeAtNs;
  }

  private void staff(int count) {
    while (staffed.size() > count) leave(staffed.poll());
    while (staffed.size() < count) {
      FloorAgent agent = new FloorAgent("agent-" + ++hired, hired, talkFactor());
      staffed.add(agent);
      byName.put(agent.name, agent);
      events.accept(new AgentLoggedIn(agent.name, campaign, node, "sim/" + agent.name));
    }
  }

  /** Of the agent hired last. */
  private double talkFactor() {
    double cv = scenario.agentTalkCv();
    return cv == 0 ? 1 : new Distribution.Lognormal(1, cv).sample(talkers.stream(hired, 0));
  }

  /** Times the length of an agent's conversations; 1 for one who is not here. */
  public double talkFactor(String name) {
    FloorAgent agent = byName.get(name);
    return agent == null ? 1 : agent.talkFactor;
  }

  private void announce(Scenario.Staffing step) {
    int leaving = staffed.size() - step.count();
    for (FloorAgent agent : staffed) {
      if (leaving-- <= 0) break;
      events.accept(new LeaveAnnounced(agent.name, startNs + step.atNs()));
    }
  }

  private void leave(FloorAgent agent) {
    agent.leaving = true;
    if (agent.wrapEnd != null) agent.wrapEnd.cancel();
    events.accept(new AgentLoggedOut(agent.name));
  }

  private void pause(double fraction, long untilNs) {
    long left = Math.round(fraction * staffed.size());
    for (FloorAgent agent : staffed) {
      if (left-- == 0) break;
      if (agent.pausing) continue;
      agent.pausing = true;
      if (agent.doing != FloorAgent.Doing.WRAPPING)
        events.accept(new AgentPaused(agent.name, "break"));
      calendar.at(untilNs, () -> comeBack(agent));
    }
  }

  private void comeBack(FloorAgent agent) {
    agent.pausing = false;
    if (!agent.leaving && agent.doing != FloorAgent.Doing.WRAPPING)
      events.accept(new AgentReady(agent.name));
  }

  /** Whether the agent's leg is there and free for a callee. */
  boolean canTalk(String name) {
    FloorAgent agent = byName.get(name);
    return agent != null && agent.doing == FloorAgent.Doing.IDLE;
  }

  void talking(String name, long untilNs) {
    FloorAgent agent = byName.get(name);
    agent.doing = FloorAgent.Doing.TALKING;
    agent.wrapNs = wrapNs(agent.number, ++agent.calls);
    agent.freeAtNs = untilNs + agent.wrapNs;
  }

  void callEnded(String name) {
    FloorAgent agent = byName.get(name);
    agent.doing = FloorAgent.Doing.WRAPPING;
    if (agent.leaving) return;
    agent.freeAtNs = calendar.nowNs() + agent.wrapNs;
    if (agent.wrapNs == 0) wrapUpEnded(agent);
    else agent.wrapEnd = calendar.after(agent.wrapNs, () -> wrapUpEnded(agent));
  }

  private void wrapUpEnded(FloorAgent agent) {
    agent.doing = FloorAgent.Doing.IDLE;
    agent.wrapEnd = null;
    events.accept(
        agent.pausing ? new AgentPaused(agent.name, "break") : new AgentReady(agent.name));
  }

  /** The engine has hung up the agent's phone for good. */
  void legDown(String name) {
    byName.remove(name);
  }
}
