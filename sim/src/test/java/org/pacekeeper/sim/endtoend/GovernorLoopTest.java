package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Asterisk that cannot follow is given less, and all of it again when it can. */
@Tag("asterisk")
class GovernorLoopTest {
  private static final int PER_SECOND = 40;

  @TempDir Path folder;

  @Test
  void anAsteriskThatCannotFollowIsGivenLessAndNothingIsLost() throws Exception {
    GovernorLoop loop =
        GovernorLoop.run(folder, new GovernorLoop.Plan(PER_SECOND, 60, 20_000, 3, 3, 750, 100, 1));
    System.out.print(loop.report());
    assertThat(loop.held()).isLessThan(PER_SECOND);
    loop.audit().everyCallHasItsOutcome().knownOutcomesAreTrueOrAbandoned();
  }
}
