package org.pacekeeper.campaign;

/** Who talks with whom on a connected call. The allowed moves are in the comment of Talk. */
public enum TalkState {
  /** Callee and agent. */
  TOGETHER,
  /** The callee hears music; nobody else is on the line. */
  HELD,
  /** The callee hears music and goes to a colleague, who was promised. */
  PASSING,
  /** The callee hears music; a third party is being called. */
  CALLING_THIRD,
  /** The callee hears music; agent and third party talk. */
  CONSULTING,
  THREE_WAY,
  /** Callee and third party; the agent is out of it. */
  HANDED_OVER,
  /** The agent's leg was lost: the callee hears music, the agent's phone is called. */
  LOST,
  /** The agent did not come back: the callee is told, then hung up on. */
  ENDING
}
