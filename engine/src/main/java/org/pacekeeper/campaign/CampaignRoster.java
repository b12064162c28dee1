package org.pacekeeper.campaign;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The agents of one floor of a campaign, counted, with those who are free in the order in which
 * they became free. Core thread only.
 */
public final class CampaignRoster {
  private final Counts<AgentState> counts = new Counts<>(AgentState.class);

  /** Longest idle first: the order of insertion is the order of becoming available. */
  private final Map<String, Agent> available = new LinkedHashMap<>();

  /** Available agents who wish to pause or leave. */
  private int wishing;

  private int size;

  public int count(AgentState state) {
    return (int) counts.get(state);
  }

  public Map<AgentState, Integer> countsByState() {
    Map<AgentState, Integer> byState = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) byState.put(state, count(state));
    return byState;
  }

  /** Agents in any state. */
  public int size() {
    return size;
  }

  /** Available agents who wish to pause or leave as soon as they may. */
  public int wishing() {
    return wishing;
  }

  /** An available agent wishes to pause or leave, since this moment; 0 when no longer. */
  void wish(Agent agent, long sinceNs) {
    if (agent.state() == AgentState.AVAILABLE)
      wishing += (sinceNs != 0 ? 1 : 0) - (agent.wishedAtNs() != 0 ? 1 : 0);
    agent.wish(sinceNs);
  }

  /** Available agents, longest idle first. */
  public Collection<Agent> availableInOrder() {
    return Collections.unmodifiableCollection(available.values());
  }

  /**
   * The agent on that node who has been available longest, those who wish to pause or leave last;
   * null when there is none.
   */
  public Agent longestAvailable(String node) {
    return longest(node);
  }

  /** As {@link #longestAvailable(String)}, on any node. */
  public Agent longestAvailable() {
    return longest(null);
  }

  private Agent longest(String node) {
    Agent wishing = null;
    for (Agent agent : available.values()) {
      if (node != null && !agent.node.equals(node)) continue;
      if (agent.wishedAtNs() == 0) return agent;
      if (wishing == null) wishing = agent;
    }
    return wishing;
  }

  void add(Agent agent) {
    counts.add(agent.state(), 1);
    size++;
    if (agent.state() != AgentState.AVAILABLE) return;
    available.put(agent.name, agent);
    if (agent.wishedAtNs() != 0) wishing++;
  }

  void remove(Agent agent) {
    counts.add(agent.state(), -1);
    size--;
    if (available.remove(agent.name) != null && agent.wishedAtNs() != 0) wishing--;
  }

  void moved(Agent agent, AgentState from, AgentState to) {
    counts.move(from, to);
    if (from == AgentState.AVAILABLE) {
      available.remove(agent.name);
      if (agent.wishedAtNs() != 0) wishing--;
      agent.wish(0);
    }
    if (to == AgentState.AVAILABLE) available.put(agent.name, agent);
  }

  void toTheEnd(Agent agent) {
    available.remove(agent.name);
    available.put(agent.name, agent);
  }
}
