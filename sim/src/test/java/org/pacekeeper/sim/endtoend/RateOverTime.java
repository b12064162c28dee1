package org.pacekeeper.sim.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.OriginateTaken;

/**
 * What a node was asked, what it was given, and how late it took it, over the time of a run: the
 * core's limits as its snapshots show them, the rest from the journals.
 */
final class RateOverTime {
  private static final long S = 1_000_000_000L;

  private record Sample(long atNs, NodeView node) {}

  private final List<Sample> samples = new ArrayList<>();

  /** Notes what a snapshot says of the only node. */
  void note(Snapshot now) {
    if (now.nodes().isEmpty()) return;
    if (!samples.isEmpty() && samples.get(samples.size() - 1).atNs() == now.timeNs()) return;
    samples.add(new Sample(now.timeNs(), now.nodes().get(0)));
  }

  /** One line for each stretch of so many seconds. */
  String table(RecordedRun journals, int stretchS) {
    List<CommandRecord> originates = journals.originates();
    long fromNs = originates.get(0).timeNs();
    long toNs = originates.get(originates.size() - 1).timeNs();
    int stretches = (int) ((toNs - fromNs) / (stretchS * S)) + 1;
    int[] given = new int[stretches];
    List<Histogram> late = new ArrayList<>();
    for (int i = 0; i < stretches; i++) late.add(new Histogram(3));
    Map<Long, Long> givenNs = new HashMap<>();
    for (CommandRecord record : originates) {
      given[(int) ((record.timeNs() - fromNs) / (stretchS * S))]++;
      givenNs.put(((Originate) record.command()).callId(), record.timeNs());
    }
    for (EventRecord record : journals.records())
      if (record.event() instanceof OriginateTaken e) {
        long atNs = givenNs.get(e.callId());
        late.get((int) ((atNs - fromNs) / (stretchS * S)))
            .recordValue((record.timeNs() - atNs) / 1_000);
      }
    StringBuilder table =
        new StringBuilder(
            "from second: given a second, of allowed; taken after ms p50, p99, max; window least;"
                + " held back because\n");
    for (int i = 0; i < stretches; i++) {
      long beginNs = fromNs + (long) i * stretchS * S;
      List<NodeView> seen =
          samples.stream()
              .filter(s -> s.atNs() >= beginNs && s.atNs() < beginNs + stretchS * S)
              .map(Sample::node)
              .toList();
      table.append(
          String.format(
              Locale.ROOT,
              "%4d: %6.1f of %6.1f; %7.1f %7.1f %7.1f; %5s; %s%n",
              i * stretchS,
              (double) given[i] / stretchS,
              seen.stream().mapToDouble(NodeView::originatesPerSecond).average().orElse(Double.NaN),
              late.get(i).getValueAtPercentile(50) / 1e3,
              late.get(i).getValueAtPercentile(99) / 1e3,
              late.get(i).getMaxValue() / 1e3,
              seen.stream()
                  .map(NodeView::window)
                  .filter(window -> window != Integer.MAX_VALUE)
                  .min(Integer::compare)
                  .map(String::valueOf)
                  .orElse("-"),
              seen.isEmpty() ? "" : seen.get(seen.size() - 1).heldBack()));
    }
    return table.toString();
  }
}
