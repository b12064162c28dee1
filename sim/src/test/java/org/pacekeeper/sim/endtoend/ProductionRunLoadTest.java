package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real Asterisks, fifty agents, twenty originates a second for ten minutes (the system property
 * {@code pacekeeper.production.seconds}): every SIP call as SIPp logged it is one outcome in the
 * store. Prints how fast. Then the same for three minutes ({@code
 * pacekeeper.production.killSeconds}) with a node killed and started again.
 */
@Tag("load")
class ProductionRunLoadTest {
  private static final int SECONDS = Integer.getInteger("pacekeeper.production.seconds", 600);
  private static final int KILL_SECONDS =
      Integer.getInteger("pacekeeper.production.killSeconds", 180);
  private static final long SEED = Long.getLong("pacekeeper.production.seed", 1);
  private static final int PER_SECOND =
      ProductionSite.PER_SECOND_AND_NODE * ProductionSite.NODES.size();
  private static final long TWO_SECONDS_NS = 2_000_000_000L;

  @TempDir Path folder;

  @Test
  void everySipCallIsOneOutcomeAtTwentyASecond() throws Exception {
    ProductionDay day = ProductionDay.undisturbed(folder, SECONDS * PER_SECOND, SEED);
    System.out.print(day.report());
    day.books().nothingIsLostOrDoubled().everySipCallIsItsOutcome();
    assertThat(day.figures().heard()).as("who heard an agent").isEqualTo(day.figures().answers());
    assertThat(day.figures().perSecond()).as("originates a second").isGreaterThan(19.5);
  }

  @Test
  void dialingGoesOnWithinTwoSecondsWhenANodeIsKilledAndComesBackToBoth() throws Exception {
    ProductionDay day = ProductionDay.withANodeKilled(folder, KILL_SECONDS * PER_SECOND, SEED);
    System.out.print(day.report());
    long killedNs = day.killedNs();
    long pauseNs = day.figures().longestPause("n2", killedNs, killedNs + 5 * TWO_SECONDS_NS);
    System.out.printf(
        "n2 dialed %d ms after the kill, its longest pause in the 10 s after it was %d ms;"
            + " n1 dialed again %d ms after its session was seen up, %d s after the kill%n",
        day.figures().untilFirst("n2", killedNs) / 1_000_000,
        pauseNs / 1_000_000,
        day.figures().untilFirst("n1", day.backNs()) / 1_000_000,
        (day.backNs() - killedNs) / 1_000_000_000);
    day.books().nothingIsLostOrDoubled();
    ProductionRunTest.onlyTheKilledNodeLeavesOpenEnds(day.books());
    assertThat(pauseNs).as("ns without a call").isLessThan(TWO_SECONDS_NS);
  }
}
