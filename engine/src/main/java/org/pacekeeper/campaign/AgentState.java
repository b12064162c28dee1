package org.pacekeeper.campaign;

/** Where an agent is. The allowed moves are in the comment of the class Agent. */
public enum AgentState {
  /** Logged in; the phone is not up and not being called. */
  OFFLINE,
  /** The phone is being called. */
  CALLING,
  /** Free for the next callee. */
  AVAILABLE,
  /** A callee was promised to this agent; the node is connecting them. */
  RESERVED,
  TALKING,
  WRAP_UP,
  PAUSED
}
