package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.pacekeeper.campaign.FloorPlan;
import org.pacekeeper.campaign.Roster;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;

/**
 * Which nodes share their agents, and so which calls and agents of a campaign may meet. Nodes that
 * are joined both ways form an island. A campaign that dials on one island has one floor, named
 * like itself; one that dials on several has a floor for each, and a callee is only ever counted
 * against the agents of its own. In an island of several nodes, what is on a node that is not there
 * is set apart on a floor where nobody dials, until the node is back. Core thread only.
 */
final class Floors implements FloorPlan {
  private final OriginateGate gate;
  private final Function<String, CampaignSettings> campaigns;

  /**
   * @param campaigns gives a campaign's settings by its name
   */
  Floors(OriginateGate gate, Function<String, CampaignSettings> campaigns) {
    this.gate = gate;
    this.campaigns = campaigns;
  }

  @Override
  public String floor(String campaign, String node) {
    GovernedNode of = gate.node(node);
    if (of == null) return campaign;
    List<GovernedNode> island = island(of);
    String floor = named(campaign, island);
    boolean apart = island.size() > 1 && !gate.isUp(node);
    return apart ? floor + Roster.AT + node + " is away" : floor;
  }

  /** The floors on which a campaign dials, in the order of its trunks. */
  List<String> of(CampaignSettings campaign) {
    Set<String> floors = new LinkedHashSet<>();
    for (List<GovernedNode> island : islands(campaign)) floors.add(named(campaign.name(), island));
    if (floors.isEmpty()) floors.add(campaign.name());
    return List.copyOf(floors);
  }

  /** The campaign's trunks that lead out of a floor; all of them when it has but one. */
  List<String> trunks(CampaignSettings campaign, String floor) {
    if (floor.equals(campaign.name())) return campaign.trunks();
    List<String> trunks = new ArrayList<>();
    for (String name : campaign.trunks()) {
      GovernedTrunk trunk = gate.trunk(name);
      GovernedNode node = trunk == null ? null : gate.node(trunk.settings.node());
      if (node != null && named(campaign.name(), island(node)).equals(floor)) trunks.add(name);
    }
    return trunks;
  }

  /** The dial string by which a node reaches agents on another, null when it does not. */
  String join(String from, String to) {
    GovernedNode node = gate.node(from);
    if (node == null) return null;
    for (NodeSettings.Join join : node.settings.joins())
      if (join.node().equals(to)) return join.dialString();
    return null;
  }

  private String named(String campaign, List<GovernedNode> island) {
    CampaignSettings settings = campaigns.apply(campaign);
    if (settings == null) return campaign;
    List<List<GovernedNode>> dialed = islands(settings);
    boolean alone = dialed.isEmpty() || (dialed.size() == 1 && dialed.get(0).equals(island));
    return alone ? campaign : campaign + Roster.AT + island.get(0).settings.name();
  }

  /** Those that the campaign dials on, in the order of its trunks. */
  private List<List<GovernedNode>> islands(CampaignSettings campaign) {
    Set<List<GovernedNode>> islands = new LinkedHashSet<>();
    for (String name : campaign.trunks()) {
      TrunkSettings trunk = gate.trunk(name) == null ? null : gate.trunk(name).settings;
      GovernedNode node = trunk == null ? null : gate.node(trunk.node());
      if (node != null) islands.add(island(node));
    }
    return List.copyOf(islands);
  }

  /** A node and all that it is joined with, in the order in which they were configured. */
  private List<GovernedNode> island(GovernedNode of) {
    if (of.settings.joins().isEmpty()) return List.of(of);
    Set<GovernedNode> found = new LinkedHashSet<>(Set.of(of));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (GovernedNode node : gate.nodes())
        if (!found.contains(node) && isJoined(node, found)) grew = found.add(node);
    }
    List<GovernedNode> ordered = new ArrayList<>();
    for (GovernedNode node : gate.nodes()) if (found.contains(node)) ordered.add(node);
    return ordered;
  }

  private boolean isJoined(GovernedNode node, Set<GovernedNode> others) {
    for (GovernedNode other : others) {
      String a = node.settings.name();
      String b = other.settings.name();
      if (join(a, b) != null && join(b, a) != null) return true;
    }
    return false;
  }
}
