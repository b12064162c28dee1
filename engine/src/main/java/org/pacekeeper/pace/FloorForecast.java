package org.pacekeeper.pace;

import org.pacekeeper.pace.PacingInput.Callers;
import org.pacekeeper.predict.AgentsAtWork;
import org.pacekeeper.predict.AnswerCurve;
import org.pacekeeper.predict.CallKinds;
import org.pacekeeper.predict.CallsInFlight;
import org.pacekeeper.predict.ExactShortfall;
import org.pacekeeper.predict.FreeCurve;
import org.pacekeeper.predict.InboundArrivals;
import org.pacekeeper.predict.Memory;
import org.pacekeeper.predict.NormalShortfall;
import org.pacekeeper.predict.Patience;
import org.pacekeeper.predict.RingBins;
import org.pacekeeper.predict.Shortfall;

/**
 * What the floor will look like when a call placed now is answered: the chance of each call in
 * flight to be answered by then, of each agent to be free by then and a callee's patience later, at
 * eight equally likely moments of the answer. Tables are made anew every few seconds; between, a
 * look costs the same for ten agents and for ten thousand.
 */
final class FloorForecast {
  static final int HORIZONS = 8;

  /** Pairs moments of the answer with lengths of patience so that neither orders the other. */
  private static final int[] SHUFFLED = {3, 6, 1, 4, 7, 0, 5, 2};

  /** The same for how long machine detection listens, which the wait limit pays for. */
  private static final int[] DELAYS_SHUFFLED = {5, 0, 3, 6, 1, 4, 7, 2};

  private static final long BUILD_AGENTS_NS = 5_000_000_000L;

  /** Up to so many agents and calls the distribution is computed without approximation. */
  private static final int EXACT_AGENTS = 40;

  private static final int EXACT_CALLS = 40;

  private final CallsInFlight calls;
  private final AgentsAtWork agents;
  private final Patience patience = new Patience();
  private final InboundArrivals arrivals = new InboundArrivals();
  private final AgentTables tables;
  private final AnswerCurve curve = new AnswerCurve();

  private final double[] answerS = new double[HORIZONS];
  private final double[] freeS = new double[HORIZONS];
  private final double[][][] ofRinging = new double[CallKinds.CLASSES][RingBins.COUNT][HORIZONS];
  private final double[][] ofNew = new double[CallKinds.CLASSES][HORIZONS];

  private final ExactShortfall exact = new ExactShortfall(HORIZONS);
  private final NormalShortfall normal = new NormalShortfall(HORIZONS);
  private Shortfall shortfall = exact;
  private final boolean reserve;
  private final double[] arrivalRatios = new double[HORIZONS];
  private Callers callers = Callers.NONE;
  private boolean callsChanged = true;
  private boolean agentsChanged = true;

  /** Whether the tables of a class are there; those of classes that are not in use are not. */
  private final boolean[] builtClass = new boolean[CallKinds.CLASSES];

  private double agentsBuiltAtNs;
  private double slotLooked;

  /** Of the calls that are decided on, see {@link CallKinds}. */
  private int next;

  private double answersExpected;

  /**
   * @param reserve whether agents are kept for those who will call from outside
   */
  FloorForecast(boolean elapsed, boolean perLead, boolean perAgent, boolean reserve) {
    this.reserve = reserve;
    calls = new CallsInFlight(perLead);
    agents = new AgentsAtWork(perAgent);
    tables = new AgentTables(agents, new FreeCurve(elapsed), HORIZONS);
  }

  CallsInFlight calls() {
    return calls;
  }

  AgentsAtWork agents() {
    return agents;
  }

  Patience patience() {
    return patience;
  }

  InboundArrivals arrivals() {
    return arrivals;
  }

  void callsChanged() {
    callsChanged = true;
  }

  void agentsChanged() {
    agentsChanged = true;
  }

  boolean takeChange() {
    return calls.takeChange();
  }

  int idleLeavingSoon() {
    return agents.idleLeavingSoon();
  }

  /** Brings everything up to now, for calls of a kind, see {@link CallsInFlight#kind}. */
  void look(PacingInput in, int kind) {
    long nowNs = in.nowNs();
    calls.advance(nowNs);
    if (RingBins.slot(nowNs) != slotLooked) {
      slotLooked = RingBins.slot(nowNs);
      callsChanged = true;
    }
    if (agents.advance(nowNs)) agentsChanged = true;
    next = CallKinds.classOf(kind);
    if (calls.buildIsDue() || !builtClass[next]) {
      buildCalls(in);
      buildAgents(nowNs);
    } else if (nowNs - agentsBuiltAtNs >= BUILD_AGENTS_NS || agents.buildIsDue()) {
      buildAgents(nowNs);
    }
    expectCallers(in);
    choose(in);
    if (callsChanged) fillCalls();
    if (agentsChanged) tables.fill(shortfall);
    callsChanged = false;
    agentsChanged = false;
  }

  private void expectCallers(PacingInput in) {
    Callers now = reserve ? in.callers() : Callers.NONE;
    if (now != callers) callsChanged = true;
    callers = now;
    if (callers != Callers.NONE && arrivals.advance(in.nowNs())) callsChanged = true;
  }

