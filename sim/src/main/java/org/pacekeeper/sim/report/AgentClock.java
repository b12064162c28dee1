package org.pacekeeper.sim.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How much time all agents together have spent doing what. Times are ns from a common origin, and
 * never fall. One thread.
 */
final class AgentClock {
  /** What an agent does; a callee may have been promised to one who is reserved. */
  enum Doing {
    AVAILABLE,
    RESERVED,
    TALKING,
    WRAPPING,
    PAUSED
  }

  private static final class Agent {
    Doing doing;
    boolean pausing;
    long sinceNs;
  }

  private final Map<String, Agent> agents = new HashMap<>();
  private final long[] counts = new long[Doing.values().length];
  private final long[] agentNs = new long[Doing.values().length];

  /** Lets time pass for all. */
  void elapse(long ns) {
    for (int i = 0; i < counts.length; i++) agentNs[i] += counts[i] * ns;
  }

  /** Null for an agent who is not there. */
  Doing doing(String name) {
    Agent agent = agents.get(name);
    return agent == null ? null : agent.doing;
  }

  /** Since when the agent has done what they do. */
  long sinceNs(String name) {
    return agents.get(name).sinceNs;
  }

  void move(String name, Doing to, long nowNs) {
    move(agents.computeIfAbsent(name, n -> new Agent()), to, nowNs);
  }

  /** Who is on a call goes for the break after it. */
  void paused(String name, long nowNs) {
    Agent agent = agents.get(name);
    if (agent == null) return;
    agent.pausing = true;
    if (agent.doing == Doing.AVAILABLE || agent.doing == Doing.WRAPPING)
      move(agent, Doing.PAUSED, nowNs);
  }

  void ready(String name, long nowNs) {
    Agent agent = agents.get(name);
    if (agent == null) return;
    agent.pausing = false;
    if (agent.doing == Doing.PAUSED || agent.doing == Doing.WRAPPING)
      move(agent, Doing.AVAILABLE, nowNs);
  }

  private void move(Agent agent, Doing wanted, long nowNs) {
    Doing to = wanted == Doing.AVAILABLE && agent.pausing ? Doing.PAUSED : wanted;
    if (agent.doing != null) counts[index(agent.doing)]--;
    agent.doing = to;
    agent.sinceNs = nowNs;
    counts[index(to)]++;
  }

  void remove(String name) {
    Agent agent = agents.remove(name);
    if (agent != null) counts[index(agent.doing)]--;
  }

  int count(Doing doing) {
    return (int) counts[index(doing)];
  }

  double seconds(Doing doing) {
    return agentNs[index(doing)] * 1e-9;
  }

  double staffedSeconds() {
    return Arrays.stream(agentNs).sum() * 1e-9;
  }

  @SuppressWarnings("EnumOrdinal")
  private static int index(Doing doing) {
    return doing.ordinal();
  }
}
