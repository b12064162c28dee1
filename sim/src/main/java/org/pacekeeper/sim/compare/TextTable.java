package org.pacekeeper.sim.compare;

import java.util.ArrayList;
import java.util.List;

/** Columns for a terminal: the first to the left, all others to the right. One thread. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(List<String> head) {
    lines.add(List.copyOf(head));
  }

  /** Adds a line, a cell for each column. */
  public void add(List<String> cells) {
    lines.add(List.copyOf(cells));
  }

  /** The lines, the head first. */
  public List<String> lines() {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines)
      for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], line.get(i).length());
    return lines.stream().map(line -> written(line, widths)).toList();
  }

  private static String written(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = line.get(i);
      String fill = " ".repeat(widths[i] - cell.length());
      text.append(i == 0 ? "" : GAP).append(i == 0 ? cell + fill : fill + cell);
    }
    return text.toString().stripTrailing();
  }

  /** The comparison's table of one scenario. */
  public static TextTable of(Contest contest) {
    TextTable table = new TextTable(head(contest));
    contest.rows().forEach(row -> table.add(cells(contest, row)));
    return table;
  }

  /** What {@link #cells} are. */
  public static List<String> head(Contest contest) {
    String reference = contest.reference().policy();
    int colon = reference.indexOf(':');
    List<String> head =
        new ArrayList<>(
            List.of(
                "policy",
                "utilization",
                "to " + (colon < 0 ? reference : reference.substring(0, colon))));
    if (contest.hasGap()) head.add("gap closed");
    head.addAll(
        List.of(
            "abandoned", "days over", "worst hour", "wait p50", "p95", "dials/h", "shed", "limit"));
    return head;
  }

  /** A row of the comparison as it is written. */
  public static List<String> cells(Contest contest, Row row) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.policy(),
                Words.percent(row.utilization()),
                row.difference() == null ? "" : Words.points(row.difference())));
    if (contest.hasGap())
      cells.add(Double.isNaN(row.gapClosed()) ? "" : Words.percent(row.gapClosed(), 0));
    cells.addAll(
        List.of(
            Words.percent(row.abandonFraction()),
            Words.percent(row.daysOver(), 0),
            Words.percent(row.worstWindowP95(), 1),
            Words.decimal(row.agentWaitP50(), 1) + " s",
            Words.decimal(row.agentWaitP95(), 1) + " s",
            Words.decimal(row.originatesPerAgentHour(), 1),
            Words.percent(row.shedFraction(), 1),
            row.limitHeld() ? "held" : "broken"));
    return cells;
  }
}
