package org.pacekeeper.sim.contract;

/** {@link ReconnectContract} against the simulated exchange. */
class SimReconnectTest extends ReconnectContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
