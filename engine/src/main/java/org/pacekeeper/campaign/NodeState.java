package org.pacekeeper.campaign;

/** Whether a PBX node can be used. */
public enum NodeState {
  DOWN,
  /** Connected; what is on it is being asked. */
  RECONCILING,
  UP
}
