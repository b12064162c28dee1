package org.pacekeeper.sim.contract;

/** {@link ConnectContract} against the simulated exchange. */
class SimConnectTest extends ConnectContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
