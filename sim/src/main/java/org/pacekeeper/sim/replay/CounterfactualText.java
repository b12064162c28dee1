package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pacekeeper.sim.compare.TextTable;

/** A {@link Counterfactual} for people. Pure. */
public final class CounterfactualText {
  private static final double MOSTLY = 0.5;

  private CounterfactualText() {}

  public static List<String> lines(Counterfactual of) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "campaign %s: %d agents for %.0f s under %s, journal %s",
            of.campaign(), of.agents(), of.seconds(), of.recordedPolicy(), of.journal()));
    Counterfactual.Calls calls = of.calls();
    if (of.unchanged()) {
      lines.add("nothing is different: the figures are the recorded ones, and no call was drawn");
    } else {
      lines.add(
          format(
              "with %s: %d runs, seeds %d to %d; the engine's limit of %.1f %% abandoned stands",
              of.changes(),
              of.runs(),
              of.seed(),
              of.seed() + of.runs() - 1,
              100 * of.abandonFractionMax()));
      lines.add(
          format(
              "%,.0f of %,.0f calls as recorded, %,.0f drawn from what this journal shows"
                  + " (%,.0f never placed, %,.0f that go on where their recording ends)",
              calls.recorded(),
              calls.placed(),
              calls.neverPlaced() + calls.goneOn(),
              calls.neverPlaced(),
              calls.goneOn()));
      if (calls.recorded() < MOSTLY * calls.placed())
        lines.add("  more than half is drawn: take it for a simulation fitted on this journal");
    }
    if (of.outages() + of.restarts() > 0) lines.add(unseen(of));
    lines.addAll(table(of, of.figures()));
    of.campaigns()
        .forEach(
            (campaign, figures) -> {
              lines.add("campaign " + campaign + " of these:");
              lines.addAll(table(of, figures));
            });
    lines.add(calibration(of));
    return lines;
  }

  private static String unseen(Counterfactual of) {
    return format(
        "not seen: %d %s, %d %s of a node, %.1f s in all; they come when they came, and what happened"
            + " meanwhile is drawn where another turn was taken",
        of.restarts(),
        of.restarts() == 1 ? "restart" : "restarts",
        of.outages(),
        of.outages() == 1 ? "outage" : "outages",
        of.outageSeconds());
  }

  private static List<String> table(Counterfactual of, Map<String, Counterfactual.Figure> figures) {
    TextTable table =
        new TextTable(
            List.of("figure", "recorded", "replayed", "95 % within", "difference", "95 % within"));
    for (Map.Entry<String, Counterfactual.Figure> each : figures.entrySet()) {
      Counterfactual.Figure figure = each.getValue();
      int digits = digits(each.getKey());
      table.add(
          List.of(
              each.getKey(),
              number(figure.recorded(), digits),
              number(figure.replayed().mean(), digits),
              within(of, figure.replayed(), digits),
              signed(figure.difference().mean(), digits),
              within(of, figure.difference(), digits)));
    }
    return table.lines();
  }

  private static String calibration(Counterfactual of) {
    StringBuilder text =
        new StringBuilder("calibration: in this world ")
            .append(of.recordedPolicy())
            .append(" comes to");
    String gap = " ";
    for (String name : List.of("originated", "connected", "abandoned", "utilization")) {
      Counterfactual.Figure figure = of.figures().get(name);
      text.append(gap)
          .append(name)
          .append(' ')
          .append(number(figure.world().mean(), digits(name)))
          .append(" (recorded ")
          .append(number(figure.recorded(), digits(name)))
          .append(')');
      gap = ", ";
    }
    return text.toString();
  }

  private static int digits(String name) {
    return switch (name) {
      case "abandonFraction", "utilization", "occupancy" -> 4;
      case "originated", "answeredByPerson", "connected", "abandoned", "shed" -> 0;
      default -> 1;
    };
  }

  private static String within(Counterfactual of, Spread spread, int digits) {
    if (of.runs() == 1 && !of.unchanged()) return "one run";
    return spread.isExact()
        ? "exact"
        : number(spread.low(), digits) + " … " + number(spread.high(), digits);
  }

  private static String number(double value, int digits) {
    return format("%." + digits + "f", value == 0 ? 0.0 : value);
  }

  private static String signed(double value, int digits) {
    return format("%+." + digits + "f", value == 0 ? 0.0 : value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
