package org.pacekeeper.sim.endtoend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.sim.asterisk.CalleeEars.Voice;
import org.pacekeeper.sim.asterisk.SippCarrier.SentStatus;

/** How fast a run at a {@link ProductionSite} was. Everything from the books; for people. */
final class ProductionFigures {
  private static final long S = 1_000_000_000L;
  private static final int ANSWERED = 200;

  /** The longest that a callee stays, µs: a voice after that is in another call. */
  private static final long STAYS_MICROS = 6_000_000L;

  private final List<CommandRecord> originates;
  private final Histogram ear = new Histogram(3);
  private final Histogram join = new Histogram(3);
  private int answers;

  ProductionFigures(ProductionBooks books, Collection<Voice> voices) {
    originates = books.journals().originates();
    Map<Integer, List<Voice>> byPort = new HashMap<>();
    for (Voice voice : voices)
      byPort.computeIfAbsent(voice.fromPort(), p -> new ArrayList<>()).add(voice);
    for (SentStatus sent : books.sent().values()) {
      if (sent.status() != ANSWERED) continue;
      answers++;
      byPort.getOrDefault(sent.mediaPort(), List.of()).stream()
          .mapToLong(voice -> voice.atMicros() - sent.atMicros())
          .filter(micros -> micros >= 0 && micros < STAYS_MICROS)
          .min()
          .ifPresent(ear::recordValue);
    }
    Map<Long, Long> answeredNs = new HashMap<>();
    books
        .journals()
        .records()
        .forEach(
            record -> {
              if (record.event() instanceof CallAnswered e)
                answeredNs.put(e.callId(), record.timeNs());
              else if (record.event() instanceof CallConnected e)
                join.recordValue((record.timeNs() - answeredNs.get(e.callId())) / 1_000);
            });
  }

  /** Callees who answered. */
  int answers() {
    return answers;
  }

  /** Of these, who heard an agent. */
  long heard() {
    return ear.getTotalCount();
  }

  long originated(String node) {
    return originates.stream().filter(c -> node(c).equals(node)).count();
  }

  /** From then to the first call that was decided for the node, ns. */
  long untilFirst(String node, long afterNs) {
    return originates.stream()
            .filter(c -> node(c).equals(node) && c.timeNs() > afterNs)
            .mapToLong(CommandRecord::timeNs)
            .min()
            .orElseThrow()
        - afterNs;
  }

  /** The longest time without a call for the node in that span, ns. */
  long longestPause(String node, long fromNs, long toNs) {
    long before = fromNs;
    long longest = 0;
    for (CommandRecord record : originates) {
      if (!node(record).equals(node) || record.timeNs() < fromNs) continue;
      if (record.timeNs() > toNs) break;
      longest = Math.max(longest, record.timeNs() - before);
      before = record.timeNs();
    }
    return Math.max(longest, toNs - before);
  }

  /** Calls a second from the first to the last. */
  double perSecond() {
    return (originates.size() - 1) / spanS();
  }

  double spanS() {
    return (double) (last() - first()) / S;
  }

  /** Calls in each stretch of ten seconds, over each node. */
  String rateOverTime() {
    int stretches = (int) ((last() - first()) / (10 * S)) + 1;
    int[][] counts = new int[ProductionSite.NODES.size()][stretches];
    for (CommandRecord record : originates)
      counts[ProductionSite.NODES.indexOf(node(record))][
          (int) ((record.timeNs() - first()) / (10 * S))]++;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      text.append("originates in each 10 s, ").append(ProductionSite.NODES.get(i)).append(':');
      for (int count : counts[i]) text.append(' ').append(count);
      text.append('\n');
    }
    return text.toString();
  }

  String latencies() {
    return line("answer sent to voice heard", ear) + line("answer journaled to joined", join);
  }

  private static String line(String what, Histogram micros) {
    return String.format(
        Locale.ROOT,
        "%-28s n %5d  p50 %7.1f  p90 %7.1f  p99 %7.1f  max %7.1f ms%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  private long first() {
    return originates.get(0).timeNs();
  }

  private long last() {
    return originates.get(originates.size() - 1).timeNs();
  }

  private static String node(CommandRecord originate) {
    return ((Originate) originate.command()).node();
  }
}
