package org.pacekeeper.event;

/** What an agent may ask for while on a call. */
public enum Ask {
  /** The callee hears music. */
  HOLD,
  /** Back to the callee on hold. */
  RESUME,
  /** Nobody hears the agent. */
  MUTE,
  UNMUTE,
  /** The callee goes to a colleague, the target by name, who is free. */
  TRANSFER,
  /** Call a third party, the target in E.164 form, while the callee is on hold. */
  CONSULT,
  /** Callee and third party talk on without the agent. */
  COMPLETE,
  /** The third party is hung up on; back to the callee. */
  CANCEL,
  /** Callee, agent and third party hear each other. */
  THREE_WAY,
  /** The call ends. */
  HANG_UP,
  /** The conversation is recorded from now on, in a campaign that records on demand. */
  RECORD,
  STOP_RECORDING,
  /** What is said now, a card's number for instance, is not recorded. */
  PAUSE_RECORDING,
  RESUME_RECORDING
}
