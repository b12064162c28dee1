package org.pacekeeper.predict;

import java.util.Arrays;

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

  private static final double HALF_LIFE_PHASES = 600;

  private final PhaseHazard talk = new PhaseHazard(HALF_LIFE_PHASES, 120, 4);
  private final PhaseHazard wrapUp = new PhaseHazard(HALF_LIFE_PHASES, 15, 2);
  private final ReturnChance returns = new ReturnChance();
  private final AgentSpeeds speeds = new AgentSpeeds();
  private final boolean perAgent;

  private Phase[] phase = new Phase[16];
  private long[] sinceNs = new long[16];
  private int[] stretch = new int[16];
  private int[] speedSlot = new int[16];

  /** Chosen when a phase begins. */
  private int[] speedClass = new int[16];

  private boolean[] comesBack = new boolean[16];
  private long[] leavesAtNs = new long[16];
  private int size;
  private int[] free = new int[16];
  private int freeCount;

  private final int[][] talking = new int[AgentSpeeds.CLASSES][PhaseHazard.STRETCHES];
  private final int[] wrappingUp = new int[PhaseHazard.STRETCHES];
  private final long[][] talkExposedNs = new long[AgentSpeeds.CLASSES][PhaseHazard.STRETCHES];
  private final long[] wrapUpExposedNs = new long[PhaseHazard.STRETCHES];
  private final int[] reserved = new int[AgentSpeeds.CLASSES];

  /** Classes of speed that the forecast was built for. */
  private final boolean[] built = new boolean[AgentSpeeds.CLASSES];

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

  /** The agent begins another phase; what they leave has ended, or was cut off. */
  public void move(int agent, Phase to, long nowNs) {
    Phase from = phase[agent];
    count(agent, -1);
    if (from == Phase.TALK || from == Phase.WRAP_UP) {
      PhaseHazard hazard = from == Phase.TALK ? talk : wrapUp;
      long elapsedNs = nowNs - sinceNs[agent];
      int last = stretch(agent, elapsedNs);
      hazard.exposed(last, (nowNs - Math.max(sinceNs[agent], sweptAtNs)) * NS * speed(agent));
      boolean ended =
          from == Phase.TALK ? to == Phase.WRAP_UP || to == Phase.IDLE : to == Phase.IDLE;
      if (ended && from == Phase.TALK) speeds.ended(speedSlot[agent], elapsedNs * NS);
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
    switch (phase[agent]) {
      case TALK -> talking[speedClass[agent]][stretch[agent]] += counted ? by : 0;
      case WRAP_UP -> wrappingUp[stretch[agent]] += counted ? by : 0;
      case RESERVED -> reserved[speedClass[agent]] += counted ? by : 0;
      case IDLE -> idleLeavingSoon += comesBack[agent] && leavesSoon ? by : 0;
      case AWAY -> {}
    }
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
    for (int[] ofClass : talking) Arrays.fill(ofClass, 0);
    Arrays.fill(wrappingUp, 0);
    Arrays.fill(reserved, 0);
    idleLeavingSoon = 0;
    sweptAtNs = nowNs;
    for (int agent = 0; agent < size; agent++) {
      Phase in = phase[agent];
      if (in == Phase.TALK || in == Phase.WRAP_UP) {
        long[] exposed = in == Phase.TALK ? talkExposedNs[speedClass[agent]] : wrapUpExposedNs;
        exposed[stretch[agent]] += nowNs - Math.max(sinceNs[agent], before);
        stretch[agent] = stretch(agent, nowNs - sinceNs[agent]);
      }
      count(agent, 1);
    }
    for (int c = 0; c < AgentSpeeds.CLASSES; c++)
      expose(talk, talkExposedNs[c], AgentSpeeds.speed(c));
    expose(wrapUp, wrapUpExposedNs, 1);
    return true;
  }

  /** Whole nanoseconds until here, so that the sums do not depend on the agents' order. */
  private static void expose(PhaseHazard hazard, long[] exposedNs, double speed) {
    for (int i = 0; i < exposedNs.length; i++)
      if (exposedNs[i] > 0) hazard.exposed(i, exposedNs[i] * NS * speed);
    Arrays.fill(exposedNs, 0);
  }

  /**
   * Chances to be free within each horizon, by stretch, the chance to come back included.
   *
   * @param ofTalk by class of speed; of those alone that somebody is in, or is promised in
   * @see FreeCurve#build
   */
  public void build(FreeCurve curve, double[] withinS, double[][][] ofTalk, double[][] ofWrapUp) {
    double back = returns.chance();
    curve.buildWrapUp(wrapUp, withinS, ofWrapUp);
    times(back, ofWrapUp);
    for (int c = 0; c < AgentSpeeds.CLASSES; c++) {
      built[c] = isInUse(c);
      if (!built[c]) continue;
      curve.buildTalk(talk, AgentSpeeds.speed(c), withinS, ofTalk[c]);
      times(back, ofTalk[c]);
    }
  }

  /** Whether a class has come into use since the forecast was built. */
  public boolean buildIsDue() {
    for (int c = 0; c < AgentSpeeds.CLASSES; c++) if (!built[c] && isInUse(c)) return true;
    return false;
  }

  private boolean isInUse(int ofSpeed) {
    if (reserved[ofSpeed] > 0) return true;
    for (int count : talking[ofSpeed]) if (count > 0) return true;
    return false;
  }

  private static void times(double factor, double[][] table) {
    for (double[] row : table) for (int g = 0; g < row.length; g++) row[g] *= factor;
  }

  /**
   * Agents in talk, by class of speed and stretch, who will take another call; those promised to a
   * callee are extra.
   */
  public int talking(int ofSpeed, int ofStretch) {
    return talking[ofSpeed][ofStretch];
  }

  public int wrappingUp(int ofStretch) {
    return wrappingUp[ofStretch];
  }

  /** Promised to a callee, and will take another call; by class of speed. */
  public int reserved(int ofSpeed) {
    return reserved[ofSpeed];
  }

  /** Free now, but about to leave. */
  public int idleLeavingSoon() {
    return idleLeavingSoon;
  }

  /** Mean seconds of talk and wrap-up of one call, as far as is known. */
  public double handleMeanS() {
    return 1 / talk.overallRatePerS() + 1 / wrapUp.overallRatePerS();
  }

  public void write(Memory to) {
    to.putNs(sweptAtNs);
    talk.write(to);
    wrapUp.write(to);
    returns.write(to);
    speeds.write(to);
    for (boolean is : built) to.put(is ? 1 : 0);
  }

  public void read(Memory from) {
    sweptAtNs = from.takeNs();
    talk.read(from);
    wrapUp.read(from);
    returns.read(from);
    speeds.read(from);
    for (int c = 0; c < built.length; c++) built[c] = from.take() != 0;
  }
}
