package org.pacekeeper.predict;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The agents by what they do and how long they have done it, and what they teach the estimators of
 * talk and wrap-up. An agent is known by a small number that this gives out. Once a second
 * everybody is looked at; the cost of an event does not depend on how many there are.
 */
public final class AgentsAtWork {
  /** How many classes of speed there are, see {@link AgentSpeeds}. */
  public static final int SPEEDS = AgentSpeeds.CLASSES;

  /** What an agent does, as far as a forecast is concerned. */
  public enum Phase {
    AWAY,
    IDLE,
    /** Promised to a callee, not talking yet. */
    RESERVED,
    TALK,
    WRAP_UP
  }

  private static final long SWEEP_NS = 1_000_000_000L;
  private static final double NS = 1e-9;
  private static final long NEVER = -1_000_000_000L;

  /** An agent who leaves sooner than this after becoming free is not counted on. */
  private static final long LEAVES_SOON_NS = 30_000_000_000L;

  private final BusyAgents withCallees = new BusyAgents();

  /** Who talks, or has talked, with somebody who called from outside, when that is told apart. */
  private final BusyAgents withCallers = new BusyAgents();

  private boolean callersKnown;

  private final ReturnChance returns = new ReturnChance();
  private final AgentSpeeds speeds = new AgentSpeeds();
  private final boolean perAgent;

  private Phase[] phase = new Phase[16];
  private long[] sinceNs = new long[16];
  private int[] stretch = new int[16];
  private int[] speedSlot = new int[16];

  /** Chosen when a phase begins. */
  private int[] speedClass = new int[16];

  private boolean[] caller = new boolean[16];
  private boolean[] comesBack = new boolean[16];
  private long[] leavesAtNs = new long[16];
  private int size;
  private int[] free = new int[16];
  private int freeCount;

  /** Slots of those who were with a caller when this was written, until they are placed. */
  private final Set<Integer> recalled = new LinkedHashSet<>();

  private int idleLeavingSoon;
  private long sweptAtNs = NEVER;

  /**
   * @param perAgent whether agents differ in how long they talk
   */
  public AgentsAtWork(boolean perAgent) {
    this.perAgent = perAgent;
  }

  /**
   * A number for an agent who comes to work.
   *
   * @param key by which they are known again when they come back
   */
  public int enter(long key) {
    int agent = freeCount > 0 ? free[--freeCount] : size++;
    if (agent == phase.length) enlarge();
    phase[agent] = Phase.AWAY;
    caller[agent] = false;
    comesBack[agent] = true;
    leavesAtNs[agent] = 0;
    speedSlot[agent] = speeds.slot(key);
    speedClass[agent] = AgentSpeeds.AVERAGE;
    return agent;
  }

  private void enlarge() {
    phase = Arrays.copyOf(phase, 2 * size);
    sinceNs = Arrays.copyOf(sinceNs, 2 * size);
    stretch = Arrays.copyOf(stretch, 2 * size);
    speedSlot = Arrays.copyOf(speedSlot, 2 * size);
    speedClass = Arrays.copyOf(speedClass, 2 * size);
    caller = Arrays.copyOf(caller, 2 * size);
    comesBack = Arrays.copyOf(comesBack, 2 * size);
    leavesAtNs = Arrays.copyOf(leavesAtNs, 2 * size);
  }

  /** The agent's number is free for another. */
  public void leave(int agent, long nowNs) {
    if (phase[agent] == Phase.TALK || phase[agent] == Phase.WRAP_UP) returns.departed();
    move(agent, Phase.AWAY, nowNs);
    if (freeCount == free.length) free = Arrays.copyOf(free, 2 * freeCount);
    free[freeCount++] = agent;
  }

  /**
   * Puts an agent where they are, and teaches nothing.
   *
   * @param since epoch ns when the phase began
   */
  public void place(int agent, Phase in, long since) {
    count(agent, -1);
    phase[agent] = in;
    sinceNs[agent] = since;
    caller[agent] = recalled.remove(speedSlot[agent]);
    speedClass[agent] = speeds.current(speedSlot[agent]);
    long at = sweptAtNs == NEVER ? since : sweptAtNs;
    stretch[agent] = stretch(agent, Math.max(0, at - since));
    count(agent, 1);
  }

