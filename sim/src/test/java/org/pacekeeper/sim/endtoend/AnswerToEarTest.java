package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody who answers hears an agent; how soon is printed. */
@Tag("asterisk")
class AnswerToEarTest {
  private static final int CALLS = 40;

  @TempDir Path folder;

  @Test
  void everyCalleeHearsAnAgent() throws Exception {
    AnswerToEar figures = AnswerToEar.run(folder, 10, 5, CALLS, 3_000);
    System.out.print(figures.report());
    assertThat(figures.heard()).isEqualTo(CALLS);
  }
}
