package org.pacekeeper.sim.replay;

import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** How long things take that are over in a moment, while a journal is read. One thread. */
final class DelayTrace {
  private static final long MS = 1_000_000L;
  private static final long MESSAGE_NS = 10_000 * MS;
  private static final long CONNECT_NS = MS;

  private final LongStream.Builder eventsNs = LongStream.builder();

  void event(long nowNs) {
    eventsNs.add(nowNs);
  }

  /** What is typical; where nothing was seen, what was measured with Asterisk 22. */
  Recording.Delays delays(List<RecordedCall> calls, Collection<List<LegTry>> legs) {
    return new Recording.Delays(
        median(calls, call -> call.talk() == null ? -1 : call.connectNs(), CONNECT_NS),
        median(calls, RecordedCall::hangupNs, 0),
        median(calls, RecordedCall::messageNs, MESSAGE_NS),
        median(legs.stream().flatMap(List::stream).mapToLong(LegTry::upAfterNs), 0));
  }

  Silence silence() {
    return new Silence(eventsNs.build().toArray());
  }

  private static long median(
      List<RecordedCall> calls, ToLongFunction<RecordedCall> of, long without) {
    return median(calls.stream().mapToLong(of), without);
  }

  private static long median(LongStream values, long without) {
    long[] known = values.filter(value -> value >= 0).sorted().toArray();
    return known.length == 0 ? without : known[known.length / 2];
  }
}