  /** Who talks fast is as far in a short time as the team in a longer one. */
  private double speed(int agent) {
    return phase[agent] == Phase.TALK ? AgentSpeeds.speed(speedClass[agent]) : 1;
  }

  private int stretch(int agent, long elapsedNs) {
    return PhaseHazard.stretch(elapsedNs * NS * speed(agent));
  }

  /**
   * The agent is to talk with somebody who called from outside, or with a callee: before the move
   * to a phase of that conversation.
   */
  public void meets(int agent, boolean aCaller) {
    if (caller[agent] == aCaller) return;
    count(agent, -1);
    caller[agent] = aCaller;
    callersKnown |= aCaller;
    count(agent, 1);
  }

  private BusyAgents busy(int agent) {
    return caller[agent] ? withCallers : withCallees;
  }

  /** The agent begins another phase; what they leave has ended, or was cut off. */
  public void move(int agent, Phase to, long nowNs) {
    Phase from = phase[agent];
    count(agent, -1);
    if (from == Phase.TALK || from == Phase.WRAP_UP) {
      PhaseHazard hazard = busy(agent).hazard(from);
      long elapsedNs = nowNs - sinceNs[agent];
      int last = stretch(agent, elapsedNs);
      hazard.exposed(last, (nowNs - Math.max(sinceNs[agent], sweptAtNs)) * NS * speed(agent));
      boolean ended =
          from == Phase.TALK ? to == Phase.WRAP_UP || to == Phase.IDLE : to == Phase.IDLE;
      if (ended && from == Phase.TALK && !caller[agent])
        speeds.ended(speedSlot[agent], elapsedNs * NS);
      if (ended) hazard.ended(last);
      if (to == Phase.IDLE) returns.returned();
      else if (to == Phase.AWAY && from == Phase.WRAP_UP) returns.departed();
    }
    phase[agent] = to;
    sinceNs[agent] = nowNs;
    stretch[agent] = 0;
    if (perAgent) speedClass[agent] = speeds.choose(speedSlot[agent]);
    count(agent, 1);
  }

  /**
   * What the agent means to do.
   *
   * @param back whether they will take another call
   * @param leavesAt epoch ns of an announced leave, 0 for none
   */
  public void intends(int agent, boolean back, long leavesAt) {
    count(agent, -1);
    comesBack[agent] = back;
    leavesAtNs[agent] = leavesAt;
    count(agent, 1);
  }

  private void count(int agent, int by) {
    boolean leavesSoon =
        leavesAtNs[agent] != 0
            && sweptAtNs != NEVER
            && leavesAtNs[agent] - sweptAtNs < LEAVES_SOON_NS;
    boolean counted = comesBack[agent] && !leavesSoon;
    if (phase[agent] == Phase.IDLE) idleLeavingSoon += comesBack[agent] && leavesSoon ? by : 0;
    else if (counted) busy(agent).count(phase[agent], speedClass[agent], stretch[agent], by);
  }

  /**
   * Lets time pass: once a second everybody's stretch is set anew, and exposure is counted.
   *
   * @return whether anything may have changed
   */
  public boolean advance(long nowNs) {
    if (sweptAtNs == NEVER) sweptAtNs = nowNs;
    if (nowNs - sweptAtNs < SWEEP_NS) return false;
    long before = sweptAtNs;
    withCallees.clearCounts();
    withCallers.clearCounts();
    idleLeavingSoon = 0;
    sweptAtNs = nowNs;
    for (int agent = 0; agent < size; agent++) {
      Phase in = phase[agent];
      if (in == Phase.TALK || in == Phase.WRAP_UP) {
        long exposedNs = nowNs - Math.max(sinceNs[agent], before);
        busy(agent).exposed(in, speedClass[agent], stretch[agent], exposedNs);
        stretch[agent] = stretch(agent, nowNs - sinceNs[agent]);
      }
      count(agent, 1);
    }
    withCallees.teach();
    withCallers.teach();
    return true;
  }

