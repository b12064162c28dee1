package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.sim.endtoend.ProductionBooks.Mismatch;

/** {@link ProductionRunLoadTest} with a short list, and nothing said of how fast. */
@Tag("asterisk")
class ProductionRunTest {
  private static final int LEADS = 400;
  private static final long SEED = 4;

  @TempDir Path folder;

  @Test
  void everySipCallIsOneOutcomeThoughANodeIsKilled() throws Exception {
    ProductionDay day = ProductionDay.withANodeKilled(folder, LEADS, SEED);
    System.out.print(day.report());
    day.books().nothingIsLostOrDoubled();
    onlyTheKilledNodeLeavesOpenEnds(day.books());
    assertThat(day.figures().untilFirst("n1", day.backNs())).isPositive();
  }

  /**
   * Calls that nobody saw the end of are unknown; callees on the other node whose agent was on the
   * killed one may be abandoned.
   */
  static void onlyTheKilledNodeLeavesOpenEnds(ProductionBooks books) {
    assertThat(books.mismatches())
        .allMatch(ProductionRunTest::isOpenEnd)
        .hasSizeLessThan(books.attempts() / 4);
  }

  private static boolean isOpenEnd(Mismatch mismatch) {
    return switch (mismatch.attempt().outcome()) {
      case UNKNOWN -> mismatch.node().equals("n1");
      case ABANDONED -> mismatch.sent() != null && mismatch.sent().status() == 200;
      default -> false;
    };
  }
}
