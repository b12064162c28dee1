package org.pacekeeper.sim.baseline;

import java.util.ArrayDeque;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;

/**
 * VICIDIAL's ADAPT methods: a dial level for agents ready and on a call that follows the mean of
 * agents ready less calls waiting every 15 s, with brakes on drops.
 *
 * <p>Read into it: the level begins at 1; the last minute's and the day's calls are calls placed; a
 * day and the latest hour are UTC; the clamp comes before the brakes; the day's figures, calls
 * among them, are those of the last minute's refresh.
 */
public final class VicidialAdapt implements Pacer, FloorListener {

  /** What is done while the day's drops are over the limit. */
  public enum Mode {
    /** Level 1. */
    HARD_LIMIT,
    /** Less and less towards the end of the day. */
    TAPERED,
    /** Half the level. */
    AVERAGE
  }

  /**
   * The campaign's settings under their own units.
   *
   * @param levelMax adaptive maximum level
   * @param targetDifference calls waiting wished for, agents waiting when negative
   * @param intensityPercent steps larger when positive
   * @param dropPercentMax of the day
   * @param latestHhmm end of the day as an integer, 2100 for nine in the evening
   */
  public record Settings(
      Mode mode,
      double levelMax,
      double targetDifference,
      double intensityPercent,
      double dropPercentMax,
      double callsPerSecond,
      int latestHhmm) {}

  private static final long SECOND_NS = 1_000_000_000L;
  private static final int SAMPLES = 15;
  private static final int MINUTE_CALLS_MIN = 20;
  private static final int DAY_CALLS_MIN = 50;

  /** Ten hours as an integer of hours and minutes: the level tapers within them. */
  private static final double TAPER = 1000;

  private record Sample(int ready, int waiting, int loggedIn) {}

  private final Settings settings;
  private final VicidialLoop loop;
  private final Beat sampling = Beat.atOnce(SECOND_NS);
  private final Beat adapting = Beat.afterOne(15 * SECOND_NS);
  private final Beat refreshing = Beat.atOnce(60 * SECOND_NS);
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private final WindowCount minuteCalls = new WindowCount(60);
  private final WindowCount minuteDrops = new WindowCount(60);
  private final DayTally day = new DayTally();
  private double level = 1;
  private long dayCalls;
  private double dropPercent;

  public VicidialAdapt(Settings settings) {
    this.settings = settings;
    this.loop = new VicidialLoop(settings.callsPerSecond(), false);
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    long nowNs = in.nowNs();
    if (sampling.due(nowNs)) sample(in);
    if (refreshing.due(nowNs)) {
      dayCalls = day.placedSoFar(nowNs);
      dropPercent = 100 * day.droppedFraction(nowNs);
    }
    if (adapting.due(nowNs)) level = braked(adapted(), nowNs);
    return PacingDecision.plain(loop.calls(in, level), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "dial level " + level + " for " + (in.idleAgents() + in.talkingAgents()) + " agents";
  }

  /** The dial level at work. */
  double level() {
    return level;
  }

  private void sample(PacingInput in) {
    if (samples.size() == SAMPLES) samples.poll();
    int free = in.idleAgents() + in.wishingAgents();
    int loggedIn = free + in.talkingAgents() + in.wrapUpAgents() + in.pausedAgents();
    samples.add(new Sample(in.idleAgents(), in.waiting(), loggedIn));
  }

  private double adapted() {
    double agents = samples.stream().mapToInt(Sample::loggedIn).average().orElse(0);
    if (agents == 0) return level;
    double ready = samples.stream().mapToInt(Sample::ready).average().orElse(0);
    double waiting = samples.stream().mapToInt(Sample::waiting).average().orElse(0);
    double percent = 100 * (ready - waiting + settings.targetDifference()) / agents;
    double intensity = settings.intensityPercent() / 100;
    percent *= percent < 0 ? Math.abs(intensity - 1) : 1 + intensity;
    double wished = Math.round(level * (1 + percent / 100) * 1000) / 1000.0;
    return Math.max(1, Math.min(settings.levelMax(), wished));
  }

  private double braked(double wished, long nowNs) {
    double braked = wished;
    long calls = minuteCalls.count(nowNs);
    if (calls > MINUTE_CALLS_MIN && minuteDrops.count(nowNs) * 2 > calls) braked /= 2;
    if (dayCalls > DAY_CALLS_MIN && dropPercent > settings.dropPercentMax())
      braked =
          switch (settings.mode()) {
            case HARD_LIMIT -> 1;
            case AVERAGE -> braked / 2;
            case TAPERED -> tapered(braked, nowNs);
          };
    return Math.max(1, braked);
  }

  private double tapered(double wished, long nowNs) {
    long minute = nowNs / (60 * SECOND_NS) % (24 * 60);
    int left = settings.latestHhmm() - (int) (minute / 60 * 100 + minute % 60);
    return left <= 0 ? 1 : wished * Math.min(1, left / TAPER);
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    if (CallMoves.placed(call, from)) {
      minuteCalls.add(nowNs);
      day.placed(nowNs);
    }
    if (CallMoves.answered(call, from)) day.answered(nowNs);
    if (CallMoves.dropped(call, from)) {
      minuteDrops.add(nowNs);
      day.dropped(nowNs);
    }
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {}

  @Override
  public void agentLeft(Agent agent, long nowNs) {}
}
