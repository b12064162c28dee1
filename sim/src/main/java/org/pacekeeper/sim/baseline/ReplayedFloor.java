package org.pacekeeper.sim.baseline;

import java.util.List;
import java.util.PriorityQueue;

/**
 * A small simulation that dials recorded calls again with a ratio of lines for each idle agent, to
 * see what would come of it. Recorded calls and talks are gone through in turn, and from the
 * beginning again when they run out. Pure.
 */
final class ReplayedFloor {
  /**
   * A call that was resolved.
   *
   * @param ringNs from the originate to the answer or the failure
   */
  record Attempt(boolean answered, long ringNs) {}

  /** What would have come of a ratio. */
  record Result(long busyNs, int answered, int abandoned) {
    double abandonedFraction() {
      return answered == 0 ? 0 : (double) abandoned / answered;
    }
  }

  /** In the order of a tie: who comes free is there for who answers in the same moment. */
  private enum Kind {
    FREE,
    RESOLVED,
    GIVE_UP
  }

  private record Due(long atNs, Kind kind, int index) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atNs, other.atNs);
      if (byTime != 0) return byTime;
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : Integer.compare(index, other.index);
    }
  }

  private final List<Attempt> attempts;
  private final List<Long> handlesNs;
  private final long waitNs;
  private final long lengthNs;
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final PriorityQueue<Integer> queue = new PriorityQueue<>();
  private int idle;
  private int inFlight;
  private int dialed;
  private int talks;
  private long busyNs;
  private int answered;
  private int abandoned;

  private ReplayedFloor(List<Attempt> attempts, List<Long> handlesNs, long waitNs, long lengthNs) {
    this.attempts = attempts;
    this.handlesNs = handlesNs;
    this.waitNs = waitNs;
    this.lengthNs = lengthNs;
  }

  /**
   * @param idleAgents free at the beginning
   * @param busyAgents come free one after the other over one mean handling time
   * @param waitNs how long an answered person may wait
   */
  static Result run(
      List<Attempt> attempts,
      List<Long> handlesNs,
      int idleAgents,
      int busyAgents,
      double ratio,
      long waitNs,
      long lengthNs) {
    ReplayedFloor floor = new ReplayedFloor(attempts, handlesNs, waitNs, lengthNs);
    floor.idle = idleAgents;
    double meanNs = handlesNs.stream().mapToLong(Long::longValue).average().orElse(0);
    for (int i = 0; i < busyAgents; i++)
      floor.busyUntil(0, Math.round(meanNs * (i + 0.5) / busyAgents));
    floor.dial(0, ratio);
    for (Due next = floor.due.poll(); next != null; next = floor.due.poll()) {
      if (next.atNs >= lengthNs) break;
      floor.happens(next);
      floor.dial(next.atNs, ratio);
    }
    return new Result(floor.busyNs, floor.answered, floor.abandoned);
  }

  private void happens(Due next) {
    switch (next.kind) {
      case FREE -> {
        idle++;
        if (!queue.isEmpty()) serve(queue.poll(), next.atNs);
      }
      case RESOLVED -> {
        inFlight--;
        if (!attempts.get(next.index % attempts.size()).answered()) return;
        answered++;
        if (idle > 0) {
          serve(next.index, next.atNs);
        } else {
          queue.add(next.index);
          due.add(new Due(next.atNs + waitNs, Kind.GIVE_UP, next.index));
        }
      }
      case GIVE_UP -> {
        if (queue.remove(next.index)) abandoned++;
      }
    }
  }

  private void serve(int call, long nowNs) {
    idle--;
    busyUntil(nowNs, nowNs + handlesNs.get(talks++ % handlesNs.size()));
  }

  private void busyUntil(long nowNs, long untilNs) {
    busyNs += Math.min(untilNs, lengthNs) - nowNs;
    due.add(new Due(untilNs, Kind.FREE, 0));
  }

  private void dial(long nowNs, double ratio) {
    int lines = (int) Math.floor(ratio * idle);
    for (; inFlight + queue.size() < lines; inFlight++, dialed++)
      due.add(
          new Due(nowNs + attempts.get(dialed % attempts.size()).ringNs(), Kind.RESOLVED, dialed));
  }
}
