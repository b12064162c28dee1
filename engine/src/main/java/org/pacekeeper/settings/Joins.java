package org.pacekeeper.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/**
 * The trunks between nodes, as the settings name them: each leads one way. Nodes with a way there
 * and back share their agents; who shares with two must let those two share, so that every callee
 * reaches every agent of the floor. Immutable.
 */
record Joins(List<Way> ways) {

  /**
   * @param dialString with {@link NodeSettings#LEG} in it
   */
  record Way(String from, String to, String dialString) {}

  static Joins read(List<Section> sections, Set<String> nodes) {
    List<Way> ways = new ArrayList<>();
    for (Section section : sections) {
      Way way =
          new Way(
              section.required("from", Formats.reference("a node", nodes)),
              section.required("to", Formats.reference("a node", nodes)),
              section.required("dialString", Texts.JOIN_DIAL_STRING));
      if (way.from().equals(way.to()))
        section.problem("to", "'" + way.to() + "': expected another node than from");
      if (ways.stream().anyMatch(w -> w.from().equals(way.from()) && w.to().equals(way.to())))
        section.problem("to", "'" + way.to() + "' is joined twice from '" + way.from() + "'");
      ways.add(way);
    }
    Joins joins = new Joins(List.copyOf(ways));
    if (!sections.isEmpty()) joins.check(sections.get(0), nodes);
    return joins;
  }

  private void check(Section at, Set<String> nodes) {
    for (Way way : ways)
      if (!leads(way.to(), way.from()))
        at.problem(
            "from",
            way.from() + " is joined with " + way.to() + " but not back: expected both ways");
    for (String a : nodes)
      for (String b : nodes)
        for (String c : nodes)
          if (a.compareTo(c) < 0 && !b.equals(a) && !b.equals(c))
            if (leads(a, b) && leads(b, c) && !leads(a, c))
              at.problem(
                  "from",
                  a + " and " + c + " are joined by way of " + b + " only: expected their own");
  }

  private boolean leads(String from, String to) {
    return ways.stream().anyMatch(way -> way.from().equals(from) && way.to().equals(to));
  }

  /** Whether a callee on one node reaches an agent on the other. */
  boolean meet(String callees, String agents) {
    return callees.equals(agents) || leads(callees, agents);
  }

  EngineSettings.Node applyTo(EngineSettings.Node node) {
    List<NodeSettings.Join> from = new ArrayList<>();
    for (Way way : ways)
      if (way.from().equals(node.name()))
        from.add(new NodeSettings.Join(way.to(), way.dialString()));
    NodeSettings limits = node.limits();
    return new EngineSettings.Node(
        new NodeSettings(
            limits.name(),
            limits.callsMax(),
            limits.originatesPerSecondMax(),
            limits.unansweredMax(),
            from),
        node.host(),
        node.port(),
        node.user(),
        node.secret(),
        node.actionSessions());
  }

  /** For people: which of the nodes share their agents. Nothing for a single node. */
  static List<String> told(List<NodeSettings> nodes) {
    if (nodes.size() < 2) return List.of();
    List<String> lines = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (NodeSettings node : nodes) {
      if (!told.add(node.name())) continue;
      List<String> island = new ArrayList<>(List.of(node.name()));
      for (NodeSettings.Join join : node.joins())
        if (told.add(join.node())) island.add(join.node());
      lines.add(
          island.size() == 1
              ? "node " + node.name() + " is joined with no other: its callees get its agents only"
              : "nodes " + String.join(", ", island) + " are joined: their callees get all agents");
    }
    return lines;
  }
}
