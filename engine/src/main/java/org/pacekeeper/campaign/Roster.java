package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Checkpoint;

/**
 * The agents at work, with those who are free in the order in which they became free. Every change
 * of an agent's state goes through here, so that the counts and the order are right. Core thread
 * only.
 */
public final class Roster {
  private final Map<String, Agent> byName = new LinkedHashMap<>();

  /**
   * By campaign: available agents, longest idle first (insertion order is the order of becoming
   * available).
   */
  private final Map<String, Map<String, Agent>> available = new LinkedHashMap<>();

  private final Map<String, Counts<AgentState>> counts = new LinkedHashMap<>();

  public Agent get(String name) {
    return byName.get(name);
  }

  public Collection<Agent> all() {
    return byName.values();
  }

  public void add(Agent agent) {
    if (byName.putIfAbsent(agent.name, agent) != null)
      throw new IllegalStateException("agent " + agent.name + ": is already on the roster");
    count(agent).add(agent.state(), 1);
    if (agent.state() == AgentState.AVAILABLE) idle(agent.campaign).put(agent.name, agent);
  }

  public void remove(Agent agent) {
    byName.remove(agent.name);
    count(agent).add(agent.state(), -1);
    idle(agent.campaign).remove(agent.name);
  }

  public void move(Agent agent, AgentState to, long nowNs) {
    AgentState from = agent.state();
    agent.move(to, nowNs);
    count(agent).move(from, to);
    if (from == AgentState.AVAILABLE) idle(agent.campaign).remove(agent.name);
    if (to == AgentState.AVAILABLE) idle(agent.campaign).put(agent.name, agent);
  }

  public int count(String campaign, AgentState state) {
    Counts<AgentState> count = counts.get(campaign);
    return count == null ? 0 : (int) count.get(state);
  }

  /**
   * The agent of the campaign on that node who has been available longest, null when there is none.
   */
  public Agent longestAvailable(String campaign, String node) {
    for (Agent agent : idle(campaign).values()) if (agent.node.equals(node)) return agent;
    return null;
  }

  public Map<AgentState, Integer> countsByState(String campaign) {
    Map<AgentState, Integer> byState = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) byState.put(state, count(campaign, state));
    return byState;
  }

  /** In an order from which {@link #restore} rebuilds the order of availability. */
  public List<Checkpoint.Agent> checkpoint() {
    List<Checkpoint.Agent> agents = new ArrayList<>();
    for (Agent agent : byName.values()) agents.add(agent.checkpoint());
    return agents;
  }

  /** Names of the available agents of every campaign, longest idle first. */
  public List<String> checkpointAvailable() {
    List<String> names = new ArrayList<>();
    for (Map<String, Agent> idle : available.values()) names.addAll(idle.keySet());
    return names;
  }

  public void restore(List<Checkpoint.Agent> agents, List<String> availableInOrder) {
    for (Checkpoint.Agent from : agents) add(Agent.restore(from));
    for (String name : availableInOrder) {
      Agent agent = byName.get(name);
      Map<String, Agent> idle = idle(agent.campaign);
      idle.remove(name);
      idle.put(name, agent);
    }
  }

  private Map<String, Agent> idle(String campaign) {
    return available.computeIfAbsent(campaign, c -> new LinkedHashMap<>());
  }

  private Counts<AgentState> count(Agent agent) {
    return counts.computeIfAbsent(agent.campaign, c -> new Counts<>(AgentState.class));
  }
}
