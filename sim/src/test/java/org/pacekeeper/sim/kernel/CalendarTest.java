package org.pacekeeper.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private final Calendar calendar = new Calendar();
  private final List<String> happened = new ArrayList<>();

  @Test
  void runsInOrderOfTimeAndAmongEqualsInOrderOfEntry() {
    calendar.at(20, () -> happened.add("c"));
    calendar.at(10, () -> happened.add("a"));
    calendar.at(10, () -> happened.add("b"));
    assertThat(calendar.advanceTo(20, 100)).isTrue();
    assertThat(happened).containsExactly("a", "b", "c");
    assertThat(calendar.nowNs()).isEqualTo(20);
  }

  @Test
  void timeIsThatOfTheEntryAtHand() {
    calendar.at(7, () -> happened.add("now " + calendar.nowNs()));
    calendar.advanceTo(100, 100);
    assertThat(happened).containsExactly("now 7");
    assertThat(calendar.nowNs()).isEqualTo(100);
  }

  @Test
  void whatIsEnteredForThePastHappensNow() {
    calendar.advanceTo(50, 100);
    calendar.at(10, () -> happened.add("now " + calendar.nowNs()));
    assertThat(calendar.nextTimeNs()).isEqualTo(50);
    calendar.runNext();
    assertThat(happened).containsExactly("now 50");
  }

  @Test
  void whatIsDueInFarTooLongNeverComes() {
    calendar.advanceTo(50, 100);
    calendar.after(Long.MAX_VALUE, () -> happened.add("never"));
    assertThat(calendar.nextTimeNs()).isEqualTo(Long.MAX_VALUE);
    calendar.advanceTo(Long.MAX_VALUE - 1, 100);
    assertThat(happened).isEmpty();
  }

  @Test
  void cancelledEntriesDoNotHappenAndLeaveNothingBehind() {
    Calendar.Entry entry = calendar.at(10, () -> happened.add("cancelled"));
    calendar.at(10, () -> happened.add("kept"));
    entry.cancel();
    entry.cancel();
    assertThat(calendar.size()).isEqualTo(1);
    calendar.advanceTo(10, 100);
    assertThat(happened).containsExactly("kept");
  }

  @Test
  void anEntryMayEnterOthersForTheSameMoment() {
    calendar.at(10, () -> calendar.at(10, () -> happened.add("inner")));
    calendar.advanceTo(10, 100);
    assertThat(happened).containsExactly("inner");
  }

  @Test
  void aTurnEndsAtItsBoundAndTimeStaysThere() {
    for (int i = 1; i <= 5; i++) calendar.at(i, () -> happened.add("" + calendar.nowNs()));
    assertThat(calendar.advanceTo(10, 3)).isFalse();
    assertThat(calendar.nowNs()).isEqualTo(3);
    assertThat(calendar.advanceTo(10, 3)).isTrue();
    assertThat(happened).containsExactly("1", "2", "3", "4", "5");
  }

  @Property
  void runsEveryEntryThatWasNotCancelledInOrder(
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 50) Integer> times,
      @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 299) Integer> cancelled) {
    Calendar own = new Calendar();
    List<int[]> ran = new ArrayList<>();
    List<int[]> expected = new ArrayList<>();
    List<Calendar.Entry> entries = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      int[] entry = {times.get(i), i};
      expected.add(entry);
      entries.add(own.at(entry[0], () -> ran.add(entry)));
    }
    for (int index : cancelled) {
      if (index >= entries.size()) continue;
      entries.get(index).cancel();
      expected.removeIf(entry -> entry[1] == index);
    }
    expected.sort(Comparator.comparingInt((int[] e) -> e[0]).thenComparingInt(e -> e[1]));
    while (own.runNext()) assertThat(own.nowNs()).isEqualTo(ran.get(ran.size() - 1)[0]);
    assertThat(ran).containsExactlyElementsOf(expected);
  }
}
