package org.pacekeeper.sim.contract;

/** {@link CodecContract} against the simulated exchange. */
class SimCodecTest extends CodecContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
