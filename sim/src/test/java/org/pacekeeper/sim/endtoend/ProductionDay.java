package org.pacekeeper.sim.endtoend;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.store.AttemptLog;

/**
 * Dials a list to its end at a {@link ProductionSite}, undisturbed or with a node killed on the
 * way, and reads the books.
 *
 * @param killedNs when the first node was gone, epoch ns; 0 when it was not killed
 * @param backNs when its session was up again
 */
record ProductionDay(
    ProductionBooks books, ProductionFigures figures, String report, long killedNs, long backNs) {
  private static final int KILLED = 0;

  /** So much of the list is dialed between the milestones that a wait has to reach in its time. */
  private static final int STEP = 100;

  static ProductionDay undisturbed(Path folder, int leads, long seed) throws Exception {
    return run(folder, leads, seed, false);
  }

  /** The first node is killed (SIGKILL) after two fifths of the list, and started after three. */
  static ProductionDay withANodeKilled(Path folder, int leads, long seed) throws Exception {
    return run(folder, leads, seed, true);
  }

  private static ProductionDay run(Path folder, int leads, long seed, boolean kill)
      throws Exception {
    try (ProductionSite site = ProductionSite.open(folder, leads, seed)) {
      long killedNs = 0;
      long backNs = 0;
      String conditions;
      try (EngineRun run = site.startEngine()) {
        List<Optional<Duration>> before = cpu(site, !kill);
        double loadBefore = load();
        if (kill) {
          dial(run, leads * 2 / 5);
          killedNs = site.kill(KILLED);
          until(run, "the node is down", () -> state(run) == NodeState.DOWN);
          dial(run, leads * 3 / 5);
          site.startAgain(KILLED);
          until(run, "the node is up", () -> state(run) == NodeState.UP);
          backNs = System.currentTimeMillis() * 1_000_000;
        }
        dial(run, leads);
        conditions = conditions(before, cpu(site, !kill), loadBefore, leads);
        until(
            run,
            leads + " attempts in the store",
            () -> AttemptLog.outcomes(run.host().database()).size() >= leads);
        int up = run.finish(Duration.ofSeconds(60));
        if (up != 0) throw new AssertionError(up + " calls were left up");
      }
      ProductionBooks books = ProductionBooks.of(site);
      books.decisionsRepeat(site);
      ProductionFigures figures = new ProductionFigures(books, site.ears().voices());
      return new ProductionDay(
          books, figures, report(books, figures, seed) + conditions, killedNs, backNs);
    }
  }

  /** Waits until so many of the list have come to an end. */
  private static void dial(EngineRun run, int ended) {
    for (long next = STEP; next < ended + STEP; next += STEP) {
      long goal = Math.min(next, ended);
      until(run, goal + " outcomes", () -> ended(run) >= goal);
    }
  }

  private static long ended(EngineRun run) {
    return run.host().engine().snapshot().campaigns().stream()
        .flatMap(campaign -> campaign.outcomes().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private static NodeState state(EngineRun run) {
    return run.host().engine().snapshot().nodes().get(KILLED).state();
  }

  private static void until(EngineRun run, String what, BooleanSupplier condition) {
    Waiting.until(
        what,
        condition,
        () -> {
          Snapshot now = run.host().engine().snapshot();
          return now.campaigns() + "\n" + now.nodes() + "\n" + now.trunks();
        });
  }

  private static String report(ProductionBooks books, ProductionFigures figures, long seed) {
    return String.format(
            Locale.ROOT,
            """
            seed %d, %d agents on two nodes
            %.2f originates a second over %.1f s; n1 %d, n2 %d; %d callees with an agent of the other node
            %d SIP calls in the carriers' logs, %d attempts in the store, lost %d, doubled %d, other ends than the carrier's %d
            outcomes %s
            %d answers, of these %d heard an agent
            """,
            seed,
            ProductionSite.AGENTS,
            figures.perSecond(),
            figures.spanS(),
            figures.originated("n1"),
            figures.originated("n2"),
            books.journals().connectedAcross(),
            books.sipCalls(),
            books.attempts(),
            books.lost(),
            books.doubled().size(),
            books.mismatches().size(),
            books.outcomes(),
            figures.answers(),
            figures.heard())
        + figures.latencies()
        + figures.rateOverTime();
  }

  private static String conditions(
      List<Optional<Duration>> before,
      List<Optional<Duration>> after,
      double loadBefore,
      int calls) {
    StringBuilder text = new StringBuilder("CPU a call, ms:");
    String[] names = {"engine and telephones (one JVM)", "n1", "n2"};
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).isEmpty() || after.get(i).isEmpty()) continue;
      double ms = after.get(i).get().minus(before.get(i).get()).toNanos() / 1e6;
      text.append(
          String.format(Locale.ROOT, " %s %.2f", names[i], ms / (i == 0 ? calls : calls / 2.0)));
    }
    return text
        + String.format(
            Locale.ROOT,
            "%nload average %.1f before, %.1f at the end, on %d cores%n",
            loadBefore,
            load(),
            Runtime.getRuntime().availableProcessors());
  }

  /** Of the engine's process, and of the nodes that are to be told. */
  private static List<Optional<Duration>> cpu(ProductionSite site, boolean nodes) {
    Optional<Duration> own = ProcessHandle.current().info().totalCpuDuration();
    return nodes ? List.of(own, site.cpu(0), site.cpu(1)) : List.of(own);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
