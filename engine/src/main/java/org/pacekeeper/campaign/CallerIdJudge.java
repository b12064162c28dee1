package org.pacekeeper.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.pacekeeper.event.CallerIdMemory;
import org.pacekeeper.predict.AttemptEffect;
import org.pacekeeper.predict.CallShares;

/**
 * Holds each caller id's answers against those of its peers: other numbers, shown by the same
 * campaign at the same time, to callees of the same prefix, at the same attempt; so a number that
 * serves a worse list or a worse hour is not blamed for it. A number without peers is held against
 * its own past, which cannot tell a list from a fall. Core thread only.
 */
final class CallerIdJudge {
  private final LongFunction<CallerId> numbers;
  private final Map<String, CallShares> groups = new TreeMap<>();

  /**
   * @param numbers finds one by its digits, null when it is not in use any more
   */
  CallerIdJudge(LongFunction<CallerId> numbers) {
    this.numbers = numbers;
  }

  /**
   * A call is known to be answered by a person or not; returns the numbers that have clearly fallen
   * against their peers.
   *
   * @param own is told when the number that was shown has fallen against its own past, or is as it
   *     was again
   * @param prefix of the callee's number, for which the caller id was chosen
   */
  List<CallerId> saw(
      CallerId shown, Call call, String prefix, boolean answered, Consumer<CallerId> own) {
    String key = call.campaign + '\n' + prefix + '\n' + AttemptEffect.kind(call.attempt());
    CallShares group = groups.computeIfAbsent(key, k -> new CallShares());
    group.called(shown.number());
    LongPredicate sound = this::isSound;
    boolean alone = Double.isNaN(group.share(shown.number(), sound));
    if (shown.isSound() && shown.past.called(key, answered, alone)) own.accept(shown);
    if (!answered) return List.of();
    List<CallerId> fallen = new ArrayList<>(0);
    for (long digits : group.numbers()) {
      CallerId number = numbers.apply(digits);
      boolean shownNow = number == shown;
      if (number == null || number.isResting() || (!shownNow && !shown.isSound())) continue;
      double share = group.share(digits, sound);
      if (share > 0 && number.judge(shownNow, share)) fallen.add(number);
    }
    return fallen;
  }

  /** Whether the end says something of how the callee took the number. */
  static boolean tells(Call call) {
    if (call.state() != CallState.ENDED) return true;
    return switch (call.outcome) {
      case NO_ANSWER,
          BUSY,
          REJECTED,
          MACHINE,
          INSTANT,
          SCREENED,
          UNREACHABLE,
          ABANDONED,
          CONNECTED ->
          true;
      case BLOCKED,
          INVALID,
          OUT_OF_ORDER,
          CONGESTION,
          BARRED,
          INCOMPATIBLE,
          CANCELLED,
          FAULT,
          UNKNOWN ->
          false;
    };
  }

  /** Those that rest, or are on trial after a rest, do not tell what is usual. */
  private boolean isSound(long digits) {
    CallerId number = numbers.apply(digits);
    return number != null && number.isSound();
  }

  /** What it did before a rest says nothing of what it does after. */
  void forget(CallerId number) {
    for (CallShares group : groups.values()) group.forget(number.number());
  }

  List<CallerIdMemory.Group> memory() {
    return groups.entrySet().stream().map(each -> each.getValue().memory(each.getKey())).toList();
  }

  void restore(List<CallerIdMemory.Group> from) {
    for (CallerIdMemory.Group each : from) groups.put(each.key(), CallShares.of(each));
  }
}
