package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;

/**
 * What a dial meets, and after how long, from calls of which some were cut short: cumulative
 * incidences of competing risks (Aalen and Johansen 1978, Scand. J. Statist. 5:141-150), weighted.
 * A draw is one of the recorded calls, whose refusal and ringing tone are taken with it, or none:
 * it rings until somebody gives up. Immutable; any thread.
 */
final class Resolutions {
  /** One side of the alternative: somebody answers, or something else comes. */
  private static final class Side {
    final List<RecordedCall> calls = new ArrayList<>();
    final List<Double> upTo = new ArrayList<>();
    double mass;

    void add(RecordedCall call, double weight) {
      calls.add(call);
      upTo.add(mass += weight);
    }

    /** Of what resolves later than that. */
    double massBeyond(long ns) {
      int first = after(ns);
      return first == 0 ? mass : mass - upTo.get(first - 1);
    }

    /**
     * @param part in [0,1) of what resolves later than that
     */
    RecordedCall at(double part, long beyondNs) {
      int from = after(beyondNs);
      double wanted = mass - massBeyond(beyondNs) * (1 - part);
      int low = from;
      int high = calls.size() - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (upTo.get(middle) > wanted) high = middle;
        else low = middle + 1;
      }
      return calls.get(low);
    }

    private int after(long ns) {
      int low = 0;
      int high = calls.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (calls.get(middle).resolved().ns() > ns) high = middle;
        else low = middle + 1;
      }
      return low;
    }
  }

  private final Side answers = new Side();
  private final Side others = new Side();
  private double unresolved = 1;

  /**
   * @param weights of the calls, above 0
   */
  Resolutions(List<RecordedCall> calls, double[] weights) {
    List<RecordedCall> order = new ArrayList<>(calls);
    order.removeIf(call -> call.resolution() == Resolution.UNSENT);
    order.sort(
        Comparator.comparingLong((RecordedCall call) -> call.resolved().ns())
            .thenComparing(call -> !call.resolved().seen())
            .thenComparing(RecordedCall::index));
    double atRisk = 0;
    for (RecordedCall call : order) atRisk += weights[call.index()];
    for (RecordedCall call : order) {
      double weight = weights[call.index()];
      if (call.resolved().seen()) {
        double jump = Math.min(unresolved, unresolved * weight / atRisk);
        (call.resolution() == Resolution.ANSWERED ? answers : others).add(call, jump);
        unresolved -= jump;
      }
      atRisk -= weight;
    }
  }

  /**
   * What a dial meets that is not resolved after so long.
   *
   * @param luck uniform in [0,1)
   * @param answerFactor times the share of answers
   * @param beyondNs -1 for a dial that has just been placed
   * @return null: it is never resolved
   */
  RecordedCall draw(double luck, double answerFactor, long beyondNs) {
    double answered = answers.massBeyond(beyondNs);
    double other = others.massBeyond(beyondNs);
    double all = answered + other + unresolved;
    if (all <= 0) return null;
    double share = Math.min(1, answered / all * answerFactor);
    if (answered > 0 && luck < share) return answers.at(luck / share, beyondNs);
    double rest = (luck - share) / (1 - share) * (other + unresolved);
    return other > 0 && rest < other ? others.at(rest / other, beyondNs) : null;
  }

  /** Tells of every recorded call that resolved which share of dials meets the like. */
  void forEach(ObjDoubleConsumer<RecordedCall> to) {
    for (Side side : List.of(answers, others))
      for (int i = 0; i < side.calls.size(); i++)
        to.accept(side.calls.get(i), side.upTo.get(i) - (i == 0 ? 0 : side.upTo.get(i - 1)));
  }

  /** The share of dials that are answered if nobody gives up. */
  double answerShare() {
    return answers.mass;
  }
}
