package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.event.Outcome;

/**
 * Two hundred originates a second (the system property {@code pacekeeper.governor.rate}) for a
 * minute ({@code pacekeeper.governor.seconds}) by the whole engine against one real Asterisk; then
 * half a minute on a fifth of its time. Prints figures; fails when a call was lost.
 */
@Tag("load")
class GovernorLoopLoadTest {
  private static final int PER_SECOND = Integer.getInteger("pacekeeper.governor.rate", 200);
  private static final int SECONDS = Integer.getInteger("pacekeeper.governor.seconds", 60);
  private static final int LEADS = 60_000;

  @TempDir Path folder;

  @Test
  void losesNoCallWhateverAsteriskCanFollow() throws Exception {
    GovernorLoop loop =
        GovernorLoop.run(
            folder, new GovernorLoop.Plan(PER_SECOND, 120, LEADS, SECONDS, 30, 80, 20, 5));
    System.out.print(loop.report());
    loop.audit().everyCallHasItsOutcome();
    assertThat(loop.audit().outcomes()).doesNotContainKeys(Outcome.UNKNOWN, Outcome.FAULT);
  }
}
