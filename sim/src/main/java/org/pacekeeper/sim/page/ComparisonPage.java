package org.pacekeeper.sim.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.sim.compare.Conditions;
import org.pacekeeper.sim.compare.Contest;
import org.pacekeeper.sim.compare.Row;
import org.pacekeeper.sim.compare.TextTable;
import org.pacekeeper.sim.compare.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison as one HTML page with everything in it: tables in the text, charts drawn by its
 * script from the figures beside it. Its own policy forbids the browser to load anything. Pure.
 */
public final class ComparisonPage {
  private static final String OWN = "/comparison/";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Colours there are; further policies share them. */
  private static final int COLORS = 10;

  private ComparisonPage() {}

  public static String of(List<Contest> contests, Conditions conditions) {
    Html body = new Html();
    List<ChartData> charts = new ArrayList<>();
    for (Contest contest : contests) {
      List<Row> rows = contest.rows();
      charts.add(ChartData.of(contest, rows));
      section(body, contest, rows, charts.size() - 1);
    }
    return String.join(
        "",
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width\">\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'; script-src 'unsafe-inline'\">\n",
        "<title>Policies compared</title>\n<style>\n",
        resource(UPLOT + "uPlot.min.css"),
        resource(OWN + "page.css"),
        "</style>\n</head>\n<body>\n<header>\n<h1>Policies compared</h1>\n",
        new Html().element("p", conditions.text()).toString(),
        "<p>± is the half width of a 95 % interval. Differences are taken seed by seed. The limit is"
            + " held when no day is over it; with a window of more than a day, when all days"
            + " together are not.</p>\n</header>\n<main>\n",
        body.toString(),
        "</main>\n<script type=\"application/json\" id=\"figures\">",
        script(JSON.writeValueAsString(charts)),
        "</script>\n<script>\n",
        resource(UPLOT + "uPlot.iife.min.js"),
        resource(OWN + "page.js"),
        "</script>\n</body>\n</html>\n");
  }

  /** Nothing in it can end a script element. */
  private static String script(String json) {
    return json.replace("<", "\\u003c");
  }

  private static void section(Html html, Contest contest, List<Row> rows, int number) {
    html.open("section")
        .element("h2", contest.scenario().name())
        .element("p", Words.world(contest.scenario()));
    html.open("div", "class", "frontier", "data-scenario", Integer.toString(number)).close("div");
    comparison(html, contest, rows);
    html.element("h3", "Waiting");
    waits(html, rows);
    if (!contest.entries().get(0).results().get(0).timeline().isEmpty())
      html.element("h3", "One run over time")
          .element(
              "p",
              "Seed 1; means of "
                  + Words.decimal(contest.scenario().durationNs() / 60e9 / ChartData.POINTS, 1)
                  + " minutes. The budget is what the limit allows of the answers so far, less those"
                  + " abandoned; θ is the risk that a call may bring.",
              "class",
              "note")
          .open("div", "class", "courses", "data-scenario", Integer.toString(number))
          .close("div");
    html.close("section");
  }

  private static void comparison(Html html, Contest contest, List<Row> rows) {
    html.open("div", "class", "wide").open("table").head(TextTable.head(contest)).open("tbody");
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = TextTable.cells(contest, rows.get(i));
      html.open("tr", "class", rows.get(i).limitHeld() ? "held" : "broken");
      name(html, cells.get(0), i);
      for (String cell : cells.subList(1, cells.size())) html.element("td", cell);
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static void name(Html html, String policy, int place) {
    html.open("th", "scope", "row")
        .open("i", "class", "key", "style", "--c: var(--p" + place % COLORS + ")")
        .close("i")
        .sayName(policy)
        .close("th");
  }

  /** Quantiles as numbers, and as bars that can be compared down a column. */
  private static void waits(Html html, List<Row> rows) {
    double agentMost = rows.stream().mapToDouble(Row::agentWaitP95).max().orElse(0);
    double calleeMost = rows.stream().mapToDouble(Row::calleeWaitP95).max().orElse(0);
    html.open("div", "class", "wide")
        .open("table", "class", "waits")
        .head(List.of("policy", "agents wait: p50", "p95", "people wait: p50", "p95", "longest"))
        .open("tbody");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      html.open("tr");
      name(html, row.policy(), i);
      bar(html, row.agentWaitP50(), agentMost, 1);
      bar(html, row.agentWaitP95(), agentMost, 1);
      bar(html, row.calleeWaitP50(), calleeMost, 3);
      bar(html, row.calleeWaitP95(), calleeMost, 3);
      html.element("td", Words.decimal(row.calleeWaitMax(), 3) + " s").close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static void bar(Html html, double seconds, double most, int digits) {
    double part = most == 0 ? 0 : seconds / most;
    html.open("td", "class", "bar", "style", "--n: " + Words.decimal(part, 4))
        .say(Words.decimal(seconds, digits) + " s")
        .close("td");
  }

  private static String resource(String path) {
    try (InputStream in = ComparisonPage.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException(path + " is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
