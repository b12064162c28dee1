package org.pacekeeper.sim.contract;

/** {@link KeyContract} against the simulated exchange. */
class SimKeyTest extends KeyContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
