package org.pacekeeper.sim.contract;

class SimRecordingTest extends RecordingContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
