package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A number by itself, with callees drawn from a seeded stream. */
class OwnPastTest {
  private static final String KIND = "sales\n1202\n0";
  private static final double USUAL = 0.2;
  private static final double SPAM = 0.2 * 0.375;

  /** Calls alone; returns after how many it has fallen, -1 when it has not. */
  private static int calls(OwnPast past, Random luck, int calls, double chance) {
    for (int i = 1; i <= calls; i++)
      if (past.called(KIND, luck.nextDouble() < chance, true) && past.hasFallen()) return i;
    return -1;
  }

  private static OwnPast usual(Random luck) {
    OwnPast past = new OwnPast();
    assertThat(calls(past, luck, 4_000, USUAL)).isEqualTo(-1);
    return past;
  }

  @Test
  void aNumberMarkedAsSpamShowsSoon() {
    int sum = 0;
    int runs = 40;
    for (long seed = 1; seed <= runs; seed++) {
      Random luck = new Random(seed);
      int after = calls(usual(luck), luck, 4_000, SPAM);
      assertThat(after).as("seed %d", seed).isPositive();
      sum += after;
    }
    System.out.println("alone and marked as spam: shows after " + sum / runs + " calls");
    assertThat(sum / runs).isBetween(100, 400);
  }

  @Test
  void chanceAloneSeldomRaisesAnAlarm() {
    int alarms = 0;
    int calls = 0;
    for (long seed = 1; seed <= 60; seed++) {
      Random luck = new Random(seed);
      OwnPast past = new OwnPast();
      for (int i = 0; i < 20_000; i++, calls++)
        if (past.called(KIND, luck.nextDouble() < 0.15, true) && past.hasFallen()) alarms++;
    }
    System.out.printf("alone, no difference: %d alarms in %d calls%n", alarms, calls);
    // One in 8,100 answers at most, as among peers.
    assertThat(alarms).isLessThanOrEqualTo(calls * 15 / 100 / 8_100);
  }

  @Test
  void tellsWhenItIsAsItWas() {
    Random luck = new Random(5);
    OwnPast past = usual(luck);
    calls(past, luck, 4_000, SPAM);
    assertThat(past.told()).startsWith("is answered less often than before: ");
    int changes = 0;
    for (int i = 0; i < 1_000; i++)
      if (past.called(KIND, luck.nextDouble() < USUAL, true)) changes++;
    assertThat(changes).isOne();
    assertThat(past.hasFallen()).isFalse();
    assertThat(past.inWords()).isEmpty();
  }

  @Test
  void aNewUsualIsTheUsualAfterAWhile() {
    Random luck = new Random(6);
    OwnPast past = usual(luck);
    assertThat(calls(past, luck, 4_000, SPAM)).isPositive();
    for (int i = 0; i < 40_000; i++) past.called(KIND, luck.nextDouble() < SPAM, true);
    assertThat(past.hasFallen()).isFalse();
  }

  @Test
  void saysNothingUntilItKnowsWhatIsUsual() {
    OwnPast past = new OwnPast();
    for (int i = 0; i < OwnPast.ANSWERS_MIN - 1; i++) past.called(KIND, true, true);
    assertThat(calls(past, new Random(7), 500, 0)).isEqualTo(-1);
  }

  @Test
  void anotherKindOfCallsIsNoFall() {
    Random luck = new Random(8);
    OwnPast past = usual(luck);
    for (int i = 0; i < 4_000; i++) {
      past.called("worse\n\n2", luck.nextDouble() < 0.05, true);
      assertThat(past.hasFallen()).as("call %d", i).isFalse();
    }
  }

  @Test
  void amongPeersNothingIsHeldAgainstIt() {
    Random luck = new Random(9);
    OwnPast past = usual(luck);
    for (int i = 0; i < 4_000; i++) past.called(KIND, luck.nextDouble() < SPAM, false);
    assertThat(past.hasFallen()).isFalse();
    OwnPast other = usual(luck);
    calls(other, luck, 4_000, SPAM);
    assertThat(other.called(KIND, false, false)).as("peers are back").isTrue();
    assertThat(other.hasFallen()).isFalse();
  }

  @Test
  void aRestoredOneGoesOnAlike() {
    Random luck = new Random(10);
    OwnPast past = usual(luck);
    for (int i = 0; i < 60; i++) past.called(KIND, luck.nextDouble() < SPAM, true);
    OwnPast restored = new OwnPast();
    restored.restore(past.memory());
    for (int i = 0; i < 1_000; i++) {
      boolean answered = luck.nextDouble() < SPAM;
      assertThat(restored.called(KIND, answered, true))
          .isEqualTo(past.called(KIND, answered, true));
    }
    assertThat(restored.hasFallen()).isTrue();
    assertThat(restored.inWords()).isEqualTo(past.inWords());
  }
}
