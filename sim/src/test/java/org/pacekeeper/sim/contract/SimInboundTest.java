package org.pacekeeper.sim.contract;

/** The simulated exchange does with calls from outside what a real Asterisk does. */
class SimInboundTest extends InboundContract {

  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
