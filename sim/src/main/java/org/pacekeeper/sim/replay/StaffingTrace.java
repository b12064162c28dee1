package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot.AgentView;

/** How many agents were there, while a journal is read. One thread. */
final class StaffingTrace {
  private final Map<String, List<Recording.Staffing>> steps = new LinkedHashMap<>();
  private List<AgentView> latest = List.of();

  void apply(long nowNs, List<AgentView> agents) {
    if (agents.equals(latest)) return;
    latest = agents;
    for (AgentView agent : agents)
      steps.computeIfAbsent(agent.campaign(), name -> new ArrayList<>());
    steps.forEach((campaign, of) -> step(campaign, of, nowNs));
  }

  private void step(String campaign, List<Recording.Staffing> of, long nowNs) {
    int present = 0;
    int pausing = 0;
    for (AgentView agent : latest) {
      boolean away = agent.state() == AgentState.OFFLINE || agent.state() == AgentState.CALLING;
      if (away || !agent.campaign().equals(campaign)) continue;
      present++;
      if (agent.state() == AgentState.PAUSED) pausing++;
    }
    Recording.Staffing last = of.isEmpty() ? null : of.get(of.size() - 1);
    if (last != null && last.present() == present && last.pausing() == pausing) return;
    of.add(new Recording.Staffing(nowNs, present, pausing));
  }

  Map<String, List<Recording.Staffing>> steps() {
    return steps;
  }
}
