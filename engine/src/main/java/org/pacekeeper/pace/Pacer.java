package org.pacekeeper.pace;

/**
 * A pacing policy of one campaign. May remember what it has seen; called on the core's thread after
 * every event.
 */
@FunctionalInterface
public interface Pacer {
  PacingDecision decide(PacingInput input);
}
