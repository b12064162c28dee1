package org.pacekeeper.sim.pbx;

/** Is told what the engine cannot see, before the event that follows from it. */
@FunctionalInterface
public interface PbxListener {
  /** A person has picked up; the time is the calendar's. */
  void personPickedUp(long callId);
}
