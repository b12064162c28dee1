package org.pacekeeper.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot.AgentView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.DecisionView;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.event.Outcome;

/**
 * A campaign that looks alive: agents take calls, calls ring and end, decisions are made. Only the
 * look is right, no rule of the engine is copied here.
 */
final class LivelyCampaign {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final Outcome[] ENDS = {
    Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.MACHINE,
    Outcome.MACHINE, Outcome.BUSY, Outcome.INVALID, Outcome.REJECTED, Outcome.CONGESTION
  };

  private final String name;
  private final String policy;
  private final Random random;
  private final List<Seat> seats = new ArrayList<>();
  private final List<Ringing> ringing = new ArrayList<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private NoteDecision lastDecision;
  private long lastDecisionAtNs;
  private String pausedBecause = "";
  private long originated;
  private long answered;
  private long abandoned;
  private int waiting;

  private static final class Seat {
    String name;
    AgentState state;
    long sinceNs;
    long untilNs;
  }

  private record Ringing(long fromNs, long untilNs) {}

  LivelyCampaign(String name, String policy, int agents, String agentPrefix, long seed) {
    this.name = name;
    this.policy = policy;
    this.random = new Random(seed);
    for (Outcome outcome : Outcome.values()) outcomes.put(outcome, 0L);
    for (int i = 1; i <= agents; i++) {
      Seat seat = new Seat();
      seat.name = agentPrefix + i;
      seat.state = i % 11 == 10 ? AgentState.PAUSED : AgentState.AVAILABLE;
      seats.add(seat);
    }
  }

  void pause(String reason) {
    pausedBecause = reason;
  }

  void resume() {
    pausedBecause = "";
  }

  /** People who were answered with silence, on top of those that happen by themselves. */
  void addAbandoned(int people) {
    answered += people;
    abandoned += people;
    outcomes.merge(Outcome.ABANDONED, (long) people, Long::sum);
    originated += people;
  }

  void start(long nowNs) {
    for (Seat seat : seats) {
      seat.sinceNs = nowNs;
      seat.untilNs = seat.state == AgentState.PAUSED ? Long.MAX_VALUE : 0;
    }
  }

  /** Some hundred milliseconds of work. */
  void advance(long nowNs, long sequence, List<DecisionView> decisions) {
    endStates(nowNs);
    endRinging(nowNs);
    serveWaiting(nowNs);
    decide(nowNs, sequence, decisions);
  }

  private void endStates(long nowNs) {
    for (Seat seat : seats) {
      if (seat.untilNs > nowNs) continue;
      switch (seat.state) {
        case TALKING -> {
          outcomes.merge(Outcome.CONNECTED, 1L, Long::sum);
          enter(seat, AgentState.WRAP_UP, nowNs, 8 + random.nextInt(30));
        }
        case WRAP_UP -> enter(seat, AgentState.AVAILABLE, nowNs, 0);
        case RESERVED -> enter(seat, AgentState.TALKING, nowNs, 20 + random.nextInt(200));
        case OFFLINE, CALLING, AVAILABLE, PAUSED -> {}
      }
    }
  }

  private void endRinging(long nowNs) {
    List<Ringing> ended = ringing.stream().filter(call -> call.untilNs <= nowNs).toList();
    ringing.removeAll(ended);
    for (int i = 0; i < ended.size(); i++) {
      if (random.nextInt(100) < 24) {
        answered++;
        waiting++;
      } else {
        outcomes.merge(ENDS[random.nextInt(ENDS.length)], 1L, Long::sum);
      }
    }
  }

  private void serveWaiting(long nowNs) {
    for (Seat seat : seats) {
      if (waiting > 0 && seat.state == AgentState.AVAILABLE) {
        waiting--;
        enter(seat, AgentState.RESERVED, nowNs, 0);
      }
    }
    if (waiting > 2) {
      waiting--;
      abandoned++;
      outcomes.merge(Outcome.ABANDONED, 1L, Long::sum);
    }
  }

  private void decide(long nowNs, long sequence, List<DecisionView> decisions) {
    int idle = count(AgentState.AVAILABLE);
    int before = ringing.size();
    int room = (int) Math.round(idle * 2.2) + seats.size() / 12 - before;
    int wanted = pausedBecause.isEmpty() ? Math.max(0, room) : 0;
    int placed = Math.min(wanted, 3);
    for (int i = 0; i < placed; i++) {
      ringing.add(new Ringing(nowNs, nowNs + (4 + random.nextInt(22)) * SECOND_NS));
    }
    originated += placed;
    LimitingFactor limit =
        !pausedBecause.isEmpty()
            ? LimitingFactor.PAUSED
            : placed < wanted
                ? LimitingFactor.CALL_RATE
                : idle == 0 ? LimitingFactor.IDLE_AGENTS : LimitingFactor.RISK;
    if (placed == 0 && lastDecision != null && lastDecision.limit() == limit) return;
    double risk = 0.01 + random.nextInt(20) / 1000.0;
    lastDecision =
        new NoteDecision(
            name,
            wanted,
            placed,
            limit,
            detail(limit, idle, risk),
            idle,
            before,
            waiting,
            0.0196,
            idle + 0.8,
            before * 0.22,
            risk,
            0.0196 + risk,
            answered,
            abandoned);
    lastDecisionAtNs = nowNs;
    decisions.add(new DecisionView(nowNs, sequence, lastDecision));
  }

  private String detail(LimitingFactor limit, int idle, double risk) {
    return switch (limit) {
      case PAUSED -> "campaign paused: " + pausedBecause;
      case CALL_RATE -> "trunk carrier-a allows 3 calls in this half second";
      case IDLE_AGENTS -> "0 idle agents, " + count(AgentState.WRAP_UP) + " in wrap-up";
      default ->
          "one call more would risk %.2f %% of an abandon, threshold 1.96 %%, %d idle"
              .formatted(100 * (0.0196 + risk), idle);
    };
  }

  private static void enter(Seat seat, AgentState state, long nowNs, int seconds) {
    seat.state = state;
    seat.sinceNs = nowNs;
    seat.untilNs = nowNs + seconds * SECOND_NS;
  }

  private int count(AgentState state) {
    return (int) seats.stream().filter(seat -> seat.state == state).count();
  }

  int callsUp() {
    return ringing.size() + waiting + count(AgentState.TALKING) + count(AgentState.RESERVED);
  }

  List<AgentView> agents() {
    return seats.stream()
        .map(
            seat ->
                new AgentView(
                    seat.name,
                    name,
                    seat.state,
                    seat.sinceNs,
                    seat.state == AgentState.TALKING ? 0x2a_0000_0001L : 0,
                    seat.state == AgentState.PAUSED ? "lunch" : ""))
        .toList();
  }

  CampaignView view(long nowNs) {
    Map<AgentState, Integer> byState = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) byState.put(state, count(state));
    int dialing = (int) ringing.stream().filter(c -> nowNs - c.fromNs < 2 * SECOND_NS).count();
    return new CampaignView(
        name,
        policy,
        pausedBecause,
        400,
        48_210 - originated,
        originated,
        dialing,
        ringing.size() - dialing,
        waiting,
        count(AgentState.TALKING),
        byState,
        Map.copyOf(outcomes),
        answered,
        abandoned,
        0.03,
        lastDecision,
        lastDecisionAtNs);
  }
}