  /** Until when somebody who calls from outside can be ahead of a callee who answers then. */
  private double arrivesWithinS(int horizon) {
    return callers == Callers.BEFORE ? freeS[horizon] : answerS[horizon];
  }

  private void buildCalls(PacingInput in) {
    calls.buildNew(next, curve);
    double abandonAfterS = in.settings().abandonAfterMs() * 1e-3;
    double meanPatienceS = patience.meanS();
    for (int g = 0; g < HORIZONS; g++) {
      answerS[g] = curve.quantileSeconds((g + 0.5) / HORIZONS);
      double patienceS = -meanPatienceS * StrictMath.log(1 - (SHUFFLED[g] + 0.5) / HORIZONS);
      double delayS = in.detectionDelayS((DELAYS_SHUFFLED[g] + 0.5) / HORIZONS);
      freeS[g] = answerS[g] + Math.min(Math.max(0, abandonAfterS - delayS), patienceS);
    }
    for (int c = 0; c < CallKinds.CLASSES; c++) {
      builtClass[c] = false;
      if (c == next || calls.ringing(c) > 0) buildClass(c);
    }
    callsChanged = true;
  }

  private void buildClass(int c) {
    builtClass[c] = true;
    calls.buildNew(c, curve);
    for (int g = 0; g < HORIZONS; g++) ofNew[c][g] = curve.answeredWithin(answerS[g]);
    calls.buildRinging(c, curve);
    for (int bin = 0; bin < RingBins.COUNT; bin++)
      for (int g = 0; g < HORIZONS; g++)
        ofRinging[c][bin][g] = curve.answeredWithin(bin, answerS[g]);
  }

  private void buildAgents(long nowNs) {
    tables.build(freeS);
    agentsBuiltAtNs = nowNs;
    agentsChanged = true;
  }

  private void choose(PacingInput in) {
    boolean small =
        in.inFlight() <= EXACT_CALLS
            && in.talkingAgents() + in.wrapUpAgents() + in.idleAgents() <= EXACT_AGENTS
            && (callers == Callers.NONE
                || ExactShortfall.fitsArrivals(arrivals.ratePerS() * arrivesWithinS(HORIZONS - 1)));
    Shortfall chosen = small ? exact : normal;
    if (chosen == shortfall) return;
    shortfall = chosen;
    callsChanged = true;
    agentsChanged = true;
  }

  private void fillCalls() {
    shortfall.clearCalls();
    if (callers != Callers.NONE) {
      for (int g = 0; g < HORIZONS; g++) arrivalRatios[g] = arrivals.ratio(arrivesWithinS(g));
      shortfall.arrivals(arrivals.shape(), arrivalRatios);
    }
    answersExpected = 0;
    for (int c = 0; c < CallKinds.CLASSES; c++) {
      int left = calls.ringing(c);
      // one decision may have placed calls of several classes
      if (left > 0 && !builtClass[c]) buildClass(c);
      for (int bin = 0; left > 0 && bin < RingBins.COUNT; bin++) {
        int count = calls.ringing(c, bin);
        if (count == 0) continue;
        shortfall.calls(count, ofRinging[c][bin]);
        answersExpected += count * ofRinging[c][bin][HORIZONS / 2];
        left -= count;
      }
    }
  }

  /** The chance that one more call, when answered, finds no agent in time. */
  double risk(int idle, int waiting) {
    return shortfall.risk(idle, waiting);
  }

  /** That a person answers a call placed now; the last horizon leaves the slowest of them out. */
  double chance() {
    return ofNew[next][HORIZONS - 1] * HORIZONS / (HORIZONS - 0.5);
  }

  /** A call more is to be placed now; until the next look. */
  void oneMore() {
    shortfall.calls(1, ofNew[next]);
    callsChanged = true;
  }

  /** Of the calls in flight, by about half of the time to an answer. */
  double answersExpected() {
    return answersExpected;
  }

  /** Of the busy agents, free by the same time and a callee's patience. */
  double agentsExpected() {
    return tables.expected();
  }

  void write(Memory to) {
    calls.write(to);
    agents.write(to);
    patience.write(to);
    to.put(agentsBuiltAtNs);
    to.put(answerS);
    to.put(freeS);
    writeTables(to);
  }

  private void writeTables(Memory to) {
    for (int c = 0; c < CallKinds.CLASSES; c++) {
      to.put(builtClass[c] ? 1 : 0);
      if (!builtClass[c]) continue;
      to.put(ofNew[c]);
      for (double[] row : ofRinging[c]) to.put(row);
    }
    tables.write(to);
  }

  AgentTables tables() {
    return tables;
  }

  void read(Memory from) {
    calls.read(from);
    agents.read(from);
    patience.read(from);
    agentsBuiltAtNs = from.take();
    from.take(answerS);
    from.take(freeS);
    for (int c = 0; c < CallKinds.CLASSES; c++) {
      builtClass[c] = from.take() != 0;
      if (!builtClass[c]) continue;
      from.take(ofNew[c]);
      for (double[] row : ofRinging[c]) from.take(row);
    }
    tables.read(from);
  }
}
