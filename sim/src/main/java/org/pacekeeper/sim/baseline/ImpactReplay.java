package org.pacekeeper.sim.baseline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * Pacing by replay, after Impact's description: every few seconds the calls of the last half hour
 * are dialed again in a small simulation with six ratios of lines for each idle agent, and the
 * busiest that keeps the limit is taken.
 *
 * <p>Read into it: a few seconds are 5; the ratios lie evenly; the answer rate is that of the half
 * hour; a handling time is a talk and the mean wrap-up; over the limit in the last half hour, the
 * ratio at hand is multiplied every time, down to 1; who has no ratio that keeps the limit, or not
 * yet enough agents or calls, takes 1.
 */
public final class ImpactReplay implements Pacer, FloorListener {
  public static final String NAME = "impact.Replay";

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long TURN_NS = 5 * SECOND_NS;
  private static final long REPLAY_NS = 240 * SECOND_NS;
  private static final int WINDOW_S = 30 * 60;
  private static final int RECORDS_MAX = 100;
  private static final int RATIOS = 6;
  private static final double WHILE_OVER = 0.75;
  private static final int AGENTS_MIN = 5;
  private static final int ATTEMPTS_MIN = 50;

  private record Seen(ReplayedFloor.Attempt attempt, long atNs) {}

  private final double limit;
  private final Beat turn = Beat.afterOne(TURN_NS);
  private final ArrayDeque<Seen> seen = new ArrayDeque<>();
  private final ArrayDeque<Long> talksNs = new ArrayDeque<>();
  private final WindowCount answered = new WindowCount(WINDOW_S);
  private final WindowCount failed = new WindowCount(WINDOW_S);
  private final WindowCount dropped = new WindowCount(WINDOW_S);
  private final WrapUpMean wrapUps = new WrapUpMean();
  private double ratio = 1;

  /**
   * @param limit fraction abandoned of answered
   */
  public ImpactReplay(double limit) {
    this.limit = limit;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    if (turn.due(in.nowNs())) ratio = best(in);
    int lines = (int) Math.floor(ratio * in.idleAgents());
    return PacingDecision.plain(
        Math.max(0, lines - in.inFlight() - in.waiting()), LimitingFactor.IDLE_AGENTS);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "idle agents: " + in.idleAgents() + ", " + ratio + " calls each";
  }

  private double best(PacingInput in) {
    long nowNs = in.nowNs();
    while (!seen.isEmpty() && seen.peek().atNs() < nowNs - WINDOW_S * SECOND_NS) seen.poll();
    int busy = in.talkingAgents() + in.wrapUpAgents();
    long answers = answered.count(nowNs);
    if (in.idleAgents() + busy < AGENTS_MIN
        || seen.size() < ATTEMPTS_MIN
        || answers == 0
        || talksNs.isEmpty()) return 1;
    if (dropped.count(nowNs) > limit * answers) return Math.max(1, ratio * WHILE_OVER);
    return busiest(in, busy, (double) (answers + failed.count(nowNs)) / answers);
  }

  private double busiest(PacingInput in, int busy, double ratioMax) {
    List<ReplayedFloor.Attempt> attempts = seen.stream().map(Seen::attempt).toList();
    long wrapUpNs = wrapUps.meanNs();
    List<Long> handlesNs = new ArrayList<>();
    for (long talkNs : talksNs) handlesNs.add(talkNs + wrapUpNs);
    long waitNs = in.settings().abandonAfterMs() * 1_000_000L;
    double best = 1;
    long mostNs = -1;
    for (int i = 0; i < RATIOS; i++) {
      double tried = 1 + i * (ratioMax - 1) / (RATIOS - 1);
      ReplayedFloor.Result result =
          ReplayedFloor.run(attempts, handlesNs, in.idleAgents(), busy, tried, waitNs, REPLAY_NS);
      if (result.abandonedFraction() > limit || result.busyNs() <= mostNs) continue;
      best = tried;
      mostNs = result.busyNs();
    }
    return best;
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    boolean answer = CallMoves.answered(call, from);
    if (answer || CallMoves.failed(call, from)) {
      if (seen.size() == RECORDS_MAX) seen.poll();
      seen.add(new Seen(new ReplayedFloor.Attempt(answer, nowNs - call.originatedAtNs), nowNs));
    }
    if (answer) answered.add(nowNs);
    if (CallMoves.failed(call, from)) failed.add(nowNs);
    if (CallMoves.dropped(call, from)) dropped.add(nowNs);
    if (call.state() == CallState.ENDED && from == CallState.CONNECTED) {
      if (talksNs.size() == RECORDS_MAX) talksNs.poll();
      talksNs.add(nowNs - call.connectedAtNs());
    }
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {
    wrapUps.moved(agent, from, nowNs);
  }

  @Override
  public void agentLeft(Agent agent, long nowNs) {
    wrapUps.left(agent);
  }
}
