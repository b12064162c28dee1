package org.pacekeeper.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {
  private final Population population = new Population(WorldSettings.ordinary(1));

  @Test
  void luckDependsOnSeedNumberAndAttemptOnly() {
    CalleePlan first = population.plan("12025550123", 2);
    for (int i = 0; i < 50; i++) population.plan("1202555" + (1_000 + i), 1);
    assertThat(population.plan("12025550123", 2)).isEqualTo(first);
    assertThat(new Population(WorldSettings.ordinary(1)).plan("12025550123", 2)).isEqualTo(first);
    assertThat(population.plan("12025550123", 1)).isNotEqualTo(first);
    assertThat(population.plan("12025550124", 2)).isNotEqualTo(first);
    assertThat(new Population(WorldSettings.ordinary(2)).plan("12025550123", 2))
        .isNotEqualTo(first);
  }

  @Test
  void otherTalkTimesLeaveEverythingElseAsItWas() {
    CalleePlan plan = population.plan("12025550123", 1);
    WorldSettings o = WorldSettings.ordinary(1);
    WorldSettings longer =
        new WorldSettings(
            o.seed(),
            o.shares(),
            o.humanFactorByAttempt(),
            o.postDialDelaySeconds(),
            new Distribution.Constant(500),
            new Distribution.Constant(500),
            o.patienceSeconds(),
            o.agentEndsFraction(),
            o.trunk(),
            o.agents());
    CalleePlan other = new Population(longer).plan("12025550123", 1);
    assertThat(other.farEnd()).isEqualTo(plan.farEnd());
    assertThat(other.untilResultNs()).isEqualTo(plan.untilResultNs());
    assertThat(other.patienceNs()).isEqualTo(plan.patienceNs());
    assertThat(other.talkNs()).isEqualTo(500_000_000_000L);
  }

  @Test
  void sharesAreThoseOfTheSettingsAndHumansGetFewerWithEveryAttempt() {
    Map<FarEnd, Double> first = shares(1);
    assertThat(first.get(FarEnd.HUMAN)).isCloseTo(0.30, offset(0.01));
    assertThat(first.get(FarEnd.MACHINE)).isCloseTo(0.20, offset(0.01));
    assertThat(first.get(FarEnd.NO_ANSWER)).isCloseTo(0.32, offset(0.01));
    Map<FarEnd, Double> third = shares(3);
    assertThat(third.get(FarEnd.HUMAN)).isCloseTo(0.30 * 0.31, offset(0.01));
    assertThat(third.get(FarEnd.MACHINE)).isCloseTo(0.20, offset(0.01));
  }

  @Test
  void ringTimesAgreeWithThePublishedShareOfCallsUnanswered() {
    int n = 20_000;
    int at15 = 0;
    int at25 = 0;
    for (int i = 0; i < n; i++) {
      CalleePlan plan = population.plan("4420794" + (60_000 + i), 1);
      boolean rings = plan.farEnd().answers() || plan.farEnd() == FarEnd.NO_ANSWER;
      if (rings && plan.untilResultNs() > 15_000_000_000L) at15++;
      if (rings && plan.untilResultNs() > 25_000_000_000L) at25++;
    }
    assertThat((double) at15 / n).isBetween(0.5, 0.58);
    assertThat((double) at25 / n).isBetween(0.25, 0.35);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          99103020, HUMAN,       true,  300,  2000
          99205100, MACHINE,     true,  500, 10000
          99312000, BUSY,        true, 1200,     0
          99403020, CONGESTION, false,    0,  2000
          99503020, NO_ANSWER,   true,   -1,  2000
          99603020, UNALLOCATED,false,    0,  2000
          99703020, REJECTED,    true,  300,  2000
          99803020, DROPS,       true,  300,     0
          99903020, SILENT,     false,   -1,  2000
          """)
  void aScriptedNumberSaysWhatWillHappen(
      String number, FarEnd farEnd, boolean rings, long ringMs, long stayMs) {
    CalleePlan plan = population.plan(number, 1);
    assertThat(plan.farEnd()).isEqualTo(farEnd);
    assertThat(plan.rings()).isEqualTo(rings);
    long expectedNs = ringMs < 0 ? CalleePlan.NEVER : ringMs * 1_000_000;
    assertThat(plan.untilResultNs()).isEqualTo(expectedNs);
    assertThat(plan.patienceNs()).isEqualTo(stayMs * 1_000_000);
    assertThat(plan.postDialDelayNs()).isZero();
    assertThat(population.plan(number, 5)).isEqualTo(plan);
  }

  private Map<FarEnd, Double> shares(int attempt) {
    int n = 20_000;
    Map<FarEnd, Double> shares = new EnumMap<>(FarEnd.class);
    for (int i = 0; i < n; i++)
      shares.merge(
          population.plan("120255" + (10_000 + i), attempt).farEnd(), 1.0 / n, Double::sum);
    return shares;
  }
}
