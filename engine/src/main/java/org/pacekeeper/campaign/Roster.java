package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Checkpoint;

/**
 * The agents at work. Every change of an agent's state goes through here, so that the counts and
 * the order are right. Core thread only.
 */
public final class Roster {
  private final Map<String, Agent> byName = new LinkedHashMap<>();

  private final Map<String, CampaignRoster> byCampaign = new LinkedHashMap<>();
  private final FloorListener listener;

  /** A roster that nobody is told of. */
  public Roster() {
    this(FloorListener.NONE);
  }

  /**
   * @param listener told of every change
   */
  public Roster(FloorListener listener) {
    this.listener = listener;
  }

  public Agent get(String name) {
    return byName.get(name);
  }

  public Collection<Agent> all() {
    return byName.values();
  }

  public void add(Agent agent) {
    if (byName.putIfAbsent(agent.name, agent) != null)
      throw new IllegalStateException("agent " + agent.name + ": is already on the roster");
    of(agent.campaign).add(agent);
    listener.agentMoved(agent, null, agent.sinceNs());
  }

  public void remove(Agent agent, long nowNs) {
    byName.remove(agent.name);
    of(agent.campaign).remove(agent);
    listener.agentLeft(agent, nowNs);
  }

  public void move(Agent agent, AgentState to, long nowNs) {
    AgentState from = agent.state();
    agent.move(to, nowNs);
    of(agent.campaign).moved(agent, from, to);
    listener.agentMoved(agent, from, nowNs);
  }

  /**
   * What the agent wishes to do next has changed.
   *
   * @param sinceNs when an available agent asked to pause or leave, epoch ns; 0 for neither
   */
  public void wished(Agent agent, long sinceNs, long nowNs) {
    of(agent.campaign).wish(agent, sinceNs);
    listener.agentMoved(agent, agent.state(), nowNs);
  }

  /** Those of one campaign; the same object for ever. */
  public CampaignRoster of(String campaign) {
    return byCampaign.computeIfAbsent(campaign, c -> new CampaignRoster());
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
    for (CampaignRoster roster : byCampaign.values())
      for (Agent agent : roster.availableInOrder()) names.add(agent.name);
    return names;
  }

  public void restore(List<Checkpoint.Agent> agents, List<String> availableInOrder) {
    for (Checkpoint.Agent from : agents) add(Agent.restore(from));
    for (String name : availableInOrder) {
      Agent agent = byName.get(name);
      of(agent.campaign).toTheEnd(agent);
    }
  }
}
