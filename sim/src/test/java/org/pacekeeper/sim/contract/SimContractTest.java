package org.pacekeeper.sim.contract;

/** The simulated exchange does under the Asterisk adapter what a real Asterisk does. */
class SimContractTest extends PbxContract {

  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
