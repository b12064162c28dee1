package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;

/**
 * One agent at work. Allowed moves:
 *
 * <pre>
 * OFFLINE   → CALLING, AVAILABLE, PAUSED
 * CALLING   → AVAILABLE, RESERVED, PAUSED, OFFLINE
 * AVAILABLE → RESERVED, PAUSED, OFFLINE
 * RESERVED  → TALKING, AVAILABLE, WRAP_UP, PAUSED, OFFLINE
 * TALKING   → WRAP_UP, OFFLINE
 * WRAP_UP   → AVAILABLE, PAUSED, OFFLINE
 * PAUSED    → AVAILABLE, OFFLINE
 * </pre>
 *
 * A nailed-up leg is up in every state but OFFLINE and CALLING. An agent whose phone is called for
 * each conversation is never CALLING, and has a leg only while RESERVED, then TALKING. From CALLING
 * to RESERVED goes who comes back to a call after losing the leg. Core thread only.
 */
public final class Agent {
  public final String name;
  public final String campaign;
  public final String node;
  public final String dialString;

  private AgentState state = AgentState.OFFLINE;
  private long sinceNs;
  private long wishedAtNs;

  /** The leg that is up or being called, 0 when none. */
  public long legId;

  /** The call promised or being talked on, 0 when none. */
  public long callId;

  /**
   * Whether that call came from outside; who takes it over from a colleague talks with a caller.
   */
  public boolean withCaller;

  /** The phone is being called for a call that was promised. */
  public boolean legPending;

  /** Nobody hears what is said on the leg. */
  public boolean muted;

  /** The last call talked on that may still turn out to be a machine, 0 when none. */
  public long lastCallId;

  /** Takes effect when the call and its wrap-up are over. */
  public boolean pauseWanted;

  /** Takes effect when the call is over. */
  public boolean logoutWanted;

  public String pauseReason = "";

  /** When the agent said they would leave, epoch ns; 0 when they did not. */
  public long leavesAtNs;

  /** The policy's own mark; not part of the state. */
  public int policyTag;

  /** Where they are counted; follows from their campaign and their node. */
  String floor = "";

  /** Legs that failed in a row; past a limit the phone is no longer called by itself. */
  public int legFailures;

  public Agent(String name, String campaign, String node, String dialString, long nowNs) {
    this.name = name;
    this.campaign = campaign;
    this.node = node;
    this.dialString = dialString;
    this.sinceNs = nowNs;
  }

  /** Where they are counted. */
  public String floor() {
    return floor;
  }

  public AgentState state() {
    return state;
  }

  public boolean isTalking() {
    return state == AgentState.TALKING;
  }

  /** When this agent, free, asked to pause or leave, epoch ns; 0 when they did not. */
  public long wishedAtNs() {
    return wishedAtNs;
  }

  void wish(long newSinceNs) {
    wishedAtNs = newSinceNs;
  }

  /** Epoch ns of the last change of state. */
  public long sinceNs() {
    return sinceNs;
  }

  /**
   * The one method that changes the state.
   *
   * @throws IllegalStateException when the move is not allowed
   */
  void move(AgentState to, long nowNs) {
    if (!allowed(state, to))
      throw new IllegalStateException(
          "agent " + name + ": cannot move from " + state + " to " + to);
    state = to;
    sinceNs = nowNs;
  }

  private static boolean allowed(AgentState from, AgentState to) {
    return switch (from) {
      case OFFLINE ->
          to == AgentState.CALLING || to == AgentState.AVAILABLE || to == AgentState.PAUSED;
      case CALLING ->
          to == AgentState.AVAILABLE
              || to == AgentState.RESERVED
              || to == AgentState.PAUSED
              || to == AgentState.OFFLINE;
      case WRAP_UP ->
          to == AgentState.AVAILABLE || to == AgentState.PAUSED || to == AgentState.OFFLINE;
      case AVAILABLE ->
          to == AgentState.RESERVED || to == AgentState.PAUSED || to == AgentState.OFFLINE;
      case RESERVED ->
          to == AgentState.TALKING
              || to == AgentState.AVAILABLE
              || to == AgentState.WRAP_UP
              || to == AgentState.PAUSED
              || to == AgentState.OFFLINE;
      case TALKING -> to == AgentState.WRAP_UP || to == AgentState.OFFLINE;
      case PAUSED -> to == AgentState.AVAILABLE || to == AgentState.OFFLINE;
    };
  }

  Checkpoint.Agent checkpoint() {
    return new Checkpoint.Agent(
        name,
        campaign,
        node,
        dialString,
        state.name(),
        sinceNs,
        legId,
        callId,
        pauseWanted,
        logoutWanted,
        pauseReason,
        legFailures,
        lastCallId,
        leavesAtNs,
        wishedAtNs,
        legPending,
        muted);
  }

  static Agent restore(Checkpoint.Agent from) {
    Agent agent =
        new Agent(from.name(), from.campaign(), from.node(), from.dialString(), from.sinceNs());
    agent.state = AgentState.valueOf(from.state());
    agent.legId = from.legId();
    agent.callId = from.callId();
    agent.pauseWanted = from.pauseWanted();
    agent.logoutWanted = from.logoutWanted();
    agent.pauseReason = from.pauseReason();
    agent.legFailures = from.legFailures();
    agent.lastCallId = from.lastCallId();
    agent.leavesAtNs = from.leavesAtNs();
    agent.wishedAtNs = from.wishedAtNs();
    agent.legPending = from.legPending();
    agent.muted = from.muted();
    return agent;
  }
}
