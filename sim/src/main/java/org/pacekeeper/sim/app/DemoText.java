package org.pacekeeper.sim.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;

/** What a demo says to the people who watch it. */
final class DemoText {
  private DemoText() {}

  /** One line on how it goes. */
  static String progress(Snapshot snapshot) {
    if (snapshot.campaigns().isEmpty()) return "starting";
    CampaignView campaign = snapshot.campaigns().get(0);
    return String.format(
        Locale.ROOT,
        "%4d dialed  %3d ringing  %3d talking  %3d free  abandoned %.1f %%  held back by %s",
        campaign.originated(),
        campaign.dialing() + campaign.ringing(),
        campaign.agentsByState().get(AgentState.TALKING),
        campaign.agentsByState().get(AgentState.AVAILABLE),
        100 * campaign.abandonFraction(),
        campaign.lastDecision() == null ? "nothing" : campaign.lastDecision().limit());
  }

  /** The figures that matter, in words. */
  static List<String> summary(Map<String, Object> figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%s agents for %.0f s under %s, seed %s",
            figures.get("agents"),
            figures.get("simulatedSeconds"),
            figures.get("policy"),
            figures.get("seed")));
    lines.add(
        format(
            "  calls       %s dialed, %s answered by a person, %s connected, %s abandoned (%.1f %%)",
            figures.get("originated"),
            figures.get("answeredByPerson"),
            figures.get("connected"),
            figures.get("abandoned"),
            100 * (double) figures.get("abandonFraction")));
    lines.add("  outcomes    " + outcomes((Map<?, ?>) figures.get("outcomes")));
    lines.add(
        format(
            "  agents      %.1f %% of their time talking or wrapping up, %.1f s between calls",
            100 * (double) figures.get("utilization"), figures.get("idleSecondsMean")));
    lines.add(
        format(
            "  callees     waited %.3f s for an agent at p50, %.3f s at p95, %.3f s at most",
            figures.get("calleeWaitSecondsP50"),
            figures.get("calleeWaitSecondsP95"),
            figures.get("calleeWaitSecondsMax")));
    if ((long) figures.get("callers") > 0)
      lines.add(
          format(
              "  callers     %s called from outside, %s talked to an agent, %s gave up",
              figures.get("callers"),
              figures.get("callersAnswered"),
              figures.get("callersGaveUp")));
    lines.add(
        format(
            "  engine      %s events, %s commands; event to originate %.0f µs at p50, %.0f µs at p99",
            figures.get("journalEvents"),
            figures.get("journalCommands"),
            figures.get("eventToOriginateMicrosP50"),
            figures.get("eventToOriginateMicrosP99")));
    lines.add(
        format(
            "  books       %s leads dialed, %s dialed twice, %s outcomes lost",
            figures.get("leadsDialed"),
            figures.get("leadsDialedTwice"),
            figures.get("lostOutcomes")));
    return lines;
  }

  private static String outcomes(Map<?, ?> outcomes) {
    List<String> parts = new ArrayList<>();
    outcomes.forEach((outcome, count) -> parts.add(count + " " + outcome));
    return String.join(", ", parts);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
