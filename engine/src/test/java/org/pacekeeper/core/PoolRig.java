package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.EngineStarted;
import org.pacekeeper.event.ControlEvent.NodeConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.NodeSettings.Join;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.TrunkSettings;

/** Two nodes, joined or not, each with a trunk named like it, under one campaign. */
final class PoolRig {
  final CoreRig rig = new CoreRig();
  private final Map<String, Integer> numbers = new TreeMap<>();

  PoolRig(String policy, boolean joined) {
    this(policy, joined, 50, 0, 0);
  }

  PoolRig(String policy, boolean joined, int unansweredMax, double weight, double costOfSecond) {
    rig.on(new EngineStarted(1, "test"));
    for (String node : List.of("n1", "n2")) {
      String other = node.equals("n1") ? "n2" : "n1";
      List<Join> joins = joined ? List.of(new Join(other, "PJSIP/{leg}@" + other)) : List.of();
      rig.on(new NodeConfigured(new NodeSettings(node, 1_000, 1_000, unansweredMax, joins)));
    }
    trunk("n1", 30, weight, 0);
    trunk("n2", 30, weight, costOfSecond);
    CampaignSettings one = CoreRig.settings(policy);
    rig.on(
        new CampaignConfigured(
            new CampaignSettings(
                one.name(),
                one.policy(),
                List.of("n1", "n2"),
                one.callerId(),
                one.ringTimeoutMs(),
                one.abandonAfterMs(),
                one.wrapUpMs(),
                one.abandonFractionMax(),
                one.abandonWindowMs(),
                one.message(),
                one.callingHours(),
                one.retry(),
                one.minimumRingMs(),
                one.occupancyMax())));
    up("n1");
    up("n2");
  }

  void trunk(String node, int lines, double weight, double cost) {
    rig.on(
        new TrunkConfigured(
            new TrunkSettings(
                node, node, "PJSIP/{e164}@carrier", lines, 1_000, "+12025550100", weight, cost)));
  }

  void up(String node) {
    rig.on(new NodeConnected(node, "22.0"));
    rig.on(new NodeReconciled(node, List.of()));
  }

  /** Agents of a node, named after it, whose phones are up; returns their legs. */
  List<Long> agents(String node, int count) {
    List<Long> legs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = node + "-" + numbers.merge(node, 1, Integer::sum);
      List<Command> called = rig.on(new AgentLoggedIn(name, "sales", node, "PJSIP/" + name));
      legs.add(CoreRig.of(called, CallAgent.class).get(0).legId());
      rig.on(new AgentLegUp(legs.get(i), name));
    }
    return legs;
  }

  /** How many originates went over each trunk. */
  Map<String, Integer> spread() {
    return new TreeMap<>(
        rig.all(Originate.class).stream()
            .collect(Collectors.toMap(Originate::trunk, o -> 1, Integer::sum)));
  }
}
