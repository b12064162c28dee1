package org.pacekeeper.sim.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/** All agents while a journal is read: their phones and their wrap-ups. One thread. */
final class AgentTraces {
  private static final long MS = 1_000_000L;

  private final Map<String, AgentTrace> agents = new LinkedHashMap<>();

  AgentTrace of(String name) {
    return agents.computeIfAbsent(name, n -> new AgentTrace());
  }

  /** Whether it was about a wrap-up and nothing else. */
  boolean saidReady(String name, long nowNs) {
    AgentTrace agent = of(name);
    boolean back = agent.pausing || !agent.legUp;
    agent.pausing = false;
    if (agent.wrapping == null) return !back;
    agent.wrapping.wrapSeen(nowNs);
    agent.wrapping = null;
    return true;
  }

  /** As {@link #saidReady}: who had said before that they pause ends their wrap-up with a break. */
  boolean saidPause(String name, long nowNs) {
    AgentTrace agent = of(name);
    boolean before = agent.pausing;
    agent.pausing = true;
    if (agent.wrapping == null) return false;
    if (before) agent.wrapping.wrapSeen(nowNs);
    else agent.wrapping.wrapCut(nowNs);
    agent.wrapping = null;
    return before;
  }

  void wrapsUp(String name, CallTrace call, int wrapUpMs, long nowNs) {
    AgentTrace agent = of(name);
    if (!agent.legUp) return;
    agent.wrapping = call;
    agent.wrapTimerAtNs = nowNs + wrapUpMs * MS;
  }

  /** Ends those wrap-ups that the engine ends by itself. */
  void endWrapUps(long nowNs) {
    for (AgentTrace agent : agents.values()) {
      if (agent.wrapping == null || agent.wrapTimerAtNs > nowNs) continue;
      agent.wrapping.wrapEndedByTimer(agent.wrapTimerAtNs - agent.wrapping.endedAtNs());
      agent.wrapping = null;
    }
  }

  /** A node's list shows what became of the phones while nobody looked. */
  void listed(Outage outage, Map<Long, SeenLeg> seen, long nowNs) {
    long unseenAtNs = Math.max(outage.fromNs(), outage.backNs() - 1);
    for (AgentTrace agent : agents.values()) {
      if (agent.legId == 0 || !agent.node.equals(outage.node())) continue;
      SeenLeg leg = seen.get(agent.legId);
      if (leg == null) {
        agent.cutWrapUp(nowNs);
        agent.down(unseenAtNs);
      } else if (leg.state() == LegState.UP && !agent.legUp) {
        agent.up(unseenAtNs);
      }
    }
  }

  /** By agent, what came of each call to their phone. */
  Map<String, List<LegTry>> legs() {
    Map<String, List<LegTry>> legs = new LinkedHashMap<>();
    agents.forEach((name, agent) -> legs.put(name, agent.legs()));
    return legs;
  }
}