  /**
   * Chances to be free within each horizon, by stretch, the chance to come back included.
   *
   * @param ofTalk by class of speed; of those alone that somebody is in, or is promised in
   * @see FreeCurve#build
   */
  public void build(FreeCurve curve, double[] withinS, double[][][] ofTalk, double[][] ofWrapUp) {
    withCallees.build(curve, returns.chance(), withinS, ofTalk, ofWrapUp);
  }

  /** The same of those who are with callers; without effect while nobody is. */
  public void buildWithCallers(
      FreeCurve curve, double[] withinS, double[][][] ofTalk, double[][] ofWrapUp) {
    if (withCallers.isInUse())
      withCallers.build(curve, returns.chance(), withinS, ofTalk, ofWrapUp);
    else withCallers.leaveOut();
  }

  /** Whether a class has come into use since the forecast was built. */
  public boolean buildIsDue() {
    return withCallees.buildIsDue() || withCallers.isInUse() && withCallers.buildIsDue();
  }

  /** Whether there is a forecast of those who are with callers. */
  public boolean hasCallers() {
    return withCallers.hasForecast();
  }

  /**
   * Agents in talk, by class of speed and stretch, who will take another call; those promised to a
   * callee are extra.
   *
   * @param withCaller of those who talk with somebody who called from outside
   */
  public int talking(boolean withCaller, int ofSpeed, int ofStretch) {
    return of(withCaller).talking(ofSpeed, ofStretch);
  }

  public int wrappingUp(boolean withCaller, int ofStretch) {
    return of(withCaller).wrappingUp(ofStretch);
  }

  /** Promised, and will take another call; by class of speed. */
  public int reserved(boolean withCaller, int ofSpeed) {
    return of(withCaller).reserved(ofSpeed);
  }

  private BusyAgents of(boolean withCaller) {
    return withCaller ? withCallers : withCallees;
  }

  /** Free now, but about to leave. */
  public int idleLeavingSoon() {
    return idleLeavingSoon;
  }

  /** Mean seconds of talk and wrap-up of one call to a callee, as far as is known. */
  public double handleMeanS() {
    return withCallees.meanS();
  }

  /** The same of calls from outside. */
  public double callerHandleMeanS() {
    return withCallers.meanS();
  }

  /** Whether anybody was ever told to be with a caller: then there is something to write of it. */
  public boolean knowsCallers() {
    return callersKnown;
  }

  public void write(Memory to) {
    to.putNs(sweptAtNs);
    withCallees.writeHazards(to);
    returns.write(to);
    speeds.write(to);
    withCallees.writeBuilt(to);
  }

  public void read(Memory from) {
    sweptAtNs = from.takeNs();
    withCallees.readHazards(from);
    returns.read(from);
    speeds.read(from);
    withCallees.readBuilt(from);
  }

  /**
   * What is known of those who are with callers; behind the rest, so that older memories are read.
   */
  public void writeCallers(Memory to) {
    withCallers.writeHazards(to);
    to.put(withCallers.hasForecast() ? 1 : 0);
    withCallers.writeBuilt(to);
    int count = 0;
    for (int agent = 0; agent < size; agent++) if (isWithCaller(agent)) count++;
    to.put(count);
    for (int agent = 0; agent < size; agent++) if (isWithCaller(agent)) to.put(speedSlot[agent]);
  }

  private boolean isWithCaller(int agent) {
    return caller[agent] && phase[agent] != Phase.IDLE && phase[agent] != Phase.AWAY;
  }

  public void readCallers(Memory from) {
    callersKnown = true;
    withCallers.readHazards(from);
    boolean forecast = from.take() != 0;
    withCallers.readBuilt(from);
    if (!forecast) withCallers.leaveOut();
    int count = (int) from.take();
    for (int i = 0; i < count; i++) recalled.add((int) from.take());
  }
}
