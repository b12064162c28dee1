package org.pacekeeper.sim.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;

/** The mean wrap-up of all agents so far. */
final class WrapUpMean {
  private final Map<String, Long> begunNs = new LinkedHashMap<>();
  private double sumNs;
  private long count;

  void moved(Agent agent, AgentState from, long nowNs) {
    if (from == agent.state()) return;
    if (agent.state() == AgentState.WRAP_UP) begunNs.put(agent.name, nowNs);
    if (from != AgentState.WRAP_UP) return;
    Long sinceNs = begunNs.remove(agent.name);
    if (sinceNs == null) return;
    sumNs += nowNs - sinceNs;
    count++;
  }

  void left(Agent agent) {
    begunNs.remove(agent.name);
  }

  /** 0 before the first. */
  long meanNs() {
    return count == 0 ? 0 : Math.round(sumNs / count);
  }
}
