package org.pacekeeper.pace;

/**
 * A pacing policy of one campaign; called on the core's thread. One that learns from what happens
 * also implements {@link org.pacekeeper.campaign.FloorListener}, and {@link Learning} to keep it
 * over a restart.
 */
public interface Pacer {

  /**
   * The floor that it paces, told once and before anything else; a live view for as long as the
   * policy is in use.
   */
  default void begin(PacingInput floor) {}

  /** How many calls to place now; asked after every event. */
  PacingDecision decide(PacingInput input);

  /**
   * Why not one call more, for people, with the figures; asked only when a decision is written
   * down.
   */
  String explain(PacingInput input, PacingDecision decision);
}
