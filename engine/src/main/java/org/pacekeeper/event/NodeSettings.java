package org.pacekeeper.event;

import java.util.List;

/**
 * A PBX node as the core sees it: a name, what it can bear, and which other nodes it reaches. Where
 * it is and how to log in is the adapter's business.
 *
 * @param originatesPerSecondMax over all its trunks
 * @param unansweredMax originates that it may have been given and not yet have taken up; 0 for no
 *     limit
 * @param joins the ways to agents on other nodes
 */
public record NodeSettings(
    String name, int callsMax, double originatesPerSecondMax, int unansweredMax, List<Join> joins) {
  /** In a join's dial string: the agent's leg on the other node. */
  public static final String LEG = "{leg}";

  /** Behind the leg's id in that place: the agent hears a tone before the callee. */
  public static final String BEEP = "p";

  public NodeSettings {
    joins = joins == null ? List.of() : List.copyOf(joins);
  }

  /** A node that stands alone, without a limit on what it has not yet taken up. */
  public NodeSettings(String name, int callsMax, double originatesPerSecondMax) {
    this(name, callsMax, originatesPerSecondMax, 0, List.of());
  }

  /**
   * How this node puts a callee through to an agent's leg on another.
   *
   * @param dialString with {@link #LEG} in it, for instance {@code PJSIP/{leg}@pbx2}
   */
  public record Join(String node, String dialString) {}
}
