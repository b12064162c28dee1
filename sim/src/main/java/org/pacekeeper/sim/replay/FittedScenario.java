package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;

/**
 * The world of a scenario, fitted on one campaign of a recording: with the estimators that a replay
 * draws from, each call weighing the same. Immutable; any thread.
 */
final class FittedScenario {
  /** What a dial meets, in the words of a scenario. */
  enum Meets {
    HUMAN,
    MACHINE,
    BUSY,
    INVALID,
    NO_ANSWER
  }

  /**
   * @param share of all first dials
   * @param calls that were seen to meet it
   * @param ring from the end of the post-dial delay; null when it rings until the timeout
   */
  record Callee(double share, int calls, QuantileTable ring) {}

  private static final long MINUTE_NS = 60_000_000_000L;

  /** Beyond any ring timeout. */
  private static final long RINGS_ON_NS = 10 * MINUTE_NS;

  /** Nobody stays or talks for longer. */
  private static final long LONGEST_NS = 240 * MINUTE_NS;

  final Recording recording;
  final CampaignSettings campaign;
  final List<RecordedCall> calls;
  final long postDialDelayNs;
  final Map<Meets, Callee> callees = new LinkedHashMap<>();
  final AnswerRate answerRate;

  /** Null where nobody listened for machines. */
  final FittedDetection detection;

  final QuantileTable talk;
  final QuantileTable wrap;
  final QuantileTable patience;

  /**
   * @throws UnreplayableException when it shows no conversation's end
   */
  FittedScenario(Recording recording, String campaign) {
    this.recording = recording;
    this.campaign = recording.campaign(campaign);
    calls = recording.calls().stream().filter(call -> call.campaign().equals(campaign)).toList();
    if (calls.stream().noneMatch(call -> call.talk() != null && call.talk().seen()))
      throw new UnreplayableException(
          "journal "
              + recording.journal()
              + " shows the end of no conversation of campaign "
              + campaign
              + "; expected some to fit a scenario on");
    double[] weights = new double[recording.calls().size()];
    Arrays.fill(weights, 1);
    detection = FittedDetection.of(calls);
    answerRate = AnswerRate.of(calls, weights);
    Resolutions resolutions = new Resolutions(calls, weights);
    postDialDelayNs = postDialDelayNs();
    fitCallees(resolutions);
    talk = table(call -> detection == null || call.person() ? call.talk() : null, LONGEST_NS);
    wrap = table(RecordedCall::wrap, this.campaign.wrapUpMs() * 1_000_000L);
    patience = table(RecordedCall::patience, LONGEST_NS);
  }

  private QuantileTable table(Function<RecordedCall, Span> of, long longestNs) {
    List<Span> spans = calls.stream().map(of).filter(span -> span != null).toList();
    double[] weights = new double[spans.size()];
    Arrays.fill(weights, 1);
    int seen = (int) spans.stream().filter(Span::seen).count();
    return QuantileTable.of(Survival.of(spans, weights, false), longestNs, spans.size(), seen);
  }

  /** The median to the ringing tone, but no later than what comes without one. */
  private long postDialDelayNs() {
    long[] rings = sorted(RecordedCall::ringsAfterNs);
    long[] resolved =
        sorted(
            call -> call.resolved().seen() ? Long.valueOf(call.resolved().ns()) : Long.valueOf(-1));
    if (rings.length == 0 || resolved.length == 0) return 0;
    return Math.min(rings[rings.length / 2], resolved[resolved.length / 20]);
  }

  private long[] sorted(Function<RecordedCall, Long> of) {
    return calls.stream().mapToLong(of::apply).filter(ns -> ns >= 0).sorted().toArray();
  }

  private void fitCallees(Resolutions resolutions) {
    Map<Meets, List<QuantileTable.Mass>> masses = new LinkedHashMap<>();
    for (Meets meets : Meets.values()) masses.put(meets, new ArrayList<>());
    double[] total = new double[1];
    resolutions.forEach(
        (call, mass) -> {
          long ringNs = Math.max(0, call.resolved().ns() - postDialDelayNs);
          masses.get(meets(call)).add(new QuantileTable.Mass(ringNs, mass));
          total[0] += mass;
        });
    double first = answerRate.byAttempt()[0];
    double left = 1;
    for (Meets meets : Meets.values()) {
      List<QuantileTable.Mass> of = masses.get(meets);
      double share = of.stream().mapToDouble(QuantileTable.Mass::mass).sum();
      if (meets == Meets.HUMAN) share *= first;
      if (meets == Meets.NO_ANSWER) share = left;
      share = rounded(Math.min(share, left));
      left = rounded(left - share);
      int count = of.size();
      QuantileTable ring = count == 0 ? null : ring(meets, of, total[0]);
      callees.put(meets, new Callee(share, count, ring));
    }
  }

  private static QuantileTable ring(Meets meets, List<QuantileTable.Mass> of, double resolved) {
    List<QuantileTable.Mass> all = new ArrayList<>(of);
    if (meets == Meets.NO_ANSWER && resolved < 1)
      all.add(new QuantileTable.Mass(RINGS_ON_NS, 1 - resolved));
    return QuantileTable.of(all, of.size());
  }

  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }

  private Meets meets(RecordedCall call) {
    if (call.resolution() == RecordedCall.Resolution.ANSWERED)
      return detection == null || call.person() ? Meets.HUMAN : Meets.MACHINE;
    Outcome outcome = call.outcome();
    return switch (outcome) {
      case MACHINE, INSTANT -> Meets.MACHINE;
      case NO_ANSWER -> Meets.NO_ANSWER;
      case INVALID, BLOCKED, BARRED, INCOMPATIBLE -> Meets.INVALID;
      default -> Meets.BUSY;
    };
  }

  Recording.Leads leads() {
    return recording.leads().getOrDefault(campaign.name(), Recording.Leads.NONE);
  }

  /** How many leads are in which zone. */
  Map<String, Integer> zones() {
    Map<String, Integer> zones = new LinkedHashMap<>();
    for (LeadEntry lead : leads().leads()) zones.merge(lead.zones().get(0), 1, Integer::sum);
    return zones;
  }

  List<Recording.Staffing> staffing() {
    return recording.staffing().getOrDefault(campaign.name(), List.of());
  }
}
