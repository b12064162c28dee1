package org.pacekeeper.sim.replay;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.InboundSettings;

/**
 * Who calls a recorded campaign from outside. Immutable; any thread.
 *
 * @param count of callers who were taken
 * @param perHour over the whole recording
 * @param byHour times that, for each hour that has passed; empty where chi square says that they do
 *     not differ
 * @param settings as they were first
 */
record FittedInbound(
    int count,
    double perHour,
    List<Double> byHour,
    QuantileTable talk,
    QuantileTable patience,
    InboundSettings settings) {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long LONGEST_NS = 4 * HOUR_NS;

  /** Null where nobody called, or nobody's talk was seen to its end. */
  static FittedInbound of(Recording recording, String campaign) {
    List<RecordedCall> callers =
        recording.callers().stream().filter(call -> call.campaign().equals(campaign)).toList();
    if (callers.stream().noneMatch(call -> call.talk() != null && call.talk().seen())) return null;
    InboundSettings settings =
        recording.script().stream()
            .map(record -> record.event())
            .filter(InboundConfigured.class::isInstance)
            .map(InboundConfigured.class::cast)
            .filter(event -> event.campaign().equals(campaign))
            .map(InboundConfigured::settings)
            .findFirst()
            .orElse(InboundSettings.NONE);
    double hours = (double) (recording.lastNs() - recording.firstNs()) / HOUR_NS;
    return new FittedInbound(
        callers.size(),
        callers.size() / hours,
        byHour(callers, recording.firstNs(), (int) hours),
        table(callers, RecordedCall::talk),
        table(callers, RecordedCall::patience),
        settings);
  }

  private static List<Double> byHour(List<RecordedCall> callers, long firstNs, int hours) {
    if (hours < 2) return List.of();
    double[] counts = new double[hours];
    for (RecordedCall caller : callers) {
      int hour = (int) ((caller.originatedAtNs() - firstNs) / HOUR_NS);
      if (hour < hours) counts[hour]++;
    }
    double mean = Arrays.stream(counts).average().orElse(0);
    double square = Arrays.stream(counts).map(n -> (n - mean) * (n - mean) / mean).sum();
    if (mean == 0 || square <= AnswerRate.chiSquare99(hours - 1)) return List.of();
    return Arrays.stream(counts).mapToObj(n -> n / mean).toList();
  }

  private static QuantileTable table(List<RecordedCall> callers, Function<RecordedCall, Span> of) {
    List<Span> spans = callers.stream().map(of).filter(span -> span != null).toList();
    double[] weights = new double[spans.size()];
    Arrays.fill(weights, 1);
    int seen = (int) spans.stream().filter(Span::seen).count();
    return QuantileTable.of(Survival.of(spans, weights, false), LONGEST_NS, spans.size(), seen);
  }
}
