package org.pacekeeper.sim.replay;

import java.util.List;
import org.pacekeeper.event.Heard;

/**
 * How machine detection did in a recording, as far as agents said. Pure.
 *
 * @param decideNs the median time to a verdict
 * @param humanTakenForMachine of persons; where no agent talked to any who were taken for machines,
 *     none is known
 * @param machineTakenForHuman of machines
 * @param heard verdicts
 * @param judged of those taken for machines, how many an agent talked to
 */
record FittedDetection(
    long decideNs,
    double humanTakenForMachine,
    double machineTakenForHuman,
    long heard,
    long judged) {

  /** Null where nobody listened. */
  static FittedDetection of(List<RecordedCall> calls) {
    long[] delays =
        calls.stream()
            .filter(call -> call.pickUp() != null && call.pickUp().heardAfterNs() >= 0)
            .mapToLong(call -> call.pickUp().heardAfterNs())
            .sorted()
            .toArray();
    if (delays.length == 0) return null;
    double turnedAway = count(calls, true, false, false);
    double machinesToldTrue = count(calls, true, true, true);
    double personsToldFalse = count(calls, true, true, false);
    double judged = machinesToldTrue + personsToldFalse;
    double unheard = judged == 0 ? 0 : turnedAway * personsToldFalse / judged + personsToldFalse;
    double persons =
        calls.stream().filter(RecordedCall::person).count() - personsToldFalse + unheard;
    double letThrough = count(calls, false, true, true);
    double machines = turnedAway + machinesToldTrue + letThrough;
    return new FittedDetection(
        delays[delays.length / 2],
        persons == 0 ? 0 : unheard / persons,
        machines == 0 ? 0 : letThrough / machines,
        delays.length,
        (long) judged);
  }

  private static long count(
      List<RecordedCall> calls, boolean heardMachine, boolean talked, boolean saidMachine) {
    return calls.stream()
        .filter(call -> call.pickUp() != null && call.pickUp().heardAfterNs() >= 0)
        .filter(call -> heardMachine == (call.pickUp().heard() == Heard.MACHINE))
        .filter(call -> talked == (call.talk() != null) && saidMachine == call.saidMachine())
        .count();
  }
}
