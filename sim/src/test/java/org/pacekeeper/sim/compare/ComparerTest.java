package org.pacekeeper.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.sim.report.Figures;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.ScenarioReader;

class ComparerTest {
  private static final Watcher NOBODY =
      new Watcher() {
        @Override
        public void begun(String task, long runs) {}

        @Override
        public void ranOne() {}
      };

  @TempDir private Path folder;

  private Scenario floor(String duration, String limits) throws IOException {
    Path file = folder.resolve("floor.yaml");
    Files.writeString(
        file,
        """
        name: floor
        duration: %s
        agents: [{at: 0h, count: 6}]
        handle: {talk: {dist: exponential, mean: 60s}, wrap: 10s}
        callees: {human: {share: 0.3, ring: 5s}, machine: {share: 0.2, ring: 10s}}
        limits: %s
        """
            .formatted(duration, limits));
    return ScenarioReader.read(file);
  }

  private static Contest compare(Scenario scenario, int threads, int seeds, String... policies)
      throws InterruptedException {
    try (Batch batch = new Batch(threads)) {
      Comparer.Options options = new Comparer.Options(seeds, false, false);
      return new Comparer(batch, options, NOBODY).run(List.of(scenario), List.of(policies)).get(0);
    }
  }

  @Test
  void isTheSameOnOneThreadAndOnMany() throws Exception {
    Scenario floor = floor("30m", "{}");
    List<List<Figures>> alone = figures(compare(floor, 1, 4, "progressive", "hindsight.RatioIdle"));
    List<List<Figures>> many = figures(compare(floor, 3, 4, "progressive", "hindsight.RatioIdle"));
    assertThat(many).isEqualTo(alone);
    assertThat(alone.get(1)).extracting(Figures::seed).containsExactly(1L, 2L, 3L, 4L);
  }

  private static List<List<Figures>> figures(Contest contest) {
    return contest.entries().stream()
        .map(entry -> entry.results().stream().map(r -> r.figures().withoutWallTime()).toList())
        .toList();
  }

  @Test
  void hindsightUsesTheLimitUpAndKeepsIt() throws Exception {
    Row row =
        compare(floor("4h", "{abandonFractionMax: 0.05}"), 2, 3, "hindsight.RatioIdle")
            .rows()
            .get(0);
    assertThat(row.policy()).startsWith("hindsight.RatioIdle:r=");
    assertThat(row.abandonFraction().mean()).isBetween(0.045, 0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hindsight.RatioIdle", "hindsight.Informed"})
  void hindsightCanBeRunAgainUnderItsName(String policy) throws Exception {
    Scenario floor = floor("1h", "{}");
    Contest.Entry found = compare(floor, 2, 2, policy).entries().get(0);
    Contest.Entry again = compare(floor, 2, 2, found.policy()).entries().get(0);
    assertThat(again.results().get(1).figures().withoutWallTime())
        .isEqualTo(found.results().get(1).figures().withoutWallTime());
  }

  @Test
  void saysWhichPartOfTheGapToTheClairvoyantIsClosedWhereItCan() throws Exception {
    Scenario floor = floor("30m", "{}");
    Contest without = compare(floor, 2, 2, "progressive", "fixed.RatioIdle:r=2");
    assertThat(TextTable.head(without)).doesNotContain("gap closed");
    Contest with = compare(floor, 2, 2, "progressive", "fixed.RatioIdle:r=2", "bound.Oracle");
    assertThat(TextTable.head(with)).contains("gap closed");
    List<Row> rows = with.rows();
    assertThat(rows.get(0).gapClosed()).isNaN();
    double low = rows.get(0).utilization().mean();
    double high = rows.get(2).utilization().mean();
    assertThat(rows.get(1).gapClosed())
        .isCloseTo((rows.get(1).utilization().mean() - low) / (high - low), within(1e-9))
        .isBetween(0.05, 0.95);
    assertThat(rows.get(2).gapClosed()).isCloseTo(1, within(1e-9));
    assertThat(TextTable.cells(with, rows.get(0))).hasSameSizeAs(TextTable.head(with));
  }

  @Test
  void takesDifferencesToHindsightWhereverItStands() throws Exception {
    List<Row> rows = compare(floor("30m", "{}"), 2, 2, "progressive", "hindsight.RatioIdle").rows();
    assertThat(rows.get(0).difference().mean())
        .isCloseTo(
            rows.get(0).utilization().mean() - rows.get(1).utilization().mean(),
            org.assertj.core.api.Assertions.within(1e-12));
    assertThat(rows.get(1).difference()).isNull();
  }

  @Test
  void modelsOfOthersKnowNoBackstopAndShippedPoliciesDo() throws Exception {
    List<Row> rows =
        compare(floor("2h", "{window: 24h}"), 2, 2, "fixed.RatioIdle:r=8", "progressive").rows();
    assertThat(rows.get(0).abandonFraction().mean()).isGreaterThan(0.2);
    assertThat(rows.get(0).limitHeld()).isFalse();
    assertThat(rows.get(0).daysOver()).isEqualTo(1);
    assertThat(rows.get(1).limitHeld()).isTrue();
  }

  @Test
  void countsEachDayOfALongRun() throws Exception {
    Contest.Entry entry =
        compare(floor("60h", "{window: 30d}"), 1, 1, "progressive").entries().get(0);
    assertThat(entry.results().get(0).days()).hasSize(3);
    assertThat(entry.results().get(0).days().stream().mapToLong(DayCount.Day::answered).sum())
        .isEqualTo(entry.results().get(0).figures().answeredByPerson());
  }
}
