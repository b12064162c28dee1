package org.pacekeeper.campaign;

/** How far a call has come. The allowed moves are in the comment of the class Call. */
public enum CallState {
  /** The originate was decided; nothing heard yet. */
  DIALING,
  RINGING,
  /** Picked up, and machine detection has not made up its mind. */
  LISTENING,
  /** Answered, and no agent has been promised. */
  WAITING,
  /** Answered, and the node was told to connect it with an agent. */
  CONNECTING,
  CONNECTED,
  /** Answered and abandoned: the safe-harbour message plays. */
  MESSAGE,
  /** Taken for a machine: is being hung up, or a message is left. */
  MACHINE,
  ENDED;

  /** Dialed, and not yet known to be a person or not. */
  public boolean inFlight() {
    return this == DIALING || this == RINGING || this == LISTENING;
  }
}
