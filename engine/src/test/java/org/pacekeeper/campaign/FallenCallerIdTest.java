package org.pacekeeper.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.CallerIds.Choice;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** Numbers among their peers, with callees drawn from a seeded stream: who is put to rest. */
class FallenCallerIdTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOON = 1_772_557_200L * SECOND;
  private static final long FIRST = 12_025_550_100L;
  private static final long HOUR_MS = 3_600_000L;

  private final List<String> rested = new ArrayList<>();
  private int placed;

  /**
   * Places calls one after the other.
   *
   * @param chance of an answer, by number and call
   * @return after how many calls the first number was put to rest, -1 when none was
   */
  private int run(long seed, int numbers, int calls, ToDoubleBiFunction<Integer, Integer> chance) {
    Random random = new Random(seed);
    int[] first = {-1};
    CallerIds ids =
        new CallerIds(
            (about, begins, text) -> {
              if (!begins) return;
              rested.add(about);
              if (first[0] < 0) first[0] = placed;
            });
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < numbers; i++)
      shown.add(new Shown(new PhoneNumber(FIRST + i), List.of(), 0, Attestation.NONE, List.of()));
    ids.configure(new CallerIdPool("us", "UTC", shown, new Rests(0, 0, 0, 500 * HOUR_MS, 50)));
    ids.configure("sales", "us");
    for (placed = 0; placed < calls; placed++) {
      long nowNs = NOON + placed * SECOND;
      PhoneNumber callee = new PhoneNumber(13_000_000_000L + placed);
      Choice choice = ids.choose("sales", callee, trunks -> true, nowNs);
      if (choice.number() == null) return first[0];
      ids.placed(choice.number());
      Call call =
          new Call(
              placed,
              "sales",
              new LeadEntry(placed, callee, List.of(), 0),
              "pbx",
              "carrier",
              choice.number().e164(),
              nowNs);
      double p = chance.applyAsDouble((int) (choice.number().digits() - FIRST), placed);
      if (random.nextDouble() >= p) call.outcome = Outcome.NO_ANSWER;
      call.move(call.outcome == null ? CallState.WAITING : CallState.ENDED, nowNs);
      ids.callMoved(call, CallState.DIALING, nowNs);
    }
    return first[0];
  }

  @Test
  void aNumberMarkedAsSpamRestsSoonAndItsPeersGoOn() {
    int wrong = 0;
    int delays = 0;
    int runs = 40;
    for (long seed = 1; seed <= runs; seed++) {
      rested.clear();
      run(seed, 8, 12_000, (number, call) -> number == 3 && call >= 4_000 ? 0.2 * 0.375 : 0.2);
      assertThat(rested).as("seed %d", seed).contains("caller id +" + (FIRST + 3));
      wrong += rested.size() - 1;
    }
    for (long seed = 1; seed <= runs; seed++) {
      rested.clear();
      int at = run(seed, 8, 12_000, (n, call) -> n == 3 && call >= 4_000 ? 0.2 * 0.375 : 0.2);
      delays += (at - 4_000) / 8;
    }
    System.out.printf(
        "marked as spam: rests after %d of its calls in the mean, %d wrong of %d peers%n",
        delays / runs, wrong, 7 * runs);
    assertThat(delays / runs).isBetween(100, 300);
    assertThat(wrong).isLessThanOrEqualTo(runs / 10);
  }

  @Test
  void chanceAloneSeldomPutsANumberToRest() {
    int calls = 0;
    for (long seed = 1; seed <= 20; seed++)
      for (int numbers : List.of(2, 5, 20)) {
        run(seed, numbers, 10_000, (number, call) -> 0.15);
        calls += 10_000;
      }
    System.out.printf("no difference: %d rests in %d calls%n", rested.size(), calls);
    // A wrong rest for 20,000 calls at most: 8,100 answers and more lie between two of one number.
    assertThat(rested.size()).isLessThanOrEqualTo(calls / 20_000);
  }

  /** The whole list answers half as often from one moment on, every number alike. */
  @Test
  void aWorseListIsNoNumbersFault() {
    int calls = 0;
    for (long seed = 1; seed <= 40; seed++) {
      run(seed, 6, 12_000, (number, call) -> call < 6_000 ? 0.24 : 0.1);
      calls += 12_000;
    }
    System.out.printf("list gets worse: %d rests in %d calls%n", rested.size(), calls);
    assertThat(rested.size()).isLessThanOrEqualTo(calls / 20_000);
  }

  @Test
  void aNumberWithoutPeersIsNotJudgedByItsAnswers() {
    assertThat(run(1, 1, 5_000, (number, call) -> call < 1_000 ? 0.3 : 0.0)).isEqualTo(-1);
  }
}
