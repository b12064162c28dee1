package org.pacekeeper.command;

/**
 * Something an agent is to be told: kept in the command journal, from where a desk shows it.
 *
 * @param callId the call it is about, 0 when about none
 */
public record NoteAgent(String agent, long callId, Kind kind, String text) implements Command {

  public enum Kind {
    /** What the agent asked for is not done. */
    REFUSED,
    /** About the agent's phone. */
    PHONE,
    /** About the call they are on. */
    CALL
  }
}
