package org.pacekeeper.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.CallerIds.Choice;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.PhoneNumber;

/** The choice of a caller id, without a core around it. */
class CallerIdsTest {
  private static final long HOUR = 3_600_000_000_000L;

  /** 2026-03-03, 17:00 UTC: noon in New York. */
  private static final long NOON = 1_772_557_200_000_000_000L;

  private static final Rests NEVER = new Rests(0, 0, 0, 0, 0);
  private final CallerIds ids = new CallerIds((about, begins, text) -> {});

  private static Shown shown(long digits, int perDay, String... serves) {
    return new Shown(new PhoneNumber(digits), List.of(serves), perDay, Attestation.NONE, List.of());
  }

  private void pool(String zone, Shown... numbers) {
    ids.configure(new CallerIdPool("us", zone, List.of(numbers), NEVER));
    ids.configure("sales", "us");
  }

  /** The number shown, as text; empty for none. */
  private String show(long callee, long nowNs) {
    return show(ids, callee, nowNs);
  }

  private static String show(CallerIds ids, long callee, long nowNs) {
    Choice choice = ids.choose("sales", new PhoneNumber(callee), trunks -> true, nowNs);
    if (choice.number() == null) return "";
    ids.placed(choice.number());
    return choice.number().e164();
  }

  @ParameterizedTest
  @CsvSource({
    "12025550001, +12020000001, the area code's own",
    "12025559001, +12025550009, the exchange's own before the area code's",
    "17035550001, +12020000001, a number may serve several area codes",
    "14155550001, +18000000001, whom none serves gets the one for all",
    "442079460000, +442070000001, another country's"
  })
  void theLongestPrefixOfTheCalleeWins(long callee, String number, String why) {
    pool(
        "UTC",
        shown(18_000_000_001L, 0),
        shown(12_020_000_001L, 0, "1202", "1703"),
        shown(12_025_550_009L, 0, "1202555900", "1202"),
        shown(442_070_000_001L, 0, "44"));
    // Used before, so that rotation alone would choose another.
    for (int i = 0; i < 3; i++) ids.placed(PhoneNumber.of(number));
    ids.placed(PhoneNumber.of("+12025550009"));
    ids.placed(PhoneNumber.of("+12025550009"));
    ids.placed(PhoneNumber.of("+12025550009"));
    ids.placed(PhoneNumber.of("+12025550009"));
    assertThat(show(callee, NOON)).as(why).isEqualTo(number);
  }

  @Test
  void theDayOfCallsEndsAtMidnightOfThePoolsZone() {
    pool("America/New_York", shown(12_025_550_100L, 2));
    assertThat(show(12_025_550_001L, NOON)).isNotEmpty();
    assertThat(show(12_025_550_001L, NOON)).isNotEmpty();
    assertThat(show(12_025_550_001L, NOON)).isEmpty();
    assertThat(show(12_025_550_001L, NOON + 12 * HOUR - 1)).as("just before").isEmpty();
    assertThat(show(12_025_550_001L, NOON + 12 * HOUR)).as("at midnight").isNotEmpty();
  }

  @Test
  void whoIsNotServedIsTriedAgainWhenANumberWillBeUsable() {
    pool("UTC", shown(12_025_550_100L, 1, "1202"));
    show(12_025_550_001L, NOON);
    Choice spent = ids.choose("sales", new PhoneNumber(12_025_550_002L), trunks -> true, NOON);
    assertThat(spent.untilNs()).as("midnight UTC").isEqualTo(NOON + 7 * HOUR);
    Choice foreign = ids.choose("sales", new PhoneNumber(442_079_460_000L), trunks -> true, NOON);
    assertThat(foreign.reason()).contains("each caller id of pool us serves others");
    assertThat(foreign.untilNs()).isEqualTo(NOON + 24 * HOUR);
  }

  @Test
  void aNumberIsShownOnlyOverItsTrunks() {
    ids.configure(
        new CallerIdPool(
            "us",
            "UTC",
            List.of(
                new Shown(
                    new PhoneNumber(12_025_550_100L),
                    List.of(),
                    0,
                    Attestation.A,
                    List.of("first"))),
            NEVER));
    ids.configure("sales", "us");
    PhoneNumber callee = new PhoneNumber(12_025_550_001L);
    Choice open = ids.choose("sales", callee, trunks -> trunks.contains("first"), NOON);
    assertThat(open.trunks()).containsExactly("first");
    Choice closed = ids.choose("sales", callee, trunks -> trunks.contains("second"), NOON);
    assertThat(closed.number()).isNull();
    assertThat(closed.linesOnly()).isTrue();
  }

  /** Whatever the pool and the callees: caps hold, no less specific number, fair shares. */
  @Property(tries = 200)
  void capsHoldAndCallsAreSharedByThem(@ForAll long seed) {
    Random random = new Random(seed);
    List<Shown> numbers = new ArrayList<>();
    Map<String, Integer> caps = new HashMap<>();
    int all = 1 + random.nextInt(12);
    for (int i = 0; i < all; i++) {
      int cap = 1 + random.nextInt(60);
      Shown one =
          random.nextBoolean()
              ? shown(12_000_000_000L + i, cap, "1202")
              : shown(12_000_000_000L + i, cap);
      numbers.add(one);
      caps.put(one.phone().e164(), cap);
    }
    CallerIds shared = new CallerIds((about, begins, text) -> {});
    shared.configure(new CallerIdPool("us", "UTC", numbers, NEVER));
    shared.configure("sales", "us");
    Map<String, Integer> used = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      boolean local = random.nextBoolean();
      long callee = local ? 12_025_550_000L + i : 14_155_550_000L + i;
      String shown = show(shared, callee, NOON);
      if (shown.isEmpty()) {
        assertThat(numbers)
            .filteredOn(each -> each.serves().isEmpty() || local)
            .allMatch(each -> used.getOrDefault(each.phone().e164(), 0) == each.callsPerDayMax());
        continue;
      }
      Shown chosen =
          numbers.stream().filter(n -> n.phone().e164().equals(shown)).findFirst().orElseThrow();
      boolean specific = !chosen.serves().isEmpty();
      if (!local) assertThat(specific).isFalse();
      for (Shown other : numbers) {
        int uses = used.getOrDefault(other.phone().e164(), 0);
        if (other == chosen || uses >= other.callsPerDayMax()) continue;
        boolean otherSpecific = !other.serves().isEmpty();
        if (local && otherSpecific) assertThat(specific).as("most specific").isTrue();
        if (specific == otherSpecific)
          assertThat((double) used.getOrDefault(shown, 0) / caps.get(shown))
              .as("least used for its cap")
              .isLessThanOrEqualTo((double) uses / other.callsPerDayMax() + 1e-9);
      }
      assertThat(used.merge(shown, 1, Integer::sum)).isLessThanOrEqualTo(caps.get(shown));
    }
  }
}
