package org.pacekeeper.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.compare.Batch;
import org.pacekeeper.sim.compare.Comparer;
import org.pacekeeper.sim.compare.Conditions;
import org.pacekeeper.sim.compare.Contest;
import org.pacekeeper.sim.compare.Watcher;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonPageTest {
  private static final String MARKUP = "<b>&\"</script><script>alert(1)</script>";
  private static final Watcher NOBODY =
      new Watcher() {
        @Override
        public void begun(String task, long runs) {}

        @Override
        public void ranOne() {}
      };

  private static String page;

  @BeforeAll
  static void compare() throws InterruptedException {
    Scenario floor = Scenarios.named(MARKUP);
    try (Batch batch = new Batch(2)) {
      List<Contest> contests =
          new Comparer(batch, new Comparer.Options(2, true, false), NOBODY)
              .run(List.of(floor), List.of("predictive", "fixed.RatioIdle:r=2"));
      page = ComparisonPage.of(contests, new Conditions(2, 2, "abc", "17", 2));
    }
  }

  @Test
  void loadsNothingFromElsewhere() {
    assertThat(attributes("src", "href", "srcset", "action", "data", "poster")).isEmpty();
    assertThat(page).doesNotContain("@import").doesNotContainPattern("url\\((?!#)");
    assertThat(page)
        .doesNotContainPattern("\\b(fetch|XMLHttpRequest|WebSocket|EventSource|import)\\(");
    assertThat(page)
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src");
  }

  private static List<String> attributes(String... names) {
    List<String> found = new ArrayList<>();
    String tags = page.replaceAll("(?s)<script.*?</script>|<style.*?</style>", "");
    for (String name : names) {
      Matcher matcher = Pattern.compile("<[^>]*\\s" + name + "\\s*=[^>]*>").matcher(tags);
      while (matcher.find()) found.add(matcher.group());
    }
    return found;
  }

  @Test
  void showsANameWithMarkupAsText() {
    assertThat(page).doesNotContain("alert(1)</script>");
    assertThat(page).contains("&lt;b&gt;&amp;&quot;&lt;/script&gt;");
  }

  @Test
  void carriesTheFiguresOfItsCharts() {
    JsonNode charts = JsonMapper.shared().readTree(between("id=\"figures\">", "</script>"));
    JsonNode chart = charts.get(0);
    assertThat(chart.get("limit").asDouble()).isEqualTo(0.03);
    assertThat(chart.get("dots")).hasSize(2);
    assertThat(chart.get("courses")).hasSize(2);
    JsonNode predictive = chart.get("courses").get(0);
    assertThat(predictive.get("hours")).hasSize(ChartData.POINTS);
    assertThat(predictive.get("theta").get(ChartData.POINTS - 1).isNumber()).isTrue();
    assertThat(chart.get("courses").get(1).get("theta").isNull()).isTrue();
  }

  private static String between(String from, String to) {
    int begin = page.indexOf(from) + from.length();
    return page.substring(begin, page.indexOf(to, begin));
  }

  @Test
  void saysUnderWhatConditions() {
    assertThat(page).contains("seeds 1..2, commit abc, JDK 17, 2 threads on 2 cores");
  }
}
