package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/** What calls differ by is found among calls that are dialed side by side. */
class CallKindsTest {
  private static final long S = 1_000_000_000L;
  private static final long GOOD = 41;
  private static final long BAD = 42;

  /** 2026-01-05 15:00 UTC: ten in the morning in New York, seven in Los Angeles. */
  private static final long START = 1_767_625_200L * S;

  private record End(long atNs, long placedAtNs, int kind, boolean answered) {}

  private static LeadEntry lead(long listId, String zone, int attempts) {
    return new LeadEntry(1, PhoneNumber.of("+12025550123"), List.of(zone), attempts, listId);
  }

  /** Dials leads by turns, twice a second, each answered with its own chance after some seconds. */
  private static CallsInFlight dial(
      int seconds, List<LeadEntry> leads, ToDoubleFunction<LeadEntry> chance) {
    CallsInFlight calls = new CallsInFlight(true);
    Random random = new Random(1);
    PriorityQueue<End> ends = new PriorityQueue<>((a, b) -> Long.compare(a.atNs, b.atNs));
    for (int i = 0; i < 2 * seconds; i++) {
      long now = START + i * S / 2;
      while (!ends.isEmpty() && ends.peek().atNs <= now) {
        End end = ends.remove();
        if (end.answered) calls.answered(end.kind, end.placedAtNs, end.atNs);
        else calls.ended(end.kind, end.placedAtNs, end.atNs);
      }
      LeadEntry lead = leads.get(random.nextInt(leads.size()));
      int kind = calls.kind(lead, lead.attempts() + 1, now);
      calls.placed(kind, now);
      boolean answered = random.nextDouble() < chance.applyAsDouble(lead);
      long ringNs = (long) ((answered ? 4 + 8 * random.nextDouble() : 20) * S);
      ends.add(new End(now + ringNs, now, kind, answered));
      calls.advance(now);
      if (calls.buildIsDue()) calls.takeChange();
    }
    return calls;
  }

  private static double chance(CallsInFlight calls, LeadEntry lead, int seconds) {
    AnswerCurve curve = new AnswerCurve();
    int kind = calls.kind(lead, lead.attempts() + 1, START + seconds * S);
    calls.buildNew(CallKinds.classOf(kind), curve);
    return curve.answered();
  }

  @Test
  void aListThatIsAnsweredMoreOftenIsToldFromAnother() {
    LeadEntry good = lead(GOOD, "UTC", 0);
    LeadEntry bad = lead(BAD, "UTC", 0);
    CallsInFlight calls =
        dial(3_000, List.of(good, bad), lead -> lead.listId() == GOOD ? 0.4 : 0.1);
    assertThat(chance(calls, good, 3_000)).isCloseTo(0.4, within(0.06));
    assertThat(chance(calls, bad, 3_000)).isCloseTo(0.1, within(0.025));
  }

  @Test
  void anHourOfTheCalleesDayIsToldFromAnother() {
    LeadEntry atTen = lead(GOOD, "America/New_York", 0);
    LeadEntry atSeven = lead(GOOD, "America/Los_Angeles", 0);
    CallsInFlight calls = dial(3_000, List.of(atTen, atSeven), lead -> lead == atTen ? 0.3 : 0.12);
    assertThat(chance(calls, atTen, 3_000)).isCloseTo(0.3, within(0.05));
    assertThat(chance(calls, atSeven, 3_000)).isCloseTo(0.12, within(0.03));
  }

  @Test
  void aNewListIsTakenForAnAverageOne() {
    LeadEntry good = lead(GOOD, "UTC", 0);
    LeadEntry bad = lead(BAD, "UTC", 0);
    CallsInFlight calls =
        dial(3_000, List.of(good, bad), lead -> lead.listId() == GOOD ? 0.4 : 0.1);
    assertThat(chance(calls, lead(43, "UTC", 0), 3_000)).isBetween(0.15, 0.33);
  }

  @Test
  void groupsThatDifferByChanceAloneAreTakenForAlike() {
    GroupEffect effect = new GroupEffect(8);
    Random random = new Random(3);
    double furthest = 0;
    for (int i = 0; i < 20_000; i++) {
      int group = random.nextInt(8);
      effect.expect(group, 0.2);
      if (random.nextDouble() < 0.2) effect.answered(group);
      if (i > 2_000)
        for (int g = 0; g < 8; g++) furthest = Math.max(furthest, Math.abs(effect.factor(g) - 1));
    }
    assertThat(furthest).isLessThan(0.12);
  }

  @Test
  void aGroupThatIsAloneSaysNothingOfItself() {
    GroupEffect effect = new GroupEffect(2);
    for (int i = 0; i < 100; i++) {
      effect.expect(1, 0.2);
      effect.answered(1);
      assertThat(effect.factor(1)).isEqualTo(1);
    }
  }

  @Test
  void theListThatRestedLongestGivesItsNumberToANewOne() {
    ListNumbers numbers = new ListNumbers();
    for (long list = 0; list < ListNumbers.MAX; list++) numbers.of(list);
    int first = numbers.of(0);
    int given = numbers.of(1_000);
    assertThat(numbers.reused()).isTrue();
    assertThat(given).isNotEqualTo(first);
    assertThat(numbers.of(0)).isEqualTo(first);
    assertThat(numbers.of(1_000)).isEqualTo(given);
    assertThat(numbers.of(1)).isNotEqualTo(given);
  }

  @Test
  void anHourChangesWhereTheClockDoesAndNotBefore() {
    LocalHours hours = new LocalHours();
    assertThat(hours.of("America/New_York", START)).isEqualTo(10);
    assertThat(hours.of("America/New_York", START + 3_599 * S)).isEqualTo(10);
    assertThat(hours.of("America/New_York", START + 3_600 * S)).isEqualTo(11);
    assertThat(hours.of("Asia/Kolkata", START)).isEqualTo(20);
    assertThat(hours.of("Asia/Kolkata", START + 1_800 * S)).isEqualTo(21);
  }

  @Test
  void classesLieOneEighthApartAroundTheAverage() {
    assertThat(CallKinds.factor(CallKinds.CLASSES / 2)).isEqualTo(1);
    assertThat(CallKinds.factor(0)).isEqualTo(0.25);
    assertThat(CallKinds.factor(CallKinds.CLASSES - 1)).isEqualTo(4);
  }
}
