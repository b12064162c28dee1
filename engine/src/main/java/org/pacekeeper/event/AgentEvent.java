package org.pacekeeper.event;

/**
 * What agents did, at their phone or at their desk. Agents' names are unique within an
 * installation.
 */
public sealed interface AgentEvent extends Event {

  /**
   * An agent came to work on a campaign; their phone is called next.
   *
   * @param dialString what the node dials to reach the agent's phone, for instance {@code
   *     PJSIP/1001}
   */
  record AgentLoggedIn(String agent, String campaign, String node, String dialString)
      implements AgentEvent {}

  /** The agent can take a call: ends wrap-up, a pause, or a failed leg. */
  record AgentReady(String agent) implements AgentEvent {}

  /** The agent takes no further call; a call that is up goes on. */
  record AgentPaused(String agent, String reason) implements AgentEvent {}

  /**
   * The agent will leave or take a break at a known time: a shift's end, lunch. The policy plans
   * with it; the agent still has to pause or log out.
   *
   * @param atNs epoch ns; 0 takes it back
   */
  record LeaveAnnounced(String agent, long atNs) implements AgentEvent {}

  /** The agent left; a call that is up goes on to its end, then the leg is hung up. */
  record AgentLoggedOut(String agent) implements AgentEvent {}

  /**
   * An agent on a call asked for something. What makes no sense now is refused, and the agent told.
   *
   * @param target a colleague's name or a number, where the request needs one; else empty
   */
  record ConversationAsked(String agent, Ask ask, String target) implements AgentEvent {}

  /**
   * What the agent recorded about a call. Does not end wrap-up by itself.
   *
   * @param code the campaign's own, but for {@link #MACHINE} and {@link #SCREENED}
   */
  record DispositionRecorded(String agent, long callId, String code, String note)
      implements AgentEvent {

    /** Nobody was there but an answering machine: the call leaves the abandon ledger. */
    public static final String MACHINE = "machine";

    /** A service asked who is calling before anybody was there: counts like a machine. */
    public static final String SCREENED = "screened";
  }
}
