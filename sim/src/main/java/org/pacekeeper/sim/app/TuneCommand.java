package org.pacekeeper.sim.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pacekeeper.app.cli.CommandFailure;
import org.pacekeeper.app.cli.CommonOptions;
import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.ExitStatus;
import org.pacekeeper.app.cli.JsonOption;
import org.pacekeeper.sim.compare.Batch;
import org.pacekeeper.sim.compare.Comparer;
import org.pacekeeper.sim.compare.TextTable;
import org.pacekeeper.sim.compare.Tunable;
import org.pacekeeper.sim.compare.Tuner;
import org.pacekeeper.sim.compare.Words;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tune}: what a policy's parameter trades, and its best value under the limit. */
@Command(
    name = "tune",
    description = {
      "Run a policy with many values of a parameter, show what it trades - agents who wait for"
          + " people who are abandoned - and choose the best value under the limit.",
      "The choice is one of hindsight: it holds for this scenario."
    })
final class TuneCommand implements Callable<Integer> {
  private static final Pattern RANGE =
      Pattern.compile("([A-Za-z]+)=([0-9]+(?:\\.[0-9]+)?)\\.\\.([0-9]+(?:\\.[0-9]+)?)");

  private static final int GRID = 12;
  private static final int ROUNDS = 5;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private JsonOption json;
  @Mixin private StudyOptions study;

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "FILE",
      description = "What the world is like.")
  private Path scenario;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "NAME",
      description = "Whose parameter, for instance fixed.RatioIdle.")
  private String policy;

  @Option(
      names = "--param",
      paramLabel = "NAME=LO..HI",
      description = "Which one, from and to. Default: the one that trades most, where it is known.")
  private String parameter;

  @Option(
      names = "--no-backstop",
      description =
          "Let the core not hold the limit: shows what a parameter of a shipped policy does by"
              + " itself.")
  private boolean noBackstop;

  TuneCommand(Console console) {
    this.console = console;
  }

  /**
   * For {@code --json}.
   *
   * @param choice null when no value is within the limit
   * @param atLimit null when the curve does not cross it
   */
  private record Tuned(
      String scenario,
      String policy,
      String parameter,
      int seeds,
      double abandonFractionMax,
      Point choice,
      AtLimit atLimit,
      List<Point> curve) {}

  /** The half width is null with one seed. */
  private record AtLimit(
      double within, double beyond, double utilization, Double utilizationHalfWidth) {
    static AtLimit of(Tuner.AtLimit at) {
      return new AtLimit(
          at.within(),
          at.beyond(),
          at.utilization().mean(),
          Point.known(at.utilization().halfWidth()));
    }
  }

  /** Half widths are null with one seed. */
  private record Point(
      double value,
      double utilization,
      Double utilizationHalfWidth,
      double abandonFraction,
      Double abandonFractionHalfWidth) {
    static Point of(Tuner.Trial trial) {
      return new Point(
          trial.value(),
          trial.utilization().mean(),
          known(trial.utilization().halfWidth()),
          trial.abandonFraction().mean(),
          known(trial.abandonFraction().halfWidth()));
    }

    private static Double known(double halfWidth) {
      return Double.isNaN(halfWidth) ? null : halfWidth;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Scenario world = study.scenario(scenario);
    Tunable tunable = tunable(world);
    String conditions = study.conditions().text();
    try (Batch batch = new Batch(study.threads());
        TaskProgress progress = new TaskProgress(console)) {
      boolean backstop = KnownPolicies.hasBackstop(tunable.policy()) && !noBackstop;
      Tuner tuner = new Tuner(batch, world, tunable, study.seeds(), backstop, progress::ranOne);
      progress.begun(tunable.policy(), (GRID + 2L * ROUNDS) * study.seeds());
      List<Tuner.Trial> curve = tuner.curve(GRID, ROUNDS);
      progress.close();
      print(world, tunable, curve, tuner);
      json.say(console, conditions);
      json.write(console, tuned(world, tunable, curve, tuner));
    }
    return ExitStatus.DONE;
  }

  private Tunable tunable(Scenario world) {
    try {
      Tunable tunable = parameter == null ? byDefault() : named();
      Comparer.check(world, tunable.at(Tunable.rounded(tunable.min())));
      Comparer.check(world, tunable.at(Tunable.rounded(tunable.max())));
      return tunable;
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(
          (parameter == null ? "--policy: " : "--param: ") + e.getMessage());
    }
  }

  private Tunable byDefault() {
    return Tunable.of(policy)
        .orElseThrow(
            () ->
                CommandFailure.wrongUsage(
                    "--policy "
                        + policy
                        + ": no parameter is known to search; expected --param NAME=LO..HI"));
  }

  private Tunable named() {
    Matcher range = RANGE.matcher(parameter);
    if (!range.matches())
      throw CommandFailure.wrongUsage(
          "--param '" + parameter + "': expected NAME=LO..HI, for instance r=1..12");
    String whose = Tunable.hindsight(policy).map(Tunable::policy).orElse(policy);
    return new Tunable(
        whose,
        range.group(1),
        Double.parseDouble(range.group(2)),
        Double.parseDouble(range.group(3)));
  }

  private void print(Scenario world, Tunable tunable, List<Tuner.Trial> curve, Tuner tuner) {
    Optional<Tuner.Trial> choice = tuner.choice();
    json.say(console, Words.scenario(world));
    TextTable table = new TextTable(List.of(tunable.parameter(), "utilization", "abandoned", ""));
    for (Tuner.Trial trial : curve)
      table.add(
          List.of(
              Tunable.written(trial.value()),
              Words.percent(trial.utilization()),
              Words.percent(trial.abandonFraction()),
              choice.filter(trial::equals).isPresent() ? "<- chosen" : ""));
    table.lines().forEach(line -> json.say(console, line));
    json.say(console, "");
    json.say(
        console,
        choice.map(Tuner.Trial::policy).orElse("no value keeps the limit; expected lower ones"));
    tuner
        .atLimit()
        .ifPresent(
            at ->
                json.say(
                    console,
                    "at the limit, on the line from "
                        + tunable.parameter()
                        + "="
                        + Tunable.written(at.within())
                        + " to "
                        + Tunable.written(at.beyond())
                        + ": "
                        + Words.percent(at.utilization())));
  }

  private Tuned tuned(Scenario world, Tunable tunable, List<Tuner.Trial> curve, Tuner tuner) {
    return new Tuned(
        world.name(),
        tunable.policy(),
        tunable.parameter(),
        study.seeds(),
        world.limits().abandonFractionMax(),
        tuner.choice().map(Point::of).orElse(null),
        tuner.atLimit().map(AtLimit::of).orElse(null),
        curve.stream().map(Point::of).toList());
  }
}
