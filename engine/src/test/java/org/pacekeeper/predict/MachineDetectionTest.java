package org.pacekeeper.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MachineDetectionTest {
  private final MachineDetection detection = new MachineDetection();

  @Test
  void costsNothingUntilSomebodyWasListenedTo() {
    assertThat(detection.delayS(0.5)).isZero();
    assertThat(detection.personsAmongMachines(0.03)).isEqualTo(0.03, within(1e-12));
  }

  @Test
  void knowsTheQuantilesOfTheDelay() {
    for (int i = 0; i < 100; i++) {
      detection.letThrough(1.45);
      detection.letThrough(4.05);
    }
    assertThat(detection.delayS(0.25)).isEqualTo(1.45, within(0.051));
    assertThat(detection.delayS(0.75)).isEqualTo(4.05, within(0.051));
  }

  @Test
  void followsADelayThatChanges() {
    for (int i = 0; i < 1_000; i++) detection.letThrough(1.45);
    for (int i = 0; i < 1_000; i++) detection.letThrough(2.45);
    assertThat(detection.delayS(0.5)).isEqualTo(2.45, within(0.06));
  }

  @Test
  void learnsBothErrorsFromWhatAgentsSay() {
    for (int i = 0; i < 1_000; i++) {
      detection.judged(true, i % 10 != 0);
      detection.judged(false, i % 50 == 0);
    }
    assertThat(detection.personsAmongMachines(0.03)).isEqualTo(0.1, within(0.01));
    assertThat(detection.machinesAmongPersons(0.03)).isEqualTo(0.02, within(0.005));
  }

  @Test
  void isSurerTheMoreItHasSeen() {
    double before = detection.personsAmongMachinesSd(0.1);
    for (int i = 0; i < 400; i++) detection.judged(true, i % 10 != 0);
    assertThat(detection.personsAmongMachinesSd(0.1)).isLessThan(before / 2);
  }

  @Test
  void goesOnFromWhatWasWrittenDown() {
    for (int i = 0; i < 77; i++) {
      detection.letThrough(0.1 * (i % 40));
      detection.judged(i % 2 == 0, i % 7 != 0);
    }
    Memory memory = Memory.blank();
    detection.write(memory);
    MachineDetection restored = new MachineDetection();
    restored.read(Memory.of(memory.written()));
    Memory again = Memory.blank();
    restored.write(again);
    assertThat(again.written()).isEqualTo(memory.written());
    assertThat(restored.delayS(0.3)).isEqualTo(detection.delayS(0.3));
  }
}
