package org.pacekeeper.sim.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import org.pacekeeper.app.ReplayRun;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.baseline.Baselines;

/**
 * What a recorded run would have come to with changes. The unchanged run is played in the same
 * world beside it: so the difference is that of the changes alone, and it shows how well the world
 * repeats the recording. One thread.
 *
 * @param agents the most there were
 * @param seconds from the first event to the last
 * @param abandonFractionMax that the engine holds every policy to
 * @param restarts of the engine
 * @param outages times at which the engine did not see a node, by restarts and lost sessions
 * @param outageSeconds how long in all, over the nodes
 * @param unchanged nothing is different: the figures are the recorded ones
 * @param calls mean over the runs
 * @param figures by their names in the contract, of all campaigns together
 * @param campaigns where there are several, those figures that can be told apart
 */
public record Counterfactual(
    String journal,
    String campaign,
    int agents,
    double seconds,
    String recordedPolicy,
    String changes,
    double abandonFractionMax,
    int restarts,
    int outages,
    double outageSeconds,
    boolean unchanged,
    long seed,
    int runs,
    Calls calls,
    Map<String, Figure> figures,
    Map<String, Map<String, Figure>> campaigns) {
  /** Those that are shown. */
  static final List<String> NAMES =
      List.of(
          "originated",
          "answeredByPerson",
          "connected",
          "abandoned",
          "abandonFraction",
          "utilization",
          "occupancy",
          "talkSecondsPerAgentHour",
          "idleSecondsMean",
          "agentWaitSecondsP95",
          "calleeWaitSecondsP95",
          "shed",
          "originatesPerAgentHour",
          "inFlightMean");

  /**
   * Of how many calls, callers' included, what happened is recorded.
   *
   * @param neverPlaced by the recorded run: all of them is drawn
   * @param goneOn where their recording ends or another turn was taken, what followed is drawn
   */
  public record Calls(double placed, double recorded, double neverPlaced, double goneOn) {}

  /**
   * @param recorded as the journal has it
   * @param world the unchanged run, played in the world made from the journal
   * @param difference of replayed and world, run by run
   */
  public record Figure(double recorded, Spread world, Spread replayed, Spread difference) {}

  /**
   * Plays a folder's journal.
   *
   * @param runs with the seeds from {@code seed} on
   * @param eachDone told how many runs are over
   * @throws UnreplayableException when it cannot be said what would have been
   * @throws IllegalArgumentException when a policy is not known
   * @throws IllegalStateException when the folder holds no journal
   * @throws org.pacekeeper.journal.JournalDamagedException when a record is not what was written
   */
  public static Counterfactual of(
      Path folder, Changes changes, long seed, int runs, LongConsumer eachDone) {
    Policies policies = Baselines.all();
    if (!changes.policy().isEmpty()) policies.create(changes.policy());
    Recording recording = read(folder, policies);
    requireKnown(recording, changes.only());
    boolean unchanged = changes.changeNothing(recording);
    List<ReplayWorld.Result> world = new ArrayList<>();
    List<ReplayWorld.Result> replayed = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      world.add(run(recording, Changes.NONE, seed + i, policies, world));
      if (!unchanged) replayed.add(run(recording, changes, seed + i, policies, replayed));
      eachDone.accept(i + 1);
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String name : NAMES) figures.put(name, figure(name, recording, world, replayed));
    return new Counterfactual(
        recording.journal(),
        String.join(" and ", recording.campaigns().stream().map(each -> each.name()).toList()),
        recording.agents(),
        (recording.lastNs() - recording.firstNs()) * 1e-9,
        String.join(
            " and ", recording.campaigns().stream().map(each -> each.policy()).distinct().toList()),
        changes.text(),
        recording.campaigns().stream()
            .mapToDouble(each -> changes.apply(each).abandonFractionMax())
            .max()
            .orElseThrow(),
        recording.deadTimes().size(),
        recording.outages().size(),
        recording.outages().stream().mapToDouble(Outage::seconds).sum(),
        unchanged,
        seed,
        runs,
        unchanged ? allAsRecorded(recording) : calls(replayed),
        figures,
        campaigns(recording, world, replayed));
  }

  private static void requireKnown(Recording recording, String campaign) {
    List<String> names = recording.campaigns().stream().map(each -> each.name()).toList();
    if (!campaign.isEmpty() && !names.contains(campaign))
      throw new UnreplayableException(
          "journal "
              + recording.journal()
              + " holds no campaign "
              + campaign
              + "; expected one of "
              + String.join(", ", names));
  }

  private static Map<String, Map<String, Figure>> campaigns(
      Recording recording, List<ReplayWorld.Result> world, List<ReplayWorld.Result> replayed) {
    Map<String, Map<String, Figure>> campaigns = new LinkedHashMap<>();
    if (recording.campaigns().size() == 1) return campaigns;
    recording
        .campaignFigures()
        .forEach(
            (campaign, recorded) -> {
              Map<String, Figure> figures = new LinkedHashMap<>();
              recorded.forEach(
                  (name, value) ->
                      figures.put(
                          name,
                          figure(
                              value, each(world, campaign, name), each(replayed, campaign, name))));
              campaigns.put(campaign, figures);
            });
    return campaigns;
  }

  private static double[] each(List<ReplayWorld.Result> results, String campaign, String name) {
    return results.stream()
        .mapToDouble(
            result ->
                result.campaignFigures().getOrDefault(campaign, Map.of()).getOrDefault(name, 0.0))
        .toArray();
  }

  /** A run in which nothing was drawn is the same under every seed. */
  private static ReplayWorld.Result run(
      Recording recording,
      Changes changes,
      long seed,
      Policies policies,
      List<ReplayWorld.Result> before) {
    if (!before.isEmpty() && before.get(0).recorded() == before.get(0).placed())
      return before.get(0);
    return new ReplayWorld(recording, changes, seed, policies).run();
  }

  /** Reads a folder's journal, after its decisions have been seen to repeat. */
  static Recording read(Path folder, Policies policies) {
    try {
      ReplayRun.Result verified = ReplayRun.run(folder, policies, events -> {});
      if (!verified.repeats())
        throw new UnreplayableException(
            "journal "
                + folder
                + " holds decisions that this version does not repeat, so it cannot say what others"
                + " would have been: "
                + verified.difference().orElseThrow());
    } catch (IllegalArgumentException e) {
      throw new UnreplayableException("journal " + folder + " cannot be folded: " + e.getMessage());
    }
    try (RecordedJournals journals = Journals.read(folder);
        EventReader events = journals.events(1)) {
      RecordingReader reader = new RecordingReader(journals.id(), policies);
      for (EventRecord event = events.poll(); event != null; event = events.poll())
        reader.apply(event);
      return reader.recording();
    }
  }

  private static Figure figure(
      String name,
      Recording recording,
      List<ReplayWorld.Result> world,
      List<ReplayWorld.Result> replayed) {
    return figure(value(recording.figures(), name), each(world, name), each(replayed, name));
  }

  private static Figure figure(double recorded, double[] asItWas, double[] other) {
    if (other.length == 0)
      return new Figure(recorded, Spread.of(asItWas), Spread.exactly(recorded), Spread.exactly(0));
    double[] differences = new double[other.length];
    for (int i = 0; i < differences.length; i++) differences[i] = other[i] - asItWas[i];
    return new Figure(recorded, Spread.of(asItWas), Spread.of(other), Spread.of(differences));
  }

  private static double[] each(List<ReplayWorld.Result> results, String name) {
    return results.stream().mapToDouble(result -> value(result.figures(), name)).toArray();
  }

  private static double value(Map<String, Object> figures, String name) {
    double value = ((Number) figures.get(name)).doubleValue();
    return Double.isNaN(value) ? 0 : value;
  }

  private static Calls allAsRecorded(Recording recording) {
    int all = recording.calls().size() + recording.callers().size();
    return new Calls(all, all, 0, 0);
  }

  private static Calls calls(List<ReplayWorld.Result> results) {
    return new Calls(
        mean(results, ReplayWorld.Result::placed),
        mean(results, ReplayWorld.Result::recorded),
        mean(results, ReplayWorld.Result::neverPlaced),
        mean(results, ReplayWorld.Result::goneOn));
  }

  private static double mean(
      List<ReplayWorld.Result> results, ToLongFunction<ReplayWorld.Result> of) {
    return results.stream().mapToLong(of).average().orElse(0);
  }
}
