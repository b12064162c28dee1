package org.pacekeeper.sim.world;

/**
 * What the far end of one placed call does, told to the exchange that placed it, on the calendar's
 * thread. At most one {@code ringing}, then at most one of {@code answered} and {@code refused};
 * {@code hungUp} only after {@code answered}; nothing after {@code refused}, {@code hungUp} or the
 * exchange's own release.
 */
public interface NetworkListener {
  void ringing();

  void answered();

  void refused(Refusal why);

  void hungUp();

  /** The far end pressed a key of its telephone. */
  default void pressed(char key) {}
}
