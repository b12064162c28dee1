package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;

class SimCrashTest extends CrashTest {
  private static final double SPEED = 10;

  @Override
  PhoneNetwork startNetwork(Path folder, long seed) {
    return SimNetwork.start(seed, SPEED);
  }
}
