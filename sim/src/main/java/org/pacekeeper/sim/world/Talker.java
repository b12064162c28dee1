package org.pacekeeper.sim.world;

/** Somebody of the world whom an agent can talk with. Calendar's thread. */
sealed interface Talker extends PlacedCall permits CalleeCall, CallerCall {

  /** The id the exchange gave the call. */
  String leg();

  FarEnd farEnd();

  /** The agent's voice is there. */
  void connected(PhoneCall with);

  /** The agent's voice is gone, and their own line is not. */
  void leftAlone();
}
