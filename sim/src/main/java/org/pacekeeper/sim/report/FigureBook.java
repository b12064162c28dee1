package org.pacekeeper.sim.report;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.ConnectAcross;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.sim.report.AgentClock.Doing;

/**
 * Keeps the figures of a run from the events and commands as they pass, in a few steps each; what
 * happened before the end of the warm-up is followed but not counted. Who is a person is told by
 * {@link #personPickedUp}, which knows better than the engine. Times are ns from the scenario's
 * start and never fall. One thread.
 */
public final class FigureBook {
  private static final long HIGHEST_WAIT_MS = 24L * 3600 * 1000;
  private static final long MS = 1_000_000L;

  private static final class Call {
    String agent = "";
    long pickedUpAtNs = -1;
    boolean inFlight = true;

    /** When somebody called from outside, -1 for a call to a lead. */
    long arrivedAtNs = -1;

    /** Whether it is known if the person was abandoned. */
    boolean decided;
  }

  private final long fromNs;
  private final long abandonAfterNs;
  private final Map<Long, Call> calls = new HashMap<>();
  private final AgentClock agents = new AgentClock();
  private final CallerFigures callers = new CallerFigures();
  private final RollingHour hour;
  private final Histogram agentWaitMs = new Histogram(HIGHEST_WAIT_MS, 3);
  private final Histogram calleeWaitMs = new Histogram(HIGHEST_WAIT_MS, 3);
  private long nowNs;
  private int inFlight;
  private double inFlightSeconds;
  private long originated;
  private long answered;
  private long abandoned;
  private long shed;
  private long decisions;

  /**
   * @param warmupNs what is left out
   * @param abandonAfterNs answered and not connected within this is abandoned
   */
  public FigureBook(long warmupNs, long abandonAfterNs) {
    this.fromNs = warmupNs;
    this.hour = new RollingHour(warmupNs);
    this.abandonAfterNs = abandonAfterNs;
  }

  /** Time has come so far. */
  public void advance(long toNs) {
    long dtNs = toNs - Math.max(nowNs, fromNs);
    nowNs = toNs;
    if (dtNs <= 0) return;
    agents.elapse(dtNs);
    inFlightSeconds += inFlight * dtNs * 1e-9;
  }

  /** A person has picked up, whether the engine will hear of it or not. */
  public void personPickedUp(long callId, long atNs) {
    Call call = calls.get(callId);
    if (call != null) call.pickedUpAtNs = atNs;
  }

  /** An event, before the engine is told. */
  public void event(long atNs, Event event) {
    advance(atNs);
    if (event instanceof CallAnswered e) resolved(calls.get(e.callId()));
    else if (event instanceof CallFailed e) ended(e.callId());
    else if (event instanceof CallConnected e) connected(e);
    else if (event instanceof CallHungUp e) ended(e.callId());
    else if (event instanceof AgentReady e) agents.ready(e.agent(), nowNs);
    else if (event instanceof AgentLegUp e) agents.move(e.agent(), Doing.AVAILABLE, nowNs);
    else if (event instanceof AgentLegDown e) agents.remove(e.agent());
    else if (event instanceof AgentPaused e) agents.paused(e.agent(), nowNs);
    else if (event instanceof ConnectFailed e) agents.move(e.agent(), Doing.WRAPPING, nowNs);
  }

  /** A command, before it is carried out. */
  public void command(long atNs, Command command) {
    if (command instanceof Originate c) {
      calls.put(c.callId(), new Call());
      inFlight++;
      if (counts()) originated++;
    } else if (command instanceof TakeInbound c) {
      Call call = new Call();
      call.inFlight = false;
      call.arrivedAtNs = nowNs;
      calls.put(c.callId(), call);
    } else if (command instanceof Connect c) {
      reserved(c.callId(), c.agent());
    } else if (command instanceof ConnectAcross c) {
      reserved(c.callId(), c.agent());
    } else if (command instanceof PlayMessage c) {
      Call call = calls.get(c.callId());
      if (call != null) decide(call, true, false);
    } else if (command instanceof HangupAgent c) {
      agents.remove(c.agent());
    } else if (command instanceof Hangup c) {
      if (c.reason().equals(Hangup.SHED) && counts()) shed++;
    } else if (command instanceof NoteDecision && counts()) {
      decisions++;
    }
  }

