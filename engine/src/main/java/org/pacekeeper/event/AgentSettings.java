package org.pacekeeper.event;

/**
 * How an agent is reached. An agent for whom none was configured has {@link #plain}.
 *
 * @param pin digits to be entered on the leg before it counts as up; empty for none
 * @param beep a short tone in the agent's ear when a callee is connected
 */
public record AgentSettings(String name, LegMode leg, String pin, boolean beep) {

  /** When an agent's phone is called. */
  public enum LegMode {
    /** Once, when the agent comes to work; the leg stays up between calls. */
    NAILED_UP,
    /** For each conversation, and hung up after it. */
    PER_CALL
  }

  public static AgentSettings plain(String name) {
    return new AgentSettings(name, LegMode.NAILED_UP, "", false);
  }
}
