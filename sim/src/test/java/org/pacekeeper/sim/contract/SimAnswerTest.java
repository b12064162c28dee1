package org.pacekeeper.sim.contract;

/** {@link AnswerContract} against the simulated exchange. */
class SimAnswerTest extends AnswerContract {
  @Override
  protected Rig startRig() {
    return SimRig.start();
  }
}