  /** Back to a callee on hold, an agent has been talking all the while. */
  private void reserved(long callId, String agent) {
    Call call = calls.get(callId);
    Doing doing = agents.doing(agent);
    if (call == null || doing == null || doing == Doing.TALKING) return;
    if (counts() && doing == Doing.AVAILABLE)
      agentWaitMs.recordValue(Math.min((nowNs - agents.sinceNs(agent)) / MS, HIGHEST_WAIT_MS));
    call.agent = agent;
    agents.move(agent, Doing.RESERVED, nowNs);
  }

  private void resolved(Call call) {
    if (call == null || !call.inFlight) return;
    call.inFlight = false;
    inFlight--;
  }

  private void connected(CallConnected event) {
    Call call = calls.get(event.callId());
    if (call == null) return;
    resolved(call);
    call.agent = event.agent();
    agents.move(event.agent(), Doing.TALKING, nowNs);
    decide(call, nowNs - call.pickedUpAtNs > abandonAfterNs, true);
  }

  private void ended(long callId) {
    Call call = calls.remove(callId);
    if (call == null) return;
    resolved(call);
    decide(call, true, false);
    Doing doing = agents.doing(call.agent);
    if (doing == Doing.TALKING) agents.move(call.agent, Doing.WRAPPING, nowNs);
    else if (doing == Doing.RESERVED) agents.move(call.agent, Doing.AVAILABLE, nowNs);
  }

  /** What became of a person who picked up, once for each. */
  private void decide(Call call, boolean isAbandoned, boolean isConnected) {
    if (call.decided || (call.pickedUpAtNs < 0 && call.arrivedAtNs < 0)) return;
    call.decided = true;
    if (!counts()) return;
    if (call.arrivedAtNs >= 0) {
      if (isConnected) callers.answered(nowNs - call.arrivedAtNs);
      else callers.gaveUp();
      return;
    }
    answered++;
    if (isAbandoned) abandoned++;
    hour.add(nowNs, isAbandoned);
    calleeWaitMs.recordValue(Math.min((nowNs - call.pickedUpAtNs) / MS, HIGHEST_WAIT_MS));
  }

  private boolean counts() {
    return nowNs >= fromNs;
  }

  /** Calls that have not ended. */
  public int callsUp() {
    return calls.size();
  }

  public int inFlight() {
    return inFlight;
  }

  /** Answered by a person since the warm-up, of whom it is known what became of them. */
  public long answered() {
    return answered;
  }

  public long abandoned() {
    return abandoned;
  }

  public int available() {
    return agents.count(Doing.AVAILABLE) + agents.count(Doing.RESERVED);
  }

  public int talking() {
    return agents.count(Doing.TALKING);
  }

  public int wrapping() {
    return agents.count(Doing.WRAPPING);
  }

  public int paused() {
    return agents.count(Doing.PAUSED);
  }

  /**
   * The figures up to now.
   *
   * @param events of the whole run, the warm-up included
   */
  public Figures figures(
      String scenario, String policy, long seed, int agentsMax, double wallSeconds, long events) {
    double staffed = agents.staffedSeconds();
    double talk = agents.seconds(Doing.TALKING);
    double busy = talk + agents.seconds(Doing.WRAPPING);
    double available = agents.seconds(Doing.AVAILABLE) + agents.seconds(Doing.RESERVED);
    double seconds = Math.max(0, nowNs - fromNs) * 1e-9;
    return new Figures(
        scenario,
        policy,
        seed,
        agentsMax,
        seconds,
        originated,
        answered,
        answered - abandoned,
        abandoned,
        ratio(abandoned, answered),
        Binomial.upper95(abandoned, answered),
        hour.worst(),
        ratio(busy, staffed),
        ratio(busy, busy + available),
        ratio(talk, staffed / 3600),
        agentWaitMs.getMean() / 1000,
        shed,
        ratio(shed, originated),
        agentWaitMs.getValueAtPercentile(50) / 1000.0,
        agentWaitMs.getValueAtPercentile(95) / 1000.0,
        calleeWaitMs.getValueAtPercentile(50) / 1000.0,
        calleeWaitMs.getValueAtPercentile(95) / 1000.0,
        calleeWaitMs.getMaxValue() / 1000.0,
        ratio(originated, staffed / 3600),
        ratio(inFlightSeconds, seconds),
        decisions,
        wallSeconds,
        ratio(events, wallSeconds),
        callers.offered(),
        callers.answered(),
        callers.abandonFraction(),
        callers.waitSeconds(50),
        callers.waitSeconds(95));
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
