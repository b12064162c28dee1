package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Checkpoint;

/**
 * The agents at work. Every change of an agent's state goes through here, so that the counts and
 * the order are right. Core thread only.
 */
public final class Roster {
  /** Between a campaign's name, which has none of these, and what its floor is apart for. */
  public static final char AT = '@';

  private final Map<String, Agent> byName = new LinkedHashMap<>();

  private final Map<String, CampaignRoster> byFloor = new LinkedHashMap<>();
  private final FloorListener listener;
  private final FloorPlan plan;

  /** A roster that nobody is told of. */
  public Roster() {
    this(FloorListener.NONE, FloorPlan.ONE);
  }

  /**
   * Those of campaigns with one floor each.
   *
   * @param listener told of every change
   */
  public Roster(FloorListener listener) {
    this(listener, FloorPlan.ONE);
  }

  /**
   * @param listener told of every change
   */
  public Roster(FloorListener listener, FloorPlan plan) {
    this.listener = listener;
    this.plan = plan;
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
    agent.floor = plan.floor(agent.campaign, agent.node);
    of(agent.floor).add(agent);
    listener.agentMoved(agent, null, agent.sinceNs());
  }

  public void remove(Agent agent, long nowNs) {
    byName.remove(agent.name);
    of(agent.floor).remove(agent);
    listener.agentLeft(agent, nowNs);
  }

  public void move(Agent agent, AgentState to, long nowNs) {
    AgentState from = agent.state();
    agent.move(to, nowNs);
    of(agent.floor).moved(agent, from, to);
    listener.agentMoved(agent, from, nowNs);
  }

  /**
   * What the agent wishes to do next has changed.
   *
   * @param sinceNs when an available agent asked to pause or leave, epoch ns; 0 for neither
   */
  public void wished(Agent agent, long sinceNs, long nowNs) {
    of(agent.floor).wish(agent, sinceNs);
    listener.agentMoved(agent, agent.state(), nowNs);
  }

  /** The plan has changed: every agent goes to the floor on which they now are. */
  public void replan(long nowNs) {
    for (Agent agent : byName.values()) {
      String floor = plan.floor(agent.campaign, agent.node);
      if (floor.equals(agent.floor)) continue;
      of(agent.floor).remove(agent);
      listener.agentLeft(agent, nowNs);
      agent.floor = floor;
      of(floor).add(agent);
      listener.agentMoved(agent, null, nowNs);
    }
  }

  /** Those of one floor; the same object for ever. */
  public CampaignRoster of(String floor) {
    return byFloor.computeIfAbsent(floor, c -> new CampaignRoster());
  }

  /** How many of one campaign are in each state, on all its floors; every state is present. */
  public Map<AgentState, Integer> countsByState(String campaign) {
    Map<AgentState, Integer> sum = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) sum.put(state, 0);
    for (Map.Entry<String, CampaignRoster> floor : byFloor.entrySet())
      if (isOf(campaign, floor.getKey()))
        for (AgentState state : AgentState.values())
          sum.merge(state, floor.getValue().count(state), Integer::sum);
    return sum;
  }

  /** Whether a floor is of the campaign: floors are named after theirs. */
  static boolean isOf(String campaign, String floor) {
    return floor.startsWith(campaign)
        && (floor.length() == campaign.length() || floor.charAt(campaign.length()) == AT);
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
    for (CampaignRoster roster : byFloor.values())
      for (Agent agent : roster.availableInOrder()) names.add(agent.name);
    return names;
  }

  public void restore(List<Checkpoint.Agent> agents, List<String> availableInOrder) {
    for (Checkpoint.Agent from : agents) add(Agent.restore(from));
    for (String name : availableInOrder) {
      Agent agent = byName.get(name);
      of(agent.floor).toTheEnd(agent);
    }
  }
}
