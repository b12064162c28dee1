package org.pacekeeper.sim.endtoend;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.store.AttemptLog;

/**
 * The whole engine asks a real Asterisk for so many originates a second, for a while; then the
 * Asterisk is slowed down, and at last let go on as before.
 *
 * @param held calls a second that the node was given at least, while it was slow
 * @param report for people
 */
record GovernorLoop(Audit audit, long originated, double held, String report) {

  /**
   * @param agents so many that they are not what limits
   * @param seconds for which it is left alone
   * @param slowSeconds for which it is slow at least, and until it is held back
   * @param stopMs for which it then stands still, in turn with {@code runMs}
   */
  record Plan(
      int perSecond,
      int agents,
      int leads,
      int seconds,
      int slowSeconds,
      int stopMs,
      int runMs,
      int stretchS) {}

  private static final long S = 1_000_000_000L;

  static GovernorLoop run(Path folder, Plan plan) throws Exception {
    try (LocalNetwork network = LocalNetwork.start(folder, plan.perSecond())) {
      CallCenter center = CallCenter.open(folder, network, plan.agents(), plan.leads());
      RateOverTime rates = new RateOverTime();
      double[] held = {Double.MAX_VALUE};
      String steady;
      try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
        until(run, rates, "the first call", now -> originated(now) > 0);
        steady = steady(run, rates, network, plan);
        Process slices = network.asterisk().slowDown(plan.stopMs(), plan.runMs());
        try {
          long fromNs = run.host().engine().snapshot().timeNs();
          until(
              run,
              rates,
              "held back",
              now -> {
                held[0] = Math.min(held[0], node(now).originatesPerSecond());
                return now.timeNs() - fromNs > plan.slowSeconds() * S && held[0] < plan.perSecond();
              });
        } finally {
          slices.destroy();
          slices.waitFor();
          network.asterisk().freeze(false);
        }
        until(
            run,
            rates,
            "all that it was asked for again",
            now -> node(now).originatesPerSecond() == plan.perSecond());
        long backNs = run.host().engine().snapshot().timeNs();
        until(run, rates, "some more", now -> now.timeNs() - backNs > plan.stretchS() * S);
        int up = run.finish(Duration.ofSeconds(60));
        if (up != 0)
          throw new AssertionError(
              up + " calls were left up\n" + RecordedRun.read(center.journal()).open());
        long placed = originated(run.host().engine().snapshot());
        until(
            run,
            rates,
            placed + " attempts in the store",
            now -> AttemptLog.outcomes(run.host().database()).size() == placed);
      }
      Audit audit = Audit.of(center);
      return new GovernorLoop(
          audit,
          audit.journals().originates().size(),
          held[0],
          steady
              + rates.table(audit.journals(), plan.stretchS())
              + audit.journals().originates().size()
              + " originates, outcomes "
              + audit.outcomes()
              + "\n");
    }
  }

  private static String steady(EngineRun run, RateOverTime rates, LocalNetwork network, Plan plan) {
    Snapshot first = run.host().engine().snapshot();
    Duration asterisk = cpu(network.asterisk().process());
    Duration own = cpu(ProcessHandle.current());
    until(
        run,
        rates,
        plan.seconds() + " s",
        now -> now.timeNs() - first.timeNs() > plan.seconds() * S);
    Snapshot last = run.host().engine().snapshot();
    double calls = originated(last) - originated(first);
    return String.format(
        Locale.ROOT,
        "asked for %d a second, given %.1f for %d s; CPU a call, ms: Asterisk %.2f, engine %.2f;"
            + " load average %.1f on %d cores%n",
        plan.perSecond(),
        calls * S / (last.timeNs() - first.timeNs()),
        plan.seconds(),
        cpu(network.asterisk().process()).minus(asterisk).toNanos() / 1e6 / calls,
        cpu(ProcessHandle.current()).minus(own).toNanos() / 1e6 / calls,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void until(
      EngineRun run, RateOverTime rates, String what, Predicate<Snapshot> condition) {
    Waiting.until(
        what,
        () -> {
          Snapshot now = run.host().engine().snapshot();
          rates.note(now);
          return !now.nodes().isEmpty() && condition.test(now);
        },
        () -> run.host().engine().snapshot().nodes());
  }

  private static NodeView node(Snapshot now) {
    return now.nodes().get(0);
  }

  private static long originated(Snapshot now) {
    return now.campaigns().isEmpty() ? 0 : now.campaigns().get(0).originated();
  }
}
