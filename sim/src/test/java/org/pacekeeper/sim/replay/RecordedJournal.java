package org.pacekeeper.sim.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.sim.run.JournalProbe;
import org.pacekeeper.sim.run.KnownPolicies;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

/** Journals for tests: of simulated runs, or of events written one by one. */
public final class RecordedJournal {
  private RecordedJournal() {}

  /** A floor with drift, breaks and leaves, so that there is something to repeat. */
  static Scenario livelyFloor(Path folder) {
    return scenario(
        folder,
        """
        name: floor
        duration: 90m
        agents: [{at: 0h, count: 5}, {at: 70m, count: 4, announced: 5m}]
        handle: {talk: {dist: lognormal, mean: 60s, cv: 0.9}, wrap: {dist: gamma, mean: 10s, shape: 3}}
        callees:
          human: {share: 0.25, ring: {dist: gamma, mean: 9s, shape: 4}}
          machine: {share: 0.2, ring: {dist: normal, mean: 20s, sd: 1.5s}}
          busy: {share: 0.05, ring: {dist: exponential, mean: 2s}}
        postDialDelay: {dist: lognormal, mean: 2s, cv: 0.5}
        patience: {dist: exponential, mean: 20s}
        shocks: [{at: 20m, for: 5m, pause: 0.4}]
        lines: {max: 40, originatesPerSecond: 10}
        limits: {abandonFractionMax: 0.2, window: 24h}
        """);
  }

  static Scenario scenario(Path folder, String yaml) {
    try {
      Path file = Files.createTempFile(folder, "scenario", ".yaml");
      Files.writeString(file, yaml);
      return ScenarioReader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records a run under the scenario's limit, whatever the policy. */
  static Path record(Path folder, Scenario scenario, String policy, long seed) {
    try (JournalProbe probe = new JournalProbe(folder)) {
      KnownPolicies.run(scenario, policy, seed, true).with(probe).run();
    }
    return folder;
  }

  /** A journal of these events, a second apart. */
  public static Path of(Path folder, List<? extends Event> events) {
    long[] nowNs = {1_000_000_000_000L};
    JournalSettings settings =
        new JournalSettings(
            folder, JournalSettings.Sync.NONE, 1_000, JournalSettings.Roll.DAILY, 30);
    try (Journals journals = Journals.open(settings, () -> nowNs[0] += 1_000_000_000L)) {
      events.forEach(journals.events()::append);
    }
    return folder;
  }

  /** A journal of these events, at their times. */
  static Path at(Path folder, List<EventRecord> events) {
    long[] nowNs = {0};
    JournalSettings settings =
        new JournalSettings(
            folder, JournalSettings.Sync.NONE, 1_000, JournalSettings.Roll.DAILY, 30);
    try (Journals journals = Journals.open(settings, () -> nowNs[0])) {
      for (EventRecord event : events) {
        nowNs[0] = event.timeNs();
        journals.events().append(event.event());
      }
    }
    return folder;
  }
}
