package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.event.Heard;

/** A real Asterisk listens to spoken greetings. */
@Tag("asterisk")
class DetectionTableTest {
  /** Odd, so that every kind of voice, silence and noise is among them. */
  private static final int EVERY_NTH = 7;

  @TempDir static Path instance;

  @Test
  void mostGreetingsAreTakenForWhatTheyAre() throws Exception {
    try (RealAsterisk asterisk = RealAsterisk.start(instance)) {
      List<Speech.Greeting> greetings = Speech.write(instance.resolve("speech"), EVERY_NTH);
      List<DetectionTable.Line> lines = DetectionTable.measure(asterisk, greetings);
      int persons = (int) greetings.stream().filter(greeting -> !greeting.machine()).count();
      int machines = greetings.size() - persons;
      assertThat(persons).isEqualTo(18);
      assertThat(machines).isEqualTo(18);
      String table = DetectionTable.text(lines);
      assertThat(DetectionTable.counts(lines, false).get(Heard.MACHINE))
          .as(table)
          .isLessThan(persons / 2);
      assertThat(DetectionTable.counts(lines, true).get(Heard.MACHINE))
          .as(table)
          .isGreaterThan(machines / 2);
    }
  }
}
