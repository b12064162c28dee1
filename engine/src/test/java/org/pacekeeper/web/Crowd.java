package org.pacekeeper.web;

import java.util.List;
import java.util.stream.IntStream;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.AgentView;

/** A snapshot with nothing but very many agents. */
final class Crowd {
  private Crowd() {}

  static Snapshot of(int agents) {
    List<AgentView> views =
        IntStream.range(0, agents)
            .mapToObj(i -> new AgentView("agent-" + i, "c", AgentState.AVAILABLE, 0, 0, ""))
            .toList();
    return new Snapshot(1, 1, List.of(), views, List.of(), List.of(), List.of());
  }
}
