package org.pacekeeper.sim.contract;

/** The simulated exchange does with conversations what a real Asterisk does. */
class SimConversationTest extends ConversationContract {

  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
