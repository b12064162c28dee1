package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with 50 agents at 5 answers a second for two minutes. */
@Tag("load")
class AnswerToEarLoadTest {
  private static final int CALLS = 600;

  @TempDir Path folder;

  @Test
  void everyCalleeHearsAnAgent() throws Exception {
    AnswerToEar figures = AnswerToEar.run(folder, 50, 5, CALLS, 7_000);
    System.out.print(figures.report());
    assertThat(figures.heard()).isEqualTo(CALLS);
  }
}
