package org.pacekeeper.sim.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.Io;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.sim.compare.Batch;
import org.pacekeeper.sim.compare.Comparer;
import org.pacekeeper.sim.compare.Conditions;
import org.pacekeeper.sim.compare.Contest;
import org.pacekeeper.sim.compare.InboundTable;
import org.pacekeeper.sim.compare.TextTable;
import org.pacekeeper.sim.compare.Words;
import org.pacekeeper.sim.page.ComparisonPage;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compare}: policies × scenarios × seeds. */
@Command(
    name = "compare",
    description = {
      "Run policies in scenarios with several seeds each, many at a time, and tell what is left of"
          + " their differences once chance is taken into account.",
      "hindsight.RatioIdle is searched first: the best ratio for the same scenario and people."
    },
    footer = {
      "",
      "± is the half width of a 95 %% interval. Differences are taken seed by seed, to"
          + " hindsight.RatioIdle where it takes part and else to the first policy. The limit is held when"
          + " no day is over it; with a window of more than a day, when all days together are not."
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private JsonOption json;
  @Mixin private StudyOptions study;

  @Option(
      names = "--scenario",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "What the worlds are like; config/scenarios has some.")
  private List<Path> scenarios;

  @Option(
      names = "--policy",
      required = true,
      arity = "1..*",
      paramLabel = "NAME",
      description = "Who decides how many to call, for instance predictive fixed.RatioIdle:r=2.")
  private List<String> policies;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page with charts that needs nothing else.")
  private Path html;

  @Option(
      names = "--frontier",
      description =
          "In the page, also draw what other values of a policy's parameter come to. Takes several"
              + " times as long.")
  private boolean frontier;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Scenario> worlds = scenarios.stream().map(study::scenario).toList();
    for (String policy : policies) check(worlds.get(0), policy);
    if (frontier && html == null)
      throw CommandFailure.wrongUsage("--frontier: is drawn in the page; expected --html FILE");
    Conditions conditions = study.conditions();
    List<Contest> contests = run(worlds);
    for (Contest contest : contests) print(contest);
    json.say(console, conditions.text());
    if (html != null) write(ComparisonPage.of(contests, conditions));
    json.writeLines(console, figures(contests));
    return ExitStatus.DONE;
  }

  private static void check(Scenario world, String policy) {
    try {
      Comparer.check(world, policy);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--policy: " + e.getMessage());
    }
  }

  private List<Contest> run(List<Scenario> worlds) throws InterruptedException {
    Comparer.Options options = new Comparer.Options(study.seeds(), html != null, frontier);
    try (Batch batch = new Batch(study.threads());
        TaskProgress progress = new TaskProgress(console)) {
      return new Comparer(batch, options, progress).run(worlds, policies);
    }
  }

  private void write(String page) {
    try {
      Files.writeString(html, page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.failed("--html " + html + ": cannot be written: " + Io.reason(e), e);
    }
  }

  private void print(Contest contest) {
    json.say(console, Words.scenario(contest.scenario()));
    TextTable.of(contest).lines().forEach(line -> json.say(console, line));
    InboundTable.lines(contest).forEach(line -> json.say(console, line));
    json.say(console, "");
  }

  private static List<Figures> figures(List<Contest> contests) {
    List<Figures> figures = new ArrayList<>();
    for (Contest contest : contests)
      for (Contest.Entry entry : contest.entries())
        for (Batch.Result result : entry.results()) figures.add(result.figures());
    return figures;
  }
}
