package org.pacekeeper.sim.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.check.Invariants;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** Runs for tests, each under the invariants. */
final class Runs {
  private Runs() {}

  static Scenario scenario(String yaml) {
    try {
      Path file = Files.createTempFile("scenario", ".yaml");
      try {
        Files.writeString(file, yaml);
        return ScenarioReader.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A floor with few surprises, plus whatever else is written. */
  static Scenario floor(String duration, int agents, String more) {
    return scenario(
        """
        name: floor
        duration: %s
        agents: [{at: 0h, count: %d}]
        handle: {talk: {dist: exponential, mean: 60s}, wrap: 10s}
        callees: {human: {share: 0.3, ring: 5s}, machine: {share: 0.2, ring: 10s}}
        %s
        """
            .formatted(duration, agents, more));
  }

  static Figures figures(Scenario scenario, String policy, long seed, RunProbe... probes) {
    SimRun run = new SimRun(scenario, policy, seed, Policies.shipped()).with(new Invariants());
    for (RunProbe probe : probes) run.with(probe);
    return run.run();
  }
}
